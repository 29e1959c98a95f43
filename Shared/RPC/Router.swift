/// Serves one call to its end; the bytes are the single reply of a unary or client-streaming call.
public typealias CallHandler = @Sendable (ServerCall) async throws -> [UInt8]?

/// Something done around every call: authentication, logs, metrics, idempotency.
public protocol ServerInterceptor: Sendable {
    /// Does its part and calls `next`, or throws instead.
    func intercept(_ call: ServerCall, next: CallHandler) async throws -> [UInt8]?
}

/// The methods of a service, by path.
public struct Router: Sendable {
    /// Shared by the calls of its method, so that none copies what it is.
    final class Route: Sendable {
        let method: MethodDescription
        let handle: CallHandler

        init(method: MethodDescription, handle: @escaping CallHandler) {
            self.method = method
            self.handle = handle
        }
    }

    private(set) var routes: [String: Route] = [:]

    /// A router without methods.
    public init() {}

    /// What the router serves, sorted by path.
    public var methods: [MethodDescription] { routes.values.map(\.method).sorted { $0.path < $1.path } }

    /// Serves a unary method.
    public mutating func serve<Request, Reply>(
        _ method: Method<Request, Reply>,
        _ handler: @escaping @Sendable (Request, ServerCall) async throws -> Reply
    ) {
        add(method.description, .unary) { call in
            let request = try Codec.decode(Request.self, call.body)
            return try Codec.encode(try await handler(request, call))
        }
    }

    /// Serves a server-streaming method.
    public mutating func serve<Request, Reply>(
        _ method: Method<Request, Reply>,
        _ handler: @escaping @Sendable (Request, ReplyWriter<Reply>, ServerCall) async throws -> Void
    ) {
        add(method.description, .serverStreaming) { call in
            let request = try Codec.decode(Request.self, call.body)
            try await handler(request, ReplyWriter(call: call), call)
            return nil
        }
    }

    /// Serves a client-streaming method.
    public mutating func serve<Request, Reply>(
        _ method: Method<Request, Reply>,
        _ handler: @escaping @Sendable (RequestStream<Request>, ServerCall) async throws -> Reply
    ) {
        add(method.description, .clientStreaming) { call in
            try Codec.encode(try await handler(RequestStream(call: call), call))
        }
    }

    private mutating func add(_ method: MethodDescription, _ kind: CallKind, _ handle: @escaping CallHandler) {
        precondition(method.kind == kind, "\(method.path) is served as if it were \(kind.rawValue)")
        precondition(routes[method.path] == nil, "\(method.path) is served twice")
        routes[method.path] = Route(method: method, handle: handle)
    }

    /// The same methods, every call going through these interceptors, the first outermost.
    func intercepted(by interceptors: [any ServerInterceptor]) -> [String: Route] {
        routes.mapValues { route in
            let handle = interceptors.reversed().reduce(route.handle) { next, interceptor in
                { call in try await interceptor.intercept(call, next: next) }
            }
            return Route(method: route.method, handle: handle)
        }
    }
}
