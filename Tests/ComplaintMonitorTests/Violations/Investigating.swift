import JSON
import RPC
import Rulebook
import Schema
import ServiceKit
import ServiceTestSupport
import Store

@testable import ComplaintMonitor

/// Runs complaint-monitor on a new file at a business time, with some partners registered and an event told that it reacts to,
/// while `body` uses it.
func investigating<Result>(
    at now: String, _ rulebooks: Rulebooks? = nil, registered: [String] = ["P"],
    told: (type: String, data: String)? = nil, _ body: (Desk) async throws -> Result
) async throws -> Result {
    try await serving(ComplaintMonitor.self, in: TestFolder(), at: at(now), rulebooks: rulebooks) { served in
        let event = try told.map { try toldEvent($0.type, $0.data, at: now) }
        try await served.core.house.store.write { transaction in
            for name in registered {
                let partner = Partner(
                    id: PartnerID(checked: name), name: name, registeredAt: Instant(microseconds: 0))
                try PartnerTable.upsert(partner, in: transaction)
            }
            if let event { try served.core.business.react(to: event, from: "intake", in: transaction) }
        }
        return try await body(Desk(served.client))
    }
}

private func toldEvent(_ type: String, _ data: String, at now: String) throws -> Event {
    Event(
        specversion: "1.0", id: "intake/1", source: "/quanyi/intake", type: type, time: try at(now),
        datacontenttype: "application/json", data: try JSON.decode(JSONValue.self, from: data), sequence: "1")
}

extension Rulebooks {
    /// With the numbers that maoming-benefits leaves open (readings R20).
    static func scales(large: Int?, bulk: Int?) throws -> Rulebooks {
        func value(_ number: Int?) -> String { number.map { "\($0)" } ?? "null" }
        let folder = try TestFolder()
        return try Rulebooks.load(
            overrides: folder.holding(
                "maoming-benefits.yaml",
                """
                amends: shipped
                announcements:
                  - reference: 公告1
                    clause: maoming-benefits/23.2
                    published: 2023-07-01
                    effective: 2023-07-01
                    changes:
                      violations.scales.large.complaints: \(value(large))
                      violations.scales.bulk.complaints: \(value(bulk))
                """))
    }

    /// With the day entered from which cmpay-channel is in force (readings R22).
    static func channel() throws -> Rulebooks {
        let folder = try TestFolder()
        return try Rulebooks.load(
            overrides: folder.holding(
                "cmpay-channel.yaml",
                "amends: shipped\nversions:\n  - {version: trial (试行), effective: 2024-01-01}\n"))
    }
}

/// Who acts in these tests, and on what.
enum Actor {
    static let prover = Person(name: "Chen", role: "checker", department: "customer-operations")
    static let sanctioner = Person(name: "Wu", role: "manager", department: "grid-channel")
    static let county = Person(name: "Ma", role: "inspector", department: "county")
    static let finance = Person(name: "Qian", role: "clerk", department: "finance")
    static let photo = Document(name: "photo.jpg", size: 2048, sha256: String(repeating: "a1", count: 32))
}

extension ViolationFacts {
    /// 25 h where 24 h were agreed, the partner's fault: a general violation (23.1).
    static let late = ViolationFacts(answer: answer(hours: 25))
    /// Law broken and named: a severe violation (24.1).
    static let unlawful = ViolationFacts(law: LawBreach(law: "Cybersecurity Law"))
    /// An attack in bad faith: a severe violation that breaks no law named (24.2).
    static let badFaith = ViolationFacts(attack: SystemAttack(system: "benefits centre", isInBadFaith: true))

    static func answer(hours: Int, cause: AnswerCause = .partner, agreedMinutes: Int? = 1440) -> LateAnswer {
        let handed = Day(daysSinceEpoch: 19_500).start
        return LateAnswer(
            handedAt: handed, answeredAt: handed + .seconds(3600 * hours), agreedMinutes: agreedMinutes, cause: cause)
    }
}

extension Desk {
    @discardableResult
    func suspect(
        _ facts: ViolationFacts? = nil, ground: ViolationGround? = nil, of partner: String = "P",
        on text: String = "2023-08-01", benefit: String = "B", scope: BenefitScope = .municipal,
        evidence: [Document] = [Actor.photo], agreements: [AgreementTerm] = [], by person: Person = Actor.prover
    ) async throws -> Violation {
        try await client.call(
            ViolationMethods.fileViolation,
            FileViolationRequest(
                partner: PartnerID(checked: partner), benefit: benefit, scope: scope, day: day(text), ground: ground,
                facts: facts, evidence: evidence, agreements: agreements, by: person))
    }

    @discardableResult
    func prove(
        _ violation: Violation, _ facts: ViolationFacts? = nil, ground: ViolationGround? = nil,
        by person: Person = Actor.prover
    ) async throws -> Violation {
        try await client.call(
            ViolationMethods.proveViolation,
            ProveViolationRequest(id: violation.id, ground: ground, facts: facts, by: person))
    }

    /// A violation that is filed and proven at once.
    @discardableResult
    func proven(
        _ facts: ViolationFacts = .late, of partner: String = "P", on text: String = "2023-08-01",
        scope: BenefitScope = .municipal
    ) async throws -> Violation {
        try await prove(suspect(facts, of: partner, on: text, scope: scope))
    }

    @discardableResult
    func warn(_ violation: Violation, rectifyBy date: String?, by person: Person = Actor.sanctioner) async throws
        -> Violation
    {
        try await client.call(
            ViolationMethods.issueWarning,
            IssueWarningRequest(id: violation.id, rectifyBy: try date.map(day), by: person))
    }

    @discardableResult
    func serve(_ violation: Violation, on text: String) async throws -> Violation {
        try await client.call(
            ViolationMethods.serveWarning,
            ServeWarningRequest(id: violation.id, day: day(text), evidence: [Actor.photo], by: Actor.sanctioner))
    }

    /// A general violation of today whose warning is served today.
    @discardableResult
    func warned(
        _ facts: ViolationFacts = .late, on text: String = "2023-08-01", rectifyBy date: String,
        of partner: String = "P"
    ) async throws -> Violation {
        let violation = try await proven(facts, of: partner, on: text)
        try await warn(violation, rectifyBy: date)
        return try await serve(violation, on: text)
    }

    @discardableResult
    func measure(
        _ violation: Violation, _ kind: SanctionKind, decided text: String?, amount: Int64? = nil,
        rectifyBy date: String? = nil
    ) async throws -> Sanction {
        let decision = try text.map {
            PanelDecision(reference: "评审 7", day: try day($0), minutes: Actor.photo)
        }
        return try await client.call(
            ViolationMethods.orderMeasure,
            OrderMeasureRequest(
                id: violation.id, kind: kind, decision: decision, amountFen: amount.map(Fen.init),
                rectifyBy: try date.map(day), by: Actor.sanctioner))
    }

    @discardableResult
    func rectified(_ violation: Violation, on text: String, _ isReached: Bool = true) async throws -> Violation {
        try await client.call(
            ViolationMethods.checkRectification,
            CheckRectificationRequest(
                id: violation.id, day: day(text), isReached: isReached, evidence: [Actor.photo], by: Actor.prover))
    }

    func violation(_ violation: Violation) async throws -> Violation {
        try await client.call(ViolationMethods.getViolation, GetViolationRequest(id: violation.id))
    }

    func explain(_ violation: Violation) async throws -> ExplainViolationReply {
        try await client.call(ViolationMethods.explainViolation, ExplainViolationRequest(id: violation.id))
    }

    func violations(of partner: String = "P") async throws -> ListViolationsReply {
        try await client.call(
            ViolationMethods.listViolations, ListViolationsRequest(partner: PartnerID(checked: partner)))
    }

    /// What an event of a type carries, all of them.
    func facts<Fact: Message>(_ type: String, as fact: Fact.Type = Fact.self) async throws -> [Fact] {
        try await events(type).map { try $0.fact(Fact.self) }
    }
}
