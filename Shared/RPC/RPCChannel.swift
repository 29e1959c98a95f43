import Synchronization

/// What carries a caller's packets to one service.
public protocol ClientLink: Sendable {
    /// Queues a packet; never waits.
    func send(_ packet: Packet, call: CallID)
}

/// A caller's end of all its calls to one service.
///
/// A transport hands in what arrives (`receive`), says when the connection is gone (`lose`), asks when time matters
/// (`nextDue`, `tick`) and carries what goes out. Nothing here waits.
public final class RPCChannel: Sendable {
    /// How often an open server stream gives a sign of life.
    static let lifeInterval = Duration.seconds(20)

    private let link: any ClientLink
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    private struct State {
        var calls: [CallID: ClientCall] = [:]
        var lastID: CallID = 0
        var nextDue: ContinuousClock.Instant?
        var closed: RPCError?
    }

    /// A channel over a link.
    public init(link: any ClientLink, now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now })
    {
        self.link = link
        self.now = now
    }

    /// Calls open now.
    public var openCalls: Int { state.withLock { $0.calls.count } }

    /// Whether a call is still wanted: a transport need not send what has ended before it could.
    public func isOpen(_ call: CallID) -> Bool { find(call) != nil }

    // MARK: calls

    func open(_ call: ClientCall, path: String, metadata: Metadata, body: [UInt8]?) throws(RPCError) {
        let now = now()
        var metadata = metadata
        if let deadline = call.deadline {
            let left = now.duration(to: deadline)
            guard left > .zero else { throw .deadlineExceeded }
            metadata.setTimeout(left)
        }
        let refusal = state.withLock { state -> RPCError? in
            if let closed = state.closed { return closed }
            state.lastID += 1
            call.id = state.lastID
            state.calls[call.id] = call
            let due = call.due(now: now)
            state.nextDue = state.nextDue.map { min($0, due) } ?? due
            return nil
        }
        if let refusal { throw refusal }
        link.send(.open(path: path, metadata: metadata, body: body), call: call.id)
    }

    func send(_ packet: Packet, call: CallID) { link.send(packet, call: call) }

    /// Forgets a call that its caller no longer wants, and says so to the service.
    func cancel(_ call: ClientCall, _ error: RPCError = .cancelled) {
        guard state.withLock({ $0.calls.removeValue(forKey: call.id) }) != nil else { return }
        link.send(.cancel, call: call.id)
        call.end(.failure(error))
    }

    // MARK: what arrives

    /// Takes in one packet of the service.
    public func receive(_ packet: Packet, call id: CallID) {
        switch packet {
        case .item(let body):
            if let call = find(id), !call.deliver(body) { cancel(call, .noCredit) }
        case .credit(let count): find(id)?.gate?.grant(count)
        case .end(let status, let body): remove(id)?.end(status.map { .failure($0.error) } ?? .success(body ?? []))
        case .malformed(var error):
            // The fault is the service's, and it may not know.
            error.code = .internal
            if let call = find(id) { cancel(call, error) }
        case .open, .close, .cancel: break
        }
    }

    /// Ends all open calls: the connection is lost, or was never made.
    public func lose(_ error: RPCError) {
        for call in takeAll(closing: nil) { call.end(.failure(error)) }
    }

    /// Ends all open calls and refuses new ones.
    public func close() {
        let error = RPCError(.unavailable, Text(zh: "通道已关闭", en: "the channel is closed"), reason: "RPC_CLOSED")
        for call in takeAll(closing: error) {
            link.send(.cancel, call: call.id)
            call.end(.failure(error))
        }
    }

    private func takeAll(closing error: RPCError?) -> [ClientCall] {
        state.withLock { state in
            if let error { state.closed = error }
            defer { state.calls.removeAll() }
            return Array(state.calls.values)
        }
    }

    private func find(_ id: CallID) -> ClientCall? { state.withLock { $0.calls[id] } }

    private func remove(_ id: CallID) -> ClientCall? { state.withLock { $0.calls.removeValue(forKey: id) } }

    // MARK: time

    /// When `tick` is next of use; nil while nothing is open.
    public var nextDue: ContinuousClock.Instant? { state.withLock { $0.nextDue } }

    /// Ends what has run out of time by now, and gives signs of life on open streams.
    public func tick(_ now: ContinuousClock.Instant) {
        let (late, alive) = state.withLock { state -> ([ClientCall], [CallID]) in
            guard let due = state.nextDue, due <= now else { return ([], []) }
            state.nextDue = nil
            var late: [ClientCall] = []
            var alive: [CallID] = []
            for call in state.calls.values {
                if let deadline = call.deadline, deadline <= now {
                    late.append(call)
                    continue
                }
                if call.needsLife(now) { alive.append(call.id) }
                let due = call.due(now: now)
                state.nextDue = state.nextDue.map { min($0, due) } ?? due
            }
            return (late, alive)
        }
        for id in alive { link.send(.credit(0), call: id) }
        for call in late { cancel(call, .deadlineExceeded) }
    }
}

extension Duration {
    /// Whole milliseconds, rounded down.
    public var wholeMilliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
