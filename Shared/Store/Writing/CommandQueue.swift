private import Dispatch
internal import Synchronization

/// The commands that wait for the writer, bounded in number.
final class CommandQueue: Sendable {
    private struct State {
        var waiting: [Submission] = []
        var commandCount = 0
        var isOpen = true
        var isServed = false
        var isAwaited = false
    }

    private let state = Mutex(State())
    private let arrival = DispatchSemaphore(value: 0)
    private let path: String
    private let maximumWaiting: Int
    private let maximumBatch: Int

    init(_ configuration: StoreConfiguration) {
        path = configuration.path
        maximumWaiting = configuration.maximumWaiting
        maximumBatch = configuration.maximumBatch
    }

    /// How many commands wait.
    var count: Int { state.withLock { $0.commandCount } }

    /// Adds commands to the end and wakes the writer if it waits.
    func submit(_ commands: Submission) throws(StoreError) {
        let isAwaited = try state.withLock { state throws(StoreError) in
            guard state.isOpen else { throw .closed(path: path) }
            guard state.commandCount + commands.count <= maximumWaiting else {
                throw .overloaded(path: path, limit: maximumWaiting)
            }
            state.waiting.append(commands)
            state.commandCount += commands.count
            defer { state.isAwaited = false }
            return state.isAwaited
        }
        if isAwaited { arrival.signal() }
    }

    /// Takes what shares the next commit; nothing where nothing waits.
    func take() -> [Submission] {
        state.withLock { state in
            var taken = 0
            var count = 0
            for commands in state.waiting {
                if taken > 0, count + commands.count > maximumBatch { break }
                taken += 1
                count += commands.count
            }
            state.commandCount -= count
            if taken == state.waiting.count {
                defer { state.waiting = [] }
                return state.waiting
            }
            defer { state.waiting.removeFirst(taken) }
            return Array(state.waiting.prefix(taken))
        }
    }

    /// Blocks the writer's thread until there is something to take; false where there will be nothing any more.
    func waitForMore() -> Bool {
        let mustWait = state.withLock { state in
            state.isAwaited = state.waiting.isEmpty && state.isOpen
            return state.isAwaited
        }
        if mustWait { arrival.wait() }
        return state.withLock { !$0.waiting.isEmpty }
    }

    /// Notes that the writer runs; a second one is refused.
    func serve() throws(StoreError) {
        try state.withLock { state throws(StoreError) in
            guard state.isOpen else { throw .closed(path: path) }
            guard !state.isServed else { throw .runsAlready(path: path) }
            state.isServed = true
        }
    }

    /// Takes no more commands; those that wait will still be taken.
    func stop() {
        let isAwaited = state.withLock { state in
            state.isOpen = false
            defer { state.isAwaited = false }
            return state.isAwaited
        }
        if isAwaited { arrival.signal() }
    }
}
