import Synchronization

/// What carries a service's packets to its callers.
public protocol ServerLink: Sendable {
    /// Queues a packet; never waits.
    func send(_ packet: Packet, call: CallID, to peer: PeerID)
}

/// A service's end of all its calls: starts them, feeds them, ends them, each once.
///
/// A transport hands in what arrives (`receive`), asks when time matters (`nextDue`, `tick`) and carries what goes out.
/// Nothing here waits, so a transport may call it from the one thread that moves frames.
public final class RPCServer: Sendable {
    /// Bounds that keep one caller from harming the others.
    public struct Limits: Sendable {
        /// Open calls; past it OPEN gets RESOURCE_EXHAUSTED.
        public var openCalls = 4096
        /// Bytes of one body; past it RESOURCE_EXHAUSTED.
        public var bodyBytes = 4 << 20
        /// The deadline of a unary or client-streaming call that names none.
        public var defaultTimeout = Duration.seconds(30)
        /// A server stream whose caller was silent so long is cancelled.
        public var silence = Duration.seconds(90)
        /// ITEMs of a client stream granted ahead of their being read.
        public var requestWindow = 512

        /// The defaults.
        public init() {}
    }

    /// Bytes of a body that the transport's own thread may read.
    private static let shortBody = 16_384

    let limits: Limits
    private let routes: [String: Router.Route]
    private let link: any ServerLink
    private let executor: (any TaskExecutor)?
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    private struct State {
        var calls: [CallKey: ServerCall] = [:]
        var running = 0
        var nextDue: ContinuousClock.Instant?
        var isStopping = false
        var idle: [CheckedContinuation<Void, Never>] = []
    }

    /// A server of a router's methods over a link.
    ///
    /// `executor` is where a short command goes on after what it waits for: the transport's own thread, if it has one.
    public init(
        _ router: Router, interceptors: [any ServerInterceptor] = [], limits: Limits = Limits(), link: any ServerLink,
        executor: (any TaskExecutor)? = nil,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        routes = router.intercepted(by: interceptors)
        self.limits = limits
        self.link = link
        self.executor = executor
        self.now = now
    }

    /// Calls open now.
    public var openCalls: Int { state.withLock { $0.calls.count } }

    // MARK: what arrives

    /// Takes in one packet of a caller.
    public func receive(_ packet: Packet, call id: CallID, from peer: PeerID, principal: Principal = .local) {
        let key = CallKey(peer: peer, call: id)
        switch packet {
        case .open(let path, let metadata, let body): open(key, path, metadata, body, principal)
        case .item(let body): item(key, body)
        case .close: find(key)?.receiveClose()
        case .credit(let count): credit(key, count)
        case .cancel: remove(key)?.abandon(.cancelled)
        case .end:
            refuse(
                key, .invalidArgument, Text(zh: "END 只由服务发出", en: "END is the service's to send"), "RPC_UNEXPECTED_END")
        case .malformed(let error): fail(key, error)
        }
    }

    /// Ends what a caller had open whose connection is gone; nothing is sent.
    public func lose(_ peer: PeerID) {
        let lost = state.withLock { state in
            let keys = state.calls.keys.filter { $0.peer == peer }
            return keys.compactMap { state.calls.removeValue(forKey: $0) }
        }
        for call in lost { call.abandon(.cancelled) }
    }

    private func open(_ key: CallKey, _ path: String, _ metadata: Metadata, _ body: [UInt8]?, _ principal: Principal) {
        do {
            let now = now()
            let route = try route(path, metadata, body)
            let timeout = try metadata.timeout()
            let deadline = (timeout ?? (route.method.kind == .serverStreaming ? nil : limits.defaultTimeout)).map {
                now + $0
            }
            let call = ServerCall(
                key: key, route: route, metadata: metadata, principal: principal, credit: try metadata.credit(),
                deadline: deadline, body: body, now: now, server: self)
            try admit(call, metadata)
            if route.method.kind == .clientStreaming { send(.credit(UInt32(limits.requestWindow)), for: key) }
            start(call)
        } catch {
            fail(key, error, metadata.locale)
        }
    }

    private func start(_ call: ServerCall) {
        // A short unary call starts at once on the transport's thread and leaves it where it first waits, so that many need
        // no other thread. A stream could go on without waiting, a large body takes time: frames must go on moving.
        // A command goes on there after its commit: what is left of it is a small reply.
        let isShort = call.route.method.kind == .unary && call.body.count <= RPCServer.shortBody
        let scope = CallScope(deadline: call.deadline, traceparent: call.metadata.traceparent, locale: call.locale)
        // Unstructured, because each call must be cancellable by itself (CANCEL, deadline, lost peer), which a child of a
        // discarding group is not. `stop` waits for every one of them. The task inherits the scope.
        let task = CallScope.$current.withValue(scope) {
            isShort
                ? Task.immediate(executorPreference: call.route.method.isCommand ? executor : nil) { [self] in
                    await run(call)
                }
                // Unstructured for the same reason.
                : Task { [self] in await run(call) }
        }
        call.hold(task)
    }

    private func route(_ path: String, _ metadata: Metadata, _ body: [UInt8]?) throws(RPCError) -> Router.Route {
        guard let route = routes[path] else {
            throw RPCError(
                .unimplemented, Text(zh: "没有这个方法：\(path)", en: "no such method: \(path)"), reason: "RPC_UNKNOWN_METHOD")
        }
        guard (body == nil) == (route.method.kind == .clientStreaming) else {
            throw RPCError(
                .invalidArgument,
                body == nil
                    ? Text(zh: "该方法的 OPEN 必须带请求体", en: "an OPEN of this method must carry its request")
                    : Text(zh: "该方法的请求须以 ITEM 发送", en: "requests of this method are sent as ITEMs"),
                reason: "RPC_WRONG_KIND")
        }
        try check(body)
        return route
    }

    private func check(_ body: [UInt8]?) throws(RPCError) {
        guard let body, body.count > limits.bodyBytes else { return }
        throw RPCError(
            .resourceExhausted,
            Text(
                zh: "请求体 \(body.count) 字节，超过上限 \(limits.bodyBytes)",
                en: "a body of \(body.count) bytes; the limit is \(limits.bodyBytes)"),
            reason: "RPC_BODY_TOO_LARGE")
    }

    private func admit(_ call: ServerCall, _ metadata: Metadata) throws(RPCError) {
        let due = call.due(silence: limits.silence)
        let refusal = state.withLock { state -> RPCError? in
            if state.isStopping { return .stopping }
            guard state.calls.count < limits.openCalls else {
                return RPCError(
                    .resourceExhausted,
                    Text(
                        zh: "服务繁忙：打开的调用已达上限 \(limits.openCalls)",
                        en: "the service has its limit of \(limits.openCalls) open calls"),
                    reason: "RPC_OVERLOADED")
            }
            guard state.calls[call.key] == nil else {
                return RPCError(
                    .invalidArgument, Text(zh: "调用编号已在使用", en: "the call id is in use"), reason: "RPC_DUPLICATE_CALL")
            }
            state.calls[call.key] = call
            state.running += 1
            if let due { state.nextDue = state.nextDue.map { min($0, due) } ?? due }
            return nil
        }
        if let refusal { throw refusal }
    }

    private func item(_ key: CallKey, _ body: [UInt8]) {
        guard let call = find(key) else {
            refuse(key, .invalidArgument, Text(zh: "没有打开的调用", en: "no such open call"), "RPC_NO_SUCH_CALL")
            return
        }
        do {
            try check(body)
            try call.receiveItem(body)
        } catch {
            end(call, error)
        }
    }

    private func credit(_ key: CallKey, _ count: UInt32) {
        if let call = find(key) {
            call.receiveCredit(count, now: now())
        } else if count == 0 {
            // A caller that believes its stream open, though its END could not be sent, must learn of it.
            refuse(key, .unavailable, Text(zh: "没有打开的调用", en: "no such open call"), "RPC_NO_SUCH_CALL")
        }
    }

    private func find(_ key: CallKey) -> ServerCall? { state.withLock { $0.calls[key] } }

    private func remove(_ key: CallKey) -> ServerCall? { state.withLock { $0.calls.removeValue(forKey: key) } }

    /// Sends a call's END, and only then forgets it: an ITEM that comes meanwhile is still of a call that is known.
    ///
    /// False where the call has ended already.
    private func finish(_ call: ServerCall, _ end: Packet) -> Bool {
        guard call.claimEnd() else { return false }
        send(end, for: call.key)
        state.withLock { state in
            // The caller may have given its number to another by now.
            if let place = state.calls.index(forKey: call.key), state.calls[place].value === call {
                state.calls.remove(at: place)
            }
        }
        return true
    }

    // MARK: what goes out

    func send(_ packet: Packet, for key: CallKey) { link.send(packet, call: key.call, to: key.peer) }

    private func refuse(_ key: CallKey, _ code: StatusCode, _ text: Text, _ reason: String) {
        fail(key, RPCError(code, text, reason: reason))
    }

    /// Ends a call with an error, whether it is open or never came to be.
    private func fail(_ key: CallKey, _ error: RPCError, _ locale: Locale? = nil) {
        if let call = find(key) { return end(call, error) }
        send(.end(WireStatus(error, locale: locale ?? .chinese), body: nil), for: key)
    }

    /// Ends an open call with an error.
    private func end(_ call: ServerCall, _ error: RPCError) {
        guard finish(call, .end(WireStatus(error, locale: call.locale), body: nil)) else { return }
        call.abandon(error)
    }

    private func run(_ call: ServerCall) async {
        let end: Packet
        do {
            end = .end(nil, body: try await call.route.handle(call))
        } catch {
            end = .end(WireStatus(RPCError(error), locale: call.locale), body: nil)
        }
        if finish(call, end) { call.gate?.close(.cancelled) }
        let idle = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.running -= 1
            guard state.running == 0 else { return [] }
            defer { state.idle = [] }
            return state.idle
        }
        for waiter in idle { waiter.resume() }
    }

    // MARK: time

    /// When `tick` is next of use; nil while nothing can run out.
    public var nextDue: ContinuousClock.Instant? { state.withLock { $0.nextDue } }

    /// Ends what has run out of time by now and cancels streams whose caller fell silent.
    public func tick(_ now: ContinuousClock.Instant) {
        let late = state.withLock { state -> [ServerCall] in
            guard let due = state.nextDue, due <= now else { return [] }
            state.nextDue = nil
            var late: [ServerCall] = []
            for call in state.calls.values {
                guard let due = call.due(silence: limits.silence) else { continue }
                if due <= now { late.append(call) } else { state.nextDue = state.nextDue.map { min($0, due) } ?? due }
            }
            return late
        }
        for call in late { end(call, call.deadline.map { $0 <= now } == true ? .deadlineExceeded : .silent) }
    }

    // MARK: the end

    /// Takes no more calls, ends streams with UNAVAILABLE, lets the rest finish for `grace`, then ends those too.
    ///
    /// Returns when no call's task runs any more.
    public func stop(grace: Duration) async {
        let streams = state.withLock { state in
            state.isStopping = true
            return state.calls.values.filter { $0.method.kind == .serverStreaming }
        }
        for call in streams { end(call, .stopping) }
        await withTaskGroup { group in
            group.addTask { await self.untilIdle() }
            group.addTask {
                try? await Task.sleep(for: grace, clock: .continuous)
                guard !Task.isCancelled else { return }
                let open = self.state.withLock { Array($0.calls.values) }
                for call in open { self.end(call, .stopping) }
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func untilIdle() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                if state.running == 0 { return true }
                state.idle.append(continuation)
                return false
            }
            if isIdle { continuation.resume() }
        }
    }
}
