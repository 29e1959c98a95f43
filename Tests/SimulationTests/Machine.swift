import Logging
import RPC
import Rulebook
import Schema
import ServiceKit
import ServiceLifecycle
import ServiceTestSupport
import Store
import TestSupport

/// A service of the simulation: it can crash, and start again on its file.
final class Machine<Business: BusinessService> {
    /// What the other service's subscription comes through.
    let transport = InProcessTransport()
    private let wire = SimulatedWire()
    private let folder: TestFolder
    private let rulebooks: Rulebooks
    private var up: Running?

    private struct Running {
        let core: ServiceCore<Business>
        let servers: [RPCServer]
        let group: ServiceGroup
        let ended: Latch
    }

    init(in folder: TestFolder, _ rulebooks: Rulebooks) {
        self.folder = folder
        self.rulebooks = rulebooks
    }

    /// What runs, while it runs.
    var core: ServiceCore<Business>? { up?.core }

    /// Starts it on its file; `tasks` runs it.
    func start(
        at now: Instant, upstreams: [String: RPCClient], in tasks: inout ThrowingTaskGroup<Void, any Error>
    ) async throws {
        let core = try await ServiceCore(
            Business.self, path: folder.file(Business.name + ".sqlite"), clock: .manual(now), rulebooks: rulebooks,
            logs: LogHub(service: Business.name, sinks: []))
        let group = ServiceGroup(
            services: core.services(clients: upstreams),
            logger: Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() })
        let ended = Latch()
        tasks.addTask {
            defer { ended.open() }
            try await group.run()
        }
        try await core.house.store.write { _ in }
        let front = RPCServer(core.router, interceptors: core.interceptors, link: wire)
        let streams = transport.serve(core.router, interceptors: core.interceptors)
        up = Running(core: core, servers: [front, streams], group: group, ended: ended)
    }

    /// Stops it: what was committed is in its file, nobody hears of anything more.
    func crash() async {
        transport.unplug()
        guard let up else { return }
        self.up = nil
        for server in up.servers { await server.stop(grace: .zero) }
        await up.group.triggerGracefulShutdown()
        await up.ended.wait()
    }

    /// Cuts the connection of whoever follows its events; the next try gets through.
    func cut() {
        guard let up else { return }
        transport.unplug()
        _ = transport.serve(up.core.router, interceptors: up.core.interceptors)
    }

    /// Delivers a request; UNAVAILABLE while it is down.
    func deliver(_ request: Request) async -> Result<[UInt8], RPCError> {
        guard let server = up?.servers.first else { return .failure(.stopping) }
        return await wire.deliver(request, to: server)
    }
}
