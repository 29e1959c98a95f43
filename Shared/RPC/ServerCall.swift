import Synchronization

/// One call being served: what its method, its interceptors and the engine know of it.
public final class ServerCall: Sendable {
    /// The method called.
    public var method: MethodDescription { route.method }
    /// What the caller sent beside the body.
    public let metadata: Metadata
    /// Who calls.
    public let principal: Principal
    /// When the call's time is up; nil for a stream without a deadline.
    public let deadline: ContinuousClock.Instant?
    /// The single request of a unary or server-streaming call.
    public let body: [UInt8]

    /// The language the caller reads.
    public var locale: Locale { metadata.locale }

    let key: CallKey
    let route: Router.Route
    /// What a client stream brings; no other kind has one.
    let inbox: Inbox?
    /// What a server stream may send; no other kind has one.
    let gate: CreditGate?
    let server: RPCServer
    private let state: Mutex<State>

    private struct State {
        var window: CreditWindow
        var halfClosed: Bool
        var isOver = false
        var lastSeen: ContinuousClock.Instant
        var task: Task<Void, Never>?
    }

    init(
        key: CallKey, route: Router.Route, metadata: Metadata, principal: Principal, credit: Int,
        deadline: ContinuousClock.Instant?, body: [UInt8]?, now: ContinuousClock.Instant, server: RPCServer
    ) {
        self.key = key
        self.route = route
        self.metadata = metadata
        self.principal = principal
        self.deadline = deadline
        self.body = body ?? []
        self.server = server
        inbox = route.method.kind == .clientStreaming ? Inbox() : nil
        gate = route.method.kind == .serverStreaming ? CreditGate(credit) : nil
        state = Mutex(
            State(window: CreditWindow(size: server.limits.requestWindow), halfClosed: body != nil, lastSeen: now))
    }

    /// True once the call was cancelled or its time is up: what is being done for it is no longer wanted.
    public var isOver: Bool { state.withLock { $0.isOver } }

    /// The instant by which something must be done about this call if nothing is heard.
    func due(silence: Duration) -> ContinuousClock.Instant? {
        guard gate != nil else { return deadline }
        let silent = state.withLock { $0.lastSeen } + silence
        return deadline.map { min($0, silent) } ?? silent
    }

    func hold(_ task: Task<Void, Never>) {
        let isOver = state.withLock { state in
            state.task = task
            return state.isOver
        }
        if isOver { task.cancel() }
    }

    /// True once, for whoever is then to send the END; never where the call was given up.
    func claimEnd() -> Bool {
        state.withLock { state in
            defer { state.isOver = true }
            return !state.isOver
        }
    }

    /// Stops the work of a call that has ended on the wire.
    func abandon(_ error: RPCError) {
        let task = state.withLock { state in
            state.isOver = true
            return state.task
        }
        inbox?.finish(error)
        gate?.close(error)
        task?.cancel()
    }

    // MARK: what arrives

    func receiveItem(_ item: [UInt8]) throws(RPCError) {
        let refusal = state.withLock { state -> RPCError? in
            if state.halfClosed {
                return RPCError(
                    .invalidArgument, Text(zh: "调用方已关闭本侧，不能再发送 ITEM", en: "an ITEM after the caller's half was closed"),
                    reason: "RPC_ITEM_AFTER_CLOSE")
            }
            return state.window.arrived() ? nil : .noCredit
        }
        if let refusal { throw refusal }
        inbox?.deliver(item)
    }

    func receiveClose() {
        state.withLock { $0.halfClosed = true }
        inbox?.finish()
    }

    func receiveCredit(_ count: UInt32, now: ContinuousClock.Instant) {
        state.withLock { $0.lastSeen = now }
        gate?.grant(count)
    }

    func consumed(_ count: Int) {
        if let credit = state.withLock({ $0.window.read(count) }) { server.send(.credit(credit), for: key) }
    }
}

/// A call of a peer: call ids are the caller's own.
struct CallKey: Hashable, Sendable {
    let peer: PeerID
    let call: CallID
}

/// The requests of a client-streaming call, in the order sent.
public struct RequestStream<Request: Message>: Sendable {
    let call: ServerCall

    /// All requests that have arrived, at most `limit`, waiting for the first; nil after the last.
    ///
    /// A request that can't be read is a failure in its place; the others stand.
    public func nextBatch(limit: Int = 256) async throws(RPCError) -> [Result<Request, RPCError>]? {
        guard let batch = try await call.inbox?.nextBatch(limit: limit) else { return nil }
        call.consumed(batch.count)
        return batch.map { bytes in Result { try Codec.decode(Request.self, bytes) }.mapError { RPCError($0) } }
    }

    /// The next request; nil after the last.
    ///
    /// Throws INVALID_ARGUMENT for one that can't be read.
    public func next() async throws(RPCError) -> Request? {
        guard let batch = try await nextBatch(limit: 1) else { return nil }
        return try batch.first?.get()
    }
}

/// The replies of a server-streaming call.
public struct ReplyWriter<Reply: Message>: Sendable {
    let call: ServerCall

    /// Sends one reply, waiting for the caller's credit; throws once the call is over.
    public func write(_ reply: Reply) async throws(RPCError) {
        let body: [UInt8]
        do { body = try Codec.encode(reply) } catch { throw RPCError(error) }
        _ = try await call.gate?.take()
        call.server.send(.item(body), for: call.key)
    }
}
