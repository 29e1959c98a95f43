import Subprocess
import Synchronization

/// The processes started, by service, as far as signals need them.
final class Children: Sendable {
    private struct State {
        var send: [KnownService: @Sendable (Signal) -> Void] = [:]
        var waiting: [KnownService: Signal] = [:]
    }

    private let state = Mutex(State())

    /// A process runs; it gets the signal that came before it did.
    func add(_ service: KnownService, send: @escaping @Sendable (Signal) -> Void) {
        let waiting = state.withLock { state in
            state.send[service] = send
            return state.waiting.removeValue(forKey: service)
        }
        if let waiting { send(waiting) }
    }

    /// A process has ended.
    func remove(_ service: KnownService) { state.withLock { $0.send[service] = nil } }

    /// Sends a signal, at once or as soon as the process runs.
    func signal(_ service: KnownService, _ signal: Signal) {
        let send = state.withLock { state in
            if state.send[service] == nil { state.waiting[service] = signal }
            return state.send[service]
        }
        send?(signal)
    }
}
