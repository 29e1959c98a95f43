import Schema
public import ServiceKit
public import Store

/// Turns a stream of complaints into warning tiers, and complaints, findings, scores and violations into sanctions: every
/// clause of the five regulations that is about complaints and what follows from them.
public struct ComplaintMonitor: BusinessService, ServiceOfParts {
    /// Its executable and its file.
    public static let name = "complaint-monitor"
    /// What it does, for `--help`.
    public static let summary =
        "投诉监测：投诉、通报、预警、违规、管控与信用。 Complaints, notifications, warnings, violations, sanctions, credit."
    /// Where it listens unless told.
    public static let defaultEndpoint = "tcp://127.0.0.1:7103"
    /// Its own tables.
    public static var migrations: [Migration] { Tables.migrations }
    /// intake, for what it registers of partners, and for the end of cooperation with them; settlement and pricing-watch, for what
    /// they suspect, without which all else goes on.
    public static let upstreams = [
        Upstream("intake", types: Registry.events.union([EventType.cooperationEnded])),
        Upstream("settlement", types: [EventType.settlementViolationFound], isNeeded: false),
        Upstream("pricing-watch", types: [EventType.pricingViolationFound], isNeeded: false),
    ]

    /// What it stands on.
    public let house: House
    /// Its subjects.
    public let parts: [any ServicePart]

    /// Puts its parts together.
    public init(_ house: House) {
        let ledger = Ledger(rules: RulesByDay(house.rulebooks), clock: house.clock)
        let subjects: [any MonitorPart] = [
            Registry(), Complaints(house: house, ledger: ledger), Sanctions(house: house, ledger: ledger),
            Findings(house: house, ledger: ledger), Credit(house: house, ledger: ledger),
            Violations(house: house, ledger: ledger), Conditions(house: house, ledger: ledger),
            Replies(house: house, ledger: ledger),
        ]
        self.house = house
        parts = subjects + [Foresight(house: house, ledger: ledger, subjects: subjects)]
    }
}
