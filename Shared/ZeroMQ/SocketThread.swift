import CZeroMQ
import Foundation
import Glibc
import Synchronization

/// What a `SocketThread` runs: the owner of sockets, on the one thread that may touch them.
public protocol Reactor: SendableMetatype {
    /// What other threads ask of it.
    associatedtype Command: Sendable

    /// The sockets to read from, in the order of `readable`'s index. They may change while the thread runs.
    var sockets: [Socket] { get }

    /// Does what other threads asked for, in the order asked; false ends the thread.
    mutating func handle(_ commands: [Command]) -> Bool

    /// Reads from a socket until it is empty or has had its turn; false if there was nothing.
    mutating func read(_ index: Int) -> Bool

    /// How long the thread may sleep, in milliseconds; nil until something comes.
    mutating func timeout() -> Int?
}

/// One thread that owns ZeroMQ sockets, woken by them or by commands from other threads.
///
/// Commands wait in a queue under a lock; an eventfd is written only if the thread sleeps, so under load neither side
/// pays for a system call.
public final class SocketThread<Command: Sendable>: Sendable {
    private struct Queue {
        var commands: [Command] = []
        var isSleeping = false
        var hasEnded = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let queue = Mutex(Queue())
    private let event: Int32

    /// Starts a thread; `make` runs on it and builds what owns the sockets.
    public init<R: Reactor>(named name: String, _ make: @escaping @Sendable () -> R) where R.Command == Command {
        event = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        let thread = Thread { [self] in
            do {
                var reactor = make()
                run(&reactor)
            }
            let waiters = queue.withLock { queue in
                queue.hasEnded = true
                queue.commands = []
                defer { queue.waiters = [] }
                return queue.waiters
            }
            for waiter in waiters { waiter.resume() }
        }
        thread.name = name
        thread.start()
    }

    deinit { close(event) }

    /// Asks the thread for something; never waits.
    ///
    /// What comes after the thread has ended is dropped.
    public func submit(_ command: Command) {
        let mustWake = queue.withLock { queue in
            guard !queue.hasEnded else { return false }
            queue.commands.append(command)
            defer { queue.isSleeping = false }
            return queue.isSleeping
        }
        guard mustWake else { return }
        var one: UInt64 = 1
        _ = write(event, &one, MemoryLayout<UInt64>.size)
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

    /// Times that the thread lets others run before it sleeps: what it handed out is often answered by then, and neither
    /// side pays for waking it.
    ///
    /// More of them shorten a lone call and burn some microseconds after each burst.
    private static var rounds: Int { 32 }

    private func run<R: Reactor>(_ reactor: inout R) where R.Command == Command {
        var idle = SocketThread.rounds
        while true {
            let commands = queue.withLock { queue in
                defer { queue.commands = [] }
                return queue.commands
            }
            if !commands.isEmpty, !reactor.handle(commands) { return }
            var worked = !commands.isEmpty
            let count = reactor.sockets.count
            for index in 0..<count where index < reactor.sockets.count {
                if reactor.read(index) { worked = true }
            }
            let timeout = reactor.timeout()
            if worked {
                idle = 0
            } else if idle < SocketThread.rounds {
                idle += 1
                sched_yield()
            } else {
                sleep(reactor.sockets, timeout)
            }
        }
    }

    private func sleep(_ sockets: [Socket], _ timeout: Int?) {
        let maySleep = queue.withLock { queue in
            queue.isSleeping = queue.commands.isEmpty
            return queue.isSleeping
        }
        guard maySleep else { return }
        var items = sockets.map { zmq_pollitem_t(socket: $0.handle, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0) }
        items.append(zmq_pollitem_t(socket: nil, fd: event, events: Int16(ZMQ_POLLIN), revents: 0))
        zmq_poll(&items, Int32(items.count), timeout ?? -1)
        queue.withLock { $0.isSleeping = false }
        var drained: UInt64 = 0
        _ = Glibc.read(event, &drained, MemoryLayout<UInt64>.size)
    }
}
