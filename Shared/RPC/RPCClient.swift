/// How one call is made.
public struct CallOptions: Sendable {
    /// The time for the whole call, retries included; nil is none, for streams.
    public var timeout: Duration?
    /// ITEMs that the service may send ahead of their being read.
    public var credit = 64
    /// Sent along; `timeout` and `credit` are set by the call.
    public var metadata = Metadata()
    /// Whether UNAVAILABLE is tried again inside the deadline, where that is safe.
    public var retries = true

    /// The defaults: thirty seconds, retries where safe.
    public init(timeout: Duration? = .seconds(30)) { self.timeout = timeout }

    /// The same options with an idempotency key: the effect happens once, however often the command is sent.
    public func idempotent(_ key: String) -> CallOptions {
        var options = self
        options.metadata["idempotency-key"] = key
        return options
    }
}

/// Typed calls to one service.
public struct RPCClient: Sendable {
    private let channel: RPCChannel

    /// Calls over a channel.
    public init(_ channel: RPCChannel) { self.channel = channel }

    /// Makes a unary call.
    ///
    /// UNAVAILABLE is tried again with back-off inside the deadline where that is safe: for queries,
    /// commands with an idempotency key, and whenever no connection was made.
    public func call<Request, Reply>(
        _ method: Method<Request, Reply>, _ request: Request, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> Reply {
        let deadline = deadline(options)
        let body = try encode(request)
        var backoff = Backoff()
        while true {
            do throws(RPCError) {
                return try decode(try await once(method.description, body, options, deadline))
            } catch {
                guard options.retries, error.code == .unavailable, isSafe(method.description, options, error) else {
                    throw error
                }
                let pause = backoff.next()
                if let deadline, ContinuousClock.now + pause >= deadline { throw error }
                do { try await Task.sleep(for: pause) } catch { throw .cancelled }
            }
        }
    }

    /// Whether trying again can't do a thing twice.
    private func isSafe(_ method: MethodDescription, _ options: CallOptions, _ error: RPCError) -> Bool {
        guard error.reason != "RPC_CLOSED" else { return false }
        return !method.isCommand || options.metadata.idempotencyKey != nil || error.reason == "RPC_NOT_CONNECTED"
    }

    /// Makes a server-streaming call; the stream lives as long as `body` runs, and is cancelled if it is left early.
    public func stream<Request, Reply, Result>(
        _ method: Method<Request, Reply>, _ request: Request, _ options: CallOptions = CallOptions(timeout: nil),
        _ body: (ReplyStream<Reply>) async throws -> Result
    ) async throws -> Result {
        var options = options
        // Without any credit nothing would ever be read, and so no more be granted.
        options.credit = max(1, options.credit)
        let bytes = try encode(request)
        let call = ClientCall(kind: .serverStreaming, deadline: deadline(options), credit: options.credit)
        try channel.open(call, path: method.description.path, metadata: metadata(options), body: bytes)
        defer { channel.cancel(call) }
        return try await body(ReplyStream(call: call, channel: channel))
    }

    /// Makes a client-streaming call: `body` sends, the reply comes after it returns.
    ///
    /// A service may reply before the last
    /// request; `write` then throws and, unless `body` threw something else, that reply is the result.
    public func send<Request, Reply>(
        _ method: Method<Request, Reply>, _ options: CallOptions = CallOptions(),
        _ body: (RequestWriter<Request>) async throws -> Void
    ) async throws -> Reply {
        let call = ClientCall(kind: .clientStreaming, deadline: deadline(options), credit: 0)
        try channel.open(call, path: method.description.path, metadata: metadata(options), body: nil)
        defer { channel.cancel(call) }
        do {
            try await body(RequestWriter(call: call, channel: channel))
            channel.send(.close, call: call.id)
        } catch let error as RPCError where error == .endedEarly && call.isOver {}
        let reply = try await withTaskCancellationHandler {
            try await call.reply()
        } onCancel: {
            channel.cancel(call)
        }
        return try decode(reply)
    }

    private func once(
        _ method: MethodDescription, _ body: [UInt8], _ options: CallOptions, _ deadline: ContinuousClock.Instant?
    ) async throws(RPCError) -> [UInt8] {
        let call = ClientCall(kind: .unary, deadline: deadline, credit: 0)
        try channel.open(call, path: method.path, metadata: metadata(options), body: body)
        let result = await withTaskCancellationHandler { () async -> Swift.Result<[UInt8], RPCError> in
            do throws(RPCError) { return .success(try await call.reply()) } catch { return .failure(error) }
        } onCancel: {
            channel.cancel(call)
        }
        return try result.get()
    }

    /// A deadline of the call being served holds for the calls it makes.
    private func deadline(_ options: CallOptions) -> ContinuousClock.Instant? {
        let own = options.timeout.map { ContinuousClock.now + $0 }
        guard let outer = CallScope.current?.deadline else { return own }
        return own.map { min($0, outer) } ?? outer
    }

    private func metadata(_ options: CallOptions) -> Metadata {
        var metadata = options.metadata
        if options.credit != 64 { metadata["credit"] = "\(options.credit)" }
        if let scope = CallScope.current {
            metadata["traceparent"] = metadata["traceparent"] ?? scope.traceparent
            metadata["locale"] = metadata["locale"] ?? scope.locale.rawValue
        }
        return metadata
    }

    private func encode(_ request: some Message) throws(RPCError) -> [UInt8] {
        do { return try Codec.encode(request) } catch { throw RPCError(error) }
    }

    private func decode<Reply: Message>(_ bytes: [UInt8]) throws(RPCError) -> Reply {
        do { return try Codec.decode(Reply.self, bytes) } catch { throw RPCClient.unreadable(error) }
    }

    static func unreadable(_ error: any Error) -> RPCError {
        RPCError(
            .internal, Text(zh: "服务的答复无法读取：\(error)", en: "the service's reply can't be read: \(error)"),
            reason: "RPC_BAD_REPLY")
    }
}

/// The replies of a server-streaming call, in the order sent.
public struct ReplyStream<Reply: Message>: Sendable {
    let call: ClientCall
    let channel: RPCChannel

    /// All replies that have arrived, at most `limit`, waiting for the first; nil after the last.
    public func nextBatch(limit: Int = 256) async throws(RPCError) -> [Reply]? {
        guard let batch = try await call.inbox?.nextBatch(limit: limit) else { return nil }
        if let credit = call.consumed(batch.count) { channel.send(.credit(credit), call: call.id) }
        var replies: [Reply] = []
        replies.reserveCapacity(batch.count)
        for bytes in batch {
            do { replies.append(try Codec.decode(Reply.self, bytes)) } catch { throw RPCClient.unreadable(error) }
        }
        return replies
    }

    /// The next reply; nil after the last.
    public func next() async throws(RPCError) -> Reply? { try await nextBatch(limit: 1)?.first }
}

/// The requests of a client-streaming call.
public struct RequestWriter<Request: Message>: Sendable {
    let call: ClientCall
    let channel: RPCChannel

    /// Sends one request, waiting for the service's credit; throws once the call is over.
    public func write(_ request: Request) async throws {
        let body = try Codec.encode(request)
        _ = try await call.gate?.take()
        channel.send(.item(body), call: call.id)
    }
}

/// Pauses between tries: from 25 ms, doubling to 2 s, each shortened by up to half by chance so that callers spread out.
public struct Backoff: Sendable {
    private var ceiling = Duration.milliseconds(25)
    private let longest: Duration

    /// Pauses that grow to `longest`.
    public init(longest: Duration = .seconds(2)) { self.longest = longest }

    /// The next pause.
    public mutating func next() -> Duration {
        defer { ceiling = min(ceiling * 2, longest) }
        return ceiling * Double.random(in: 0.5...1)
    }
}
