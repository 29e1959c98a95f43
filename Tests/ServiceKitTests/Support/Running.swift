import RPC
import Rulebook
import ServiceKit
import ServiceTestSupport
import Store

extension TestFolder {
    /// A service on a file of this folder.
    func open<Business: BusinessService>(
        _ type: Business.Type, file name: String? = nil, clock: BusinessClock.Kind = Fixed.clock,
        logs: LogHub = LogHub(service: "test", sinks: [])
    ) async throws -> ServiceCore<Business> {
        try await ServiceCore(
            type, path: file("\(name ?? Business.name).sqlite"), clock: clock, rulebooks: Fixed.rulebooks.get(),
            logs: logs)
    }
}

/// Runs a service on the in-process transport while `body` calls it, then stops it as SIGTERM would.
func calling<Business, Result>(
    _ core: ServiceCore<Business>, upstreams: [String: RPCClient] = [:],
    on transport: InProcessTransport = InProcessTransport(), _ body: (RPCClient) async throws -> Result
) async throws -> Result {
    try await running(core, upstreams: upstreams) {
        let server = transport.serve(core.router, interceptors: core.interceptors)
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(RPCClient(transport.connect()))) } catch { result = .failure(error) }
        transport.unplug()
        await server.stop(grace: .zero)
        return try result.get()
    }
}

extension RPCClient {
    @discardableResult
    func add(_ text: String, _ metadata: [String: String] = [:]) async throws -> Tally {
        var options = CallOptions()
        options.metadata = Metadata(metadata)
        return try await call(Notes.add, Note(text: text), options)
    }
}
