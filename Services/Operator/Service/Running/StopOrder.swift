/// Which process is told what, and when: all run until one ends by itself or somebody interrupts; then each is told to end,
/// the last started first, and is killed where it takes too long.
///
/// A pure state machine: an event in, actions out.
struct StopOrder {
    /// Something that happened.
    enum Event: Equatable, Sendable {
        /// A process has ended.
        case exited(KnownService)
        /// Somebody wants it all to end: Ctrl-C or SIGTERM.
        case interrupted
        /// A process has had its time to end.
        case graceOver(KnownService)
    }

    /// Something to do.
    enum Action: Equatable, Sendable {
        /// Send SIGTERM, and report `graceOver` when its time has passed.
        case terminate(KnownService)
        /// Send SIGKILL.
        case kill(KnownService)
        /// Say that a process ended which should not have.
        case blame(KnownService)
    }

    private var running: [KnownService]
    private var stopping: KnownService?
    private(set) var hasFailed = false

    /// Processes in the order in which they were started.
    init(_ started: [KnownService]) { running = started }

    /// Whether nothing runs any more.
    var isDone: Bool { running.isEmpty }

    /// Whether the end has begun.
    var isStopping: Bool { stopping != nil }

    /// What to do now.
    mutating func handle(_ event: Event) -> [Action] {
        switch event {
        case .exited(let service):
            running.removeAll { $0 == service }
            if stopping == nil {
                hasFailed = true
                return [.blame(service)] + terminateNext()
            }
            return service == stopping ? terminateNext() : []
        case .interrupted:
            // Who asks twice does not want to wait.
            return stopping == nil ? terminateNext() : running.map { .kill($0) }
        case .graceOver(let service):
            return running.contains(service) ? [.kill(service)] : []
        }
    }

    private mutating func terminateNext() -> [Action] {
        guard let last = running.last else { return [] }
        stopping = last
        return [.terminate(last)]
    }
}
