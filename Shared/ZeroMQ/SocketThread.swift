import CZeroMQ
import Foundation
import Glibc
public import Synchronization

/// What a `SocketThread` runs: the owner of sockets, on the one thread that may touch them.
public protocol Reactor: SendableMetatype {
    /// What other threads ask of it.
    associatedtype Command: Sendable

    /// The sockets to read from, in the order of `readable`'s index. They may change while the thread runs.
    var sockets: [Socket] { get }

    /// Whether a socket seldom has something to read: under load it is not looked at each time.
    func isQuiet(_ index: Int) -> Bool

    /// Does what other threads asked for, in the order asked; false ends the thread.
    mutating func handle(_ commands: [Command]) -> Bool

    /// Reads from a socket until it is empty or has had its turn; false if there was nothing.
    mutating func read(_ index: Int) -> Bool

    /// How long the thread may sleep, in milliseconds; nil until something comes.
    mutating func timeout() -> Int?
}

extension Reactor {
    /// Every socket is looked at each time, unless a reactor says otherwise.
    public func isQuiet(_ index: Int) -> Bool { false }
}

/// One thread that owns ZeroMQ sockets, woken by them or by commands from other threads.
///
/// Commands wait in a queue under a lock; an eventfd is written only if the thread sleeps, so under load neither side
/// pays for a system call. Inlinable, as each command of each call comes this way: its type is then known.
public final class SocketThread<Command: Sendable>: Sendable {
    @usableFromInline
    struct Queue {
        @usableFromInline var commands: [Command] = []
        @usableFromInline var jobs: [UnownedJob] = []
        @usableFromInline var isSleeping = false
        @usableFromInline var hasEnded = false
        @usableFromInline var waiters: [CheckedContinuation<Void, Never>] = []

        @usableFromInline
        init() {}
    }

    @usableFromInline let queue = Mutex(Queue())
    @usableFromInline let event = WakeEvent()

    /// Starts a thread; `make` runs on it and builds what owns the sockets.
    @inlinable
    public init<R: Reactor>(named name: String, _ make: @escaping @Sendable () -> R) where R.Command == Command {
        startThread(named: name) { [self] in
            do {
                var reactor = make()
                run(&reactor)
            }
            let (waiters, jobs) = queue.withLock { queue in
                queue.hasEnded = true
                queue.commands = []
                defer { (queue.waiters, queue.jobs) = ([], []) }
                return (queue.waiters, queue.jobs)
            }
            for job in jobs { globalConcurrentExecutor.enqueue(ExecutorJob(job)) }
            for waiter in waiters { waiter.resume() }
        }
    }

    /// Asks the thread for something; never waits.
    ///
    /// What comes after the thread has ended is dropped.
    @inlinable
    public func submit(_ command: Command) {
        let mustWake = queue.withLock { queue in
            guard !queue.hasEnded else { return false }
            queue.commands.append(command)
            defer { queue.isSleeping = false }
            return queue.isSleeping
        }
        if mustWake { event.signal() }
    }

    /// Waits until the thread has ended.
    public func ended() async {
        await withCheckedContinuation { continuation in
            let hasEnded = queue.withLock { queue in
                if !queue.hasEnded { queue.waiters.append(continuation) }
                return queue.hasEnded
            }
            if hasEnded { continuation.resume() }
        }
    }

    @inlinable
    func run<R: Reactor>(_ reactor: inout R) where R.Command == Command {
        var pace = Pace()
        // Two arrays in turn, so that a batch seldom allocates.
        var commands: [Command] = []
        var jobs: [UnownedJob] = []
        while true {
            queue.withLock { swap(&$0.jobs, &jobs) }
            var worked = !jobs.isEmpty
            for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
            jobs.removeAll(keepingCapacity: true)
            // What the jobs asked for goes out in the same turn.
            commands.removeAll(keepingCapacity: true)
            queue.withLock { swap(&$0.commands, &commands) }
            if !commands.isEmpty, !reactor.handle(commands) { return }
            worked = worked || !commands.isEmpty
            let count = reactor.sockets.count
            for index in 0..<count where index < reactor.sockets.count {
                if pace.looksEverywhere || !reactor.isQuiet(index), reactor.read(index) { worked = true }
            }
            let timeout = reactor.timeout()
            if pace.mustSleep(afterWork: worked) {
                let maySleep = queue.withLock { queue in
                    queue.isSleeping = queue.commands.isEmpty && queue.jobs.isEmpty
                    return queue.isSleeping
                }
                guard maySleep else { continue }
                event.wait(with: reactor.sockets, timeout)
                queue.withLock { $0.isSleeping = false }
            }
        }
    }
}

extension SocketThread: TaskExecutor {
    /// Has a piece of a task run on the thread, between two looks at its sockets; elsewhere once the thread has ended.
    @inlinable
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let (isLate, mustWake) = queue.withLock { queue in
            guard !queue.hasEnded else { return (true, false) }
            queue.jobs.append(job)
            defer { queue.isSleeping = false }
            return (false, queue.isSleeping)
        }
        if isLate { globalConcurrentExecutor.enqueue(ExecutorJob(job)) }
        if mustWake { event.signal() }
    }
}

/// When a thread looks at its quiet sockets, lets others run, and sleeps.
@usableFromInline
struct Pace {
    /// Times that the thread lets others run before it sleeps, while what comes next comes soon: neither side then pays for
    /// waking it.
    private static let rounds = 32
    /// How soon: where the last wait was longer, the thread sleeps at once.
    private static let soon = Duration.microseconds(400)
    /// Turns between two looks at the quiet sockets: each look is a system call.
    private static let turns = 16

    private var idle = Pace.rounds
    private var idleSince = ContinuousClock.now
    private var isBrisk = true
    private var turn = 0

    @usableFromInline
    init() {}

    /// Whether the quiet sockets are read in this turn: the first after a sleep, the last before it, and now and then.
    @usableFromInline var looksEverywhere: Bool { turn % Pace.turns == 0 || idle == Pace.rounds }

    /// Ends a turn; true where the thread is to sleep until something comes.
    @usableFromInline
    mutating func mustSleep(afterWork worked: Bool) -> Bool {
        turn &+= 1
        if worked {
            if idle > 0 { isBrisk = idleSince.duration(to: .now) < Pace.soon }
            idle = 0
        } else if idle == 0 {
            idle = isBrisk ? 1 : Pace.rounds
            idleSince = .now
        } else if idle < Pace.rounds {
            idle += 1
            sched_yield()
        } else {
            turn = 0
            return true
        }
        return false
    }
}

/// What ends a thread's sleep: an eventfd beside its sockets.
@usableFromInline
final class WakeEvent: Sendable {
    private let descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))

    @usableFromInline
    init() {}

    deinit { close(descriptor) }

    @usableFromInline
    func signal() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Sleeps until a socket has something to read, the event is signalled, or so many milliseconds have passed.
    @usableFromInline
    func wait(with sockets: [Socket], _ timeout: Int?) {
        var items = sockets.map { zmq_pollitem_t(socket: $0.handle, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0) }
        items.append(zmq_pollitem_t(socket: nil, fd: descriptor, events: Int16(ZMQ_POLLIN), revents: 0))
        zmq_poll(&items, Int32(items.count), timeout ?? -1)
        var drained: UInt64 = 0
        _ = read(descriptor, &drained, MemoryLayout<UInt64>.size)
    }
}

/// Starts a thread of a name.
@usableFromInline
func startThread(named name: String, _ body: @escaping @Sendable () -> Void) {
    let thread = Thread(block: body)
    thread.name = name
    thread.start()
}
