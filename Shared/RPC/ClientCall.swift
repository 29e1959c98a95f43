import Synchronization

/// One call as its caller holds it.
final class ClientCall: Sendable {
    let kind: CallKind
    let deadline: ContinuousClock.Instant?
    /// What a server stream brings; no other kind has one.
    let inbox: Inbox?
    /// What a client stream may send; no other kind has one.
    let gate: CreditGate?
    private let state: Mutex<State>
    private let number = Atomic<CallID>(0)

    private struct State {
        var window: CreditWindow
        var result: Result<[UInt8], RPCError>?
        var waiter: CheckedContinuation<Result<[UInt8], RPCError>, Never>?
        var lifeDue: ContinuousClock.Instant?
    }

    init(kind: CallKind, deadline: ContinuousClock.Instant?, credit: Int) {
        self.kind = kind
        self.deadline = deadline
        inbox = kind == .serverStreaming ? Inbox() : nil
        gate = kind == .clientStreaming ? CreditGate(0) : nil
        state = Mutex(State(window: CreditWindow(size: credit)))
    }

    /// Set once, when the channel opens the call.
    var id: CallID {
        get { number.load(ordering: .relaxed) }
        set { number.store(newValue, ordering: .relaxed) }
    }

    /// True once the call has ended.
    var isOver: Bool { state.withLock { $0.result != nil } }

    /// The instant by which the channel must look at this call again.
    func due(now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        let life = now + RPCChannel.lifeInterval
        guard kind == .serverStreaming else { return deadline ?? life }
        let due = state.withLock { state in
            let due = state.lifeDue.flatMap { $0 <= now ? nil : $0 } ?? life
            state.lifeDue = due
            return due
        }
        return deadline.map { min(due, $0) } ?? due
    }

    func needsLife(_ now: ContinuousClock.Instant) -> Bool {
        kind == .serverStreaming && state.withLock { $0.lifeDue.map { $0 <= now } ?? false }
    }

    /// Takes in one item; false where the service had no credit for it.
    func deliver(_ item: [UInt8]) -> Bool {
        guard state.withLock({ $0.window.arrived() }) else { return false }
        inbox?.deliver(item)
        return true
    }

    /// The credit to grant after so many items were read.
    func consumed(_ count: Int) -> UInt32? { state.withLock { $0.window.read(count) } }

    /// The call is over, once.
    func end(_ result: Result<[UInt8], RPCError>) {
        let waiter = state.withLock { state -> CheckedContinuation<Result<[UInt8], RPCError>, Never>? in
            guard state.result == nil else { return nil }
            state.result = result
            defer { state.waiter = nil }
            return state.waiter
        }
        switch result {
        case .success:
            inbox?.finish()
            gate?.close(.endedEarly)
        case .failure(let error):
            inbox?.finish(error)
            gate?.close(error)
        }
        waiter?.resume(returning: result)
    }

    /// The call's single reply; one task waits.
    func reply() async throws(RPCError) -> [UInt8] {
        let result = await withCheckedContinuation { continuation in
            let known = state.withLock { state in
                if state.result == nil { state.waiter = continuation }
                return state.result
            }
            if let known { continuation.resume(returning: known) }
        }
        return try result.get()
    }
}
