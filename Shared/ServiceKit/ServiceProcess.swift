import ArgumentParser
import CoreMetrics
import Foundation
import Logging
import RPC
import RPCZeroMQ
import Rulebook
import Schema
import ServiceLifecycle
import Store
import UnixSignals

/// A service's executable: `await ServiceMain.run(Intake.self)`.
public enum ServiceMain {
    /// Reads the command line and runs the service until SIGTERM or SIGINT.
    public static func run<Business: BusinessService>(_ service: Business.Type) async {
        await ServiceCommand<Business>.main()
    }
}

/// The command line of a service.
struct ServiceCommand<Business: BusinessService>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: Business.name, abstract: Business.summary, version: Version.current)
    }

    @OptionGroup var arguments: ServiceArguments

    /// Runs the service until SIGTERM or SIGINT; exits with 78 where the configuration or a rulebook is at fault, with 1
    /// where the file or the endpoint is.
    func run() async throws {
        signal(SIGPIPE, SIG_IGN)
        // A file at its limit is a full disk: the write fails, the process stays.
        signal(SIGXFSZ, SIG_IGN)
        let locale = Locale(
            named: ProcessInfo.processInfo.environment["LC_ALL"] ?? ProcessInfo.processInfo.environment["LANG"])
        do {
            let configuration = try await ServiceConfiguration.load(
                arguments, defaultEndpoint: Business.defaultEndpoint)
            try await ServiceProcess<Business>(configuration).run()
        } catch let error as ConfigurationError {
            for fault in error.faults { complain("\(fault.key): \(fault.text[locale])") }
            throw ExitCode(78)
        } catch let error as RulebookLoadError {
            complain(error.description(in: locale))
            throw ExitCode(78)
        } catch let error as StoreError {
            complain(StoreErrorText.text(error)[locale])
            throw ExitCode(1)
        } catch let error as NodeError {
            complain(error.description)
            throw ExitCode(1)
        }
    }

    private func complain(_ text: String) { FileHandle.standardError.write(Data("\(Business.name): \(text)\n".utf8)) }
}

/// A service on the network.
struct ServiceProcess<Business: BusinessService>: Sendable {
    private let configuration: ServiceConfiguration

    init(_ configuration: ServiceConfiguration) { self.configuration = configuration }

    func run() async throws {
        let base = "\(configuration.data)/\(Business.name)"
        try FileManager.default.createDirectory(
            atPath: configuration.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let rulebooks = try Rulebooks.load(overrides: configuration.rulebooks)
        let file = try RotatingFile(path: "\(base).log", limit: configuration.logFileBytes)
        let logs = LogHub(service: Business.name, sinks: [{ file.write($0) }, { _ = write(1, $0, $0.count) }])
        let core = try await ServiceCore(
            Business.self, path: "\(base).sqlite", clock: configuration.clock, rulebooks: rulebooks,
            rulebookSource: configuration.rulebooks ?? "embedded", logs: logs, logLevel: configuration.logLevel)
        let node = try Node(onEvent: TransportLog(logger: core.house.logger, registry: core.metrics).take)
        let server = try await listen(core, on: node)
        var clients: [String: RPCClient] = [:]
        for upstream in Business.upstreams {
            clients[upstream.name] = RPCClient(try await connect(to: upstream.name, on: node))
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: (core.services(clients: clients) + [server]).map {
                    ServiceGroupConfiguration.ServiceConfiguration(
                        service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup)
                },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: core.house.logger))
        try await group.run()
        await node.close()
        core.house.logger.info("stopped")
    }

    private func listen(_ core: ServiceCore<Business>, on node: Node) async throws -> ServerService {
        var limits = RPCServer.Limits()
        limits.openCalls = configuration.openCalls
        let (server, endpoint) = try await node.serve(
            core.router, interceptors: core.interceptors, limits: limits, at: configuration.listen,
            security: configuration.keys?.serverSecurity)
        core.house.logger.info("listening", metadata: [LogKey.endpoint: "\(endpoint)"])
        return ServerService(server: server, grace: .seconds(configuration.graceSeconds))
    }

    private func connect(to service: String, on node: Node) async throws -> RPCChannel {
        try await node.connect(
            to: configuration.endpoints[service] ?? "", security: configuration.keys?.clientSecurity(for: service))
    }
}

/// Serves calls until stopped, then lets those that are open finish.
private struct ServerService: Service {
    let server: RPCServer
    let grace: Duration

    func run() async throws {
        try? await gracefulShutdown()
        await server.stop(grace: grace)
    }
}

/// Logs and counts what happens to the sockets.
private struct TransportLog: Sendable {
    let logger: Logger
    let registry: MetricsRegistry

    func take(_ event: TransportEvent) {
        switch event {
        case .unreadableHead: count("unreadable_head")
        case .peerTooSlow: count("peer_too_slow")
        case .handshakeFailed(let endpoint, let detail):
            count("handshake_failed")
            logger.warning("handshake failed", metadata: [LogKey.endpoint: "\(endpoint)", LogKey.error: "\(detail)"])
        case .connected(let endpoint): logger.debug("connected", metadata: [LogKey.endpoint: "\(endpoint)"])
        case .disconnected(let endpoint): logger.debug("disconnected", metadata: [LogKey.endpoint: "\(endpoint)"])
        }
    }

    private func count(_ event: String) {
        Counter(label: "transport_events_total", dimensions: [("event", event)], factory: registry).increment()
    }
}
