import RPC
import RPCZeroMQ
import Schema

/// One command's connections to the services, and the console it writes to.
struct Session: Sendable {
    /// Where the command writes.
    let console: Console
    /// Where the services are.
    let endpoints: [KnownService: String]
    private let node: Node
    private let security: [KnownService: ClientSecurity]

    /// Runs `body` with a session, and closes its sockets after it.
    static func with(
        _ endpoints: [KnownService: String], security: [KnownService: ClientSecurity] = [:], console: Console,
        _ body: (Session) async throws -> Void
    ) async throws {
        let node = try Node()
        let session = Session(console: console, endpoints: endpoints, node: node, security: security)
        let result: Result<Void, any Error>
        do { result = .success(try await body(session)) } catch { result = .failure(error) }
        await node.close()
        try result.get()
    }

    private init(
        console: Console, endpoints: [KnownService: String], node: Node, security: [KnownService: ClientSecurity]
    ) {
        self.console = console
        self.endpoints = endpoints
        self.node = node
        self.security = security
    }

    /// Where a service is.
    func endpoint(of service: KnownService) -> String { endpoints[service] ?? service.endpoint() }

    /// Calls to a service; the connection is made in the background.
    func client(_ service: KnownService) async throws -> RPCClient {
        RPCClient(try await node.connect(to: endpoint(of: service), security: security[service]))
    }

    /// Options of a call in the reader's language.
    ///
    /// A service that is not there is said to be so at once.
    func options(timeout: Duration? = .seconds(30)) -> CallOptions {
        var options = CallOptions(timeout: timeout)
        options.metadata["locale"] = console.locale.rawValue
        options.retries = false
        return options
    }

    /// Makes one unary call to a service.
    func call<Request, Reply>(
        _ service: KnownService, _ method: Method<Request, Reply>, _ request: Request
    ) async throws -> Reply {
        try await client(service).call(method, request, options())
    }

    /// Asks all services the same, at once; what each answers, in their own order.
    func ask<Answer: Sendable>(
        _ services: [KnownService] = KnownService.allCases,
        _ question: @escaping @Sendable (KnownService, RPCClient) async throws -> Answer
    ) async throws -> [(service: KnownService, answer: Result<Answer, RPCError>)] {
        try await withThrowingTaskGroup { group in
            for service in services {
                let client = try await client(service)
                group.addTask {
                    do { return (service, Result<Answer, RPCError>.success(try await question(service, client))) } catch
                    {
                        return (service, Result<Answer, RPCError>.failure(RPCError(error)))
                    }
                }
            }
            var answers: [KnownService: Result<Answer, RPCError>] = [:]
            for try await (service, answer) in group { answers[service] = answer }
            return services.compactMap { service in answers[service].map { (service, $0) } }
        }
    }
}
