import ComplaintMonitor
import JSON
import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import Store
import TestSupport
import Testing

@Suite("What other services suspect opens a violation", .fewAtOnce)
struct SuspicionReactionTests {
    private func suspicion(_ scope: BenefitScope) throws -> SuspectedViolation {
        SuspectedViolation(
            partner: PartnerID(checked: "P"), benefit: "B", scope: scope, day: try day("2023-08-01"),
            ground: .inducedResale, facts: ViolationFacts(resale: InducedResale()), summary: "resold unused")
    }

    /// Runs an upstream whose log holds a suspicion, beside complaint-monitor, until it is opened.
    private func opened<Upstream: BusinessService>(
        by upstream: Upstream.Type, _ type: String, _ scope: BenefitScope
    ) async throws -> [Violation] {
        let (folder, toUpstream) = (try TestFolder(), InProcessTransport())
        let suspicion = try suspicion(scope)
        return try await serving(Upstream.self, in: folder, at: at("2023-08-02"), over: toUpstream) { served in
            _ = try await served.core.house.store.write { transaction in
                try transaction.append(
                    EventDraft(type, suspicion, subject: suspicion.partner.name, at: at("2023-08-02")))
            }
            let clients = [Upstream.name: RPCClient(toUpstream.connect())]
            return try await serving(
                ComplaintMonitor.self, in: folder, at: at("2023-08-02"), upstreams: clients
            ) { monitor in
                let desk = Desk(monitor.client)
                try await eventually("the suspicion is opened") {
                    try await !desk.violations().violations.isEmpty
                }
                return try await desk.violations().violations
            }
        }
    }

    @Test("of settlement, as a local check", arguments: [(BenefitScope.municipal, ViolationHandling.localCheck)])
    func settlement(scope: BenefitScope, handling: ViolationHandling) async throws {
        let violations = try await opened(by: SettlementLog.self, EventType.settlementViolationFound, scope)
        let violation = try #require(violations.first)
        #expect((violations.count, violation.state, violation.origin) == (1, .suspected, .settlement))
        #expect((violation.source, violation.handling) == ("settlement/1", handling))
        #expect((violation.isRegistered, violation.filedBy, violation.summary) == (false, nil, "resold unused"))
        #expect(violation.reasons.contains { $0.clause.name == "maoming-benefits/23.4" })
    }

    @Test("of pricing-watch, as a report to the provincial company")
    func pricing() async throws {
        let violations = try await opened(by: PricingLog.self, EventType.pricingViolationFound, .networkwide)
        #expect(violations.map(\.origin) == [.pricing])
        #expect(violations.map(\.handling) == [.provincialReport])
    }

    @Test(
        #"what no person could file is kept, and can't be proven ("maoming-benefits/24.1")"#,
        arguments: [("B", "2023-08-02", nil), ("B", "2023-08-03", "day"), (" ", "2023-08-02", "benefit")]
            as [(String, String, String?)])
    func unfit(benefit: String, on text: String, field: String?) async throws {
        var suspicion = try suspicion(.municipal)
        (suspicion.benefit, suspicion.day, suspicion.evidence) = (benefit, try day(text), [Actor.photo])
        suspicion.ground = .breachOfLaw
        suspicion.facts = .unlawful
        suspicion.facts?.answer = LateAnswer(
            handedAt: try at("2023-08-01"), agreedMinutes: field == nil ? nil : .max, cause: .partner)
        try await investigating(
            at: "2023-08-02", told: (EventType.settlementViolationFound, JSON.encodeText(suspicion))
        ) { desk in
            let violation = try #require(try await desk.violations().violations.first)
            let error = await failure { try await desk.prove(violation) }
            #expect((error?.code, error?.field) == (field.map { _ in .invalidArgument }, field))
            #expect(try await desk.violation(violation).state == (field == nil ? .proven : .suspected))
        }
    }

    @Test(#"a partner whose cooperation has ended, as intake tells, does not leave twice ("maoming-benefits/24.5.s1")"#)
    func ended() async throws {
        let end = CooperationEnd(
            partner: PartnerID(checked: "P"), day: try day("2023-08-10"),
            kind: try #require(CooperationEndKind.allCases.first),
            reason: "by notice", by: Actor.prover, recordedAt: try at("2023-08-10"))
        try await investigating(
            at: "2023-08-15", told: (EventType.cooperationEnded, JSON.encodeText(CooperationEnded(end: end)))
        ) { desk in
            let violation = try await desk.proven(.unlawful)
            #expect((violation.kind, violation.exit) == (.severe, .alreadyExited))
            let ledger = try await desk.ledger()
            #expect(ledger.isEmpty)
        }
    }

    @Test("and without those services complaint-monitor is well: only their parts are not")
    func missing() async throws {
        let needed = ComplaintMonitor.upstreams.filter(\.isNeeded).map(\.name)
        #expect(needed == ["intake"])
    }
}

/// What complaint-monitor sees of settlement: a log under its name.
private struct SettlementLog: BusinessService {
    static let name = "settlement"
    static let summary = ""
    static let defaultEndpoint = ""

    init(_ house: House) {}
}

/// What complaint-monitor sees of pricing-watch.
private struct PricingLog: BusinessService {
    static let name = "pricing-watch"
    static let summary = ""
    static let defaultEndpoint = ""

    init(_ house: House) {}
}
