public import Logging
public import RPC
public import Rulebook
import Schema
public import ServiceLifecycle
import Store

/// Everything of a service but the network: what a process, a test or a simulation puts behind a transport.
public struct ServiceCore<Business: BusinessService>: Sendable {
    /// What the service stands on.
    public let house: House
    /// The service itself.
    public let business: Business
    /// All its methods, the platform's included.
    public let router: Router
    /// What goes around every call, the outermost first.
    public let interceptors: [any ServerInterceptor]
    /// What is measured.
    public let metrics: MetricsRegistry
    private let deadlines: DeadlineRunner
    private let health: Health

    /// Opens the service's file at `path` and puts the service together.
    ///
    /// Throws `StoreError`, and what the service's own parts throw. A manual clock goes on from where the file left it.
    public init(
        _ type: Business.Type, path: String, clock kind: BusinessClock.Kind, rulebooks: Rulebooks,
        rulebookSource: String = "embedded", logs: LogHub, logLevel: Logger.Level = .info
    ) async throws {
        let migrations = [ClockTable.migration] + Business.migrations
        let store = try Store.open(StoreConfiguration(path: path, service: Business.name, migrations: migrations))
        let logger = logs.logger(label: Business.name, level: logLevel)
        let clock = BusinessClock(try await ClockTable.resumed(kind, in: store))
        let streams = EventStreams(store: store, service: Business.name)
        house = House(
            name: Business.name, store: store, clock: clock, rulebooks: rulebooks, logger: logger,
            commands: Commands(store: store, clock: clock), streams: streams, schemaVersion: migrations.count,
            rulebookSource: rulebookSource)
        let business = try Business(house)
        self.business = business
        metrics = MetricsRegistry()
        health = Health(store: store, upstreams: Business.upstreams)
        deadlines = DeadlineRunner(store: store, clock: clock, logger: logger) { try business.fire($0, in: $1) }
        var router = Router()
        business.serve(on: &router)
        let platform = PlatformService(
            house: house, health: health, streams: streams, metrics: metrics, logs: logs, deadlines: deadlines)
        platform.serve(on: &router)
        self.router = router
        interceptors = [
            LoggingInterceptor(logger: logger), MetricsInterceptor(router.methods, registry: metrics),
            AuthorizationInterceptor(),
        ]
    }

    /// What runs beside the calls, in the order to be started; to be stopped in the reverse.
    ///
    /// `clients` are channels to the upstreams by name.
    public func services(clients: [String: RPCClient]) -> [any Service] {
        var services: [any Service] = [
            StoreService(store: house.store), HealthProbe(health: health), deadlines,
            KeyPruning(store: house.store, clock: house.clock, logger: house.logger),
        ]
        for upstream in Business.upstreams {
            guard let client = clients[upstream.name] else { continue }
            services.append(
                Subscription(
                    upstream: upstream, client: client, store: house.store, health: health, logger: house.logger
                ) { [business] event, transaction in
                    try business.react(to: event, from: upstream.name, in: transaction)
                })
        }
        return services
    }
}

/// Writes what is handed in until stopped, then closes the file.
struct StoreService: Service {
    let store: Store

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await store.run() }
        try store.close()
    }
}
