import CoreMetrics
public import RPC

/// Counts calls by method and code, and times them.
public struct MetricsInterceptor: ServerInterceptor {
    private let registry: MetricsRegistry
    private let timers: [String: CoreMetrics.Timer]
    private let successes: [String: Counter]

    /// Measures calls of a router's methods into a registry.
    public init(_ methods: [MethodDescription], registry: MetricsRegistry) {
        self.registry = registry
        timers = Dictionary(
            uniqueKeysWithValues: methods.map {
                (
                    $0.path,
                    CoreMetrics.Timer(label: "rpc_server_seconds", dimensions: [("method", $0.path)], factory: registry)
                )
            })
        successes = Dictionary(
            uniqueKeysWithValues: methods.map {
                ($0.path, MetricsInterceptor.counter($0.path, .ok, registry))
            })
    }

    /// Passes everything on unchanged.
    public func intercept(_ call: ServerCall, next: CallHandler) async throws -> [UInt8]? {
        let start = ContinuousClock.now
        do {
            let body = try await next(call)
            successes[call.method.path]?.increment()
            // How long a stream stays open says nothing about the service.
            if call.method.kind == .unary {
                timers[call.method.path]?.recordNanoseconds((ContinuousClock.now - start).wholeNanoseconds)
            }
            return body
        } catch {
            MetricsInterceptor.counter(call.method.path, RPCError(error).code, registry).increment()
            throw error
        }
    }

    private static func counter(_ path: String, _ code: StatusCode, _ registry: MetricsRegistry) -> Counter {
        Counter(
            label: "rpc_server_handled_total", dimensions: [("method", path), ("code", code.name)], factory: registry)
    }
}
