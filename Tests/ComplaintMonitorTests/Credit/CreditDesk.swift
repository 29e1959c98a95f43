import ComplaintMonitor
import JSON
import RPC
import Rulebook
import Schema
import ServiceKit
import ServiceTestSupport
import Store

/// Runs complaint-monitor with these partners registered by intake.
func crediting<Result>(
    at now: String, members: [String] = ["P"], _ rulebooks: Rulebooks? = nil, _ body: (Desk) async throws -> Result
) async throws -> Result {
    try await serving(ComplaintMonitor.self, in: TestFolder(), at: at(now), rulebooks: rulebooks) { served in
        for member in members { try await served.registered(member, at: "2024-01-01") }
        return try await body(Desk(served.client))
    }
}

extension Served<ComplaintMonitor> {
    /// Tells complaint-monitor of a partner as intake would.
    func registered(_ partner: String, at time: String) async throws {
        let partner = Partner(id: PartnerID(checked: partner), name: partner, registeredAt: try at(time))
        try await tell(EventType.partnerRegistered, PartnerRegistered(partner: partner))
    }

    /// Tells complaint-monitor of a fact as intake would.
    func tell(_ type: String, _ fact: some Message) async throws {
        let event = Event(
            specversion: "1.0", id: "intake/1", source: "/quanyi/intake", type: type, time: core.house.clock.now,
            datacontenttype: "application/json", data: try JSON.decode(JSONValue.self, from: JSON.encode(fact)),
            sequence: "1")
        try await core.house.store.write { [business = core.business] in
            try business.react(to: event, from: "intake", in: $0)
        }
    }
}

extension Document {
    /// A document that a test names.
    static func test(_ name: String) -> Document {
        Document(name: name, size: 1000, sha256: String(repeating: "a1", count: 32))
    }
}

extension Points {
    /// Points of a text that the test knows to be some.
    static func test(_ text: String) throws -> Points {
        guard let points = Points(text) else { throw NoPoints(text: text) }
        return points
    }
}

/// A test wrote points that do not exist.
private struct NoPoints: Error {
    let text: String
}

extension Desk {
    /// Who decides for innovation.
    static let innovation = Person(name: "Wang", role: "manager", department: "innovation")
    /// Somebody who may not.
    static let finance = Person(name: "Zhao", role: "clerk", department: "finance")

    /// Records a result, received at noon of a day or at an instant.
    @discardableResult
    func score(
        _ score: String, of partner: String = "P", in text: String, received time: String,
        correction: String? = nil
    ) async throws -> RecordScoreReply {
        try await client.call(
            CreditMethods.recordScore,
            RecordScoreRequest(
                partner: PartnerID(checked: partner), month: try month(text), score: try .test(score),
                receivedAt: try at(time), document: .test("result \(text).pdf"), by: Desk.innovation,
                correction: correction.map(Document.test)))
    }

    @discardableResult
    func apply(
        _ choices: SanctionKind..., to partner: String = "P", by person: Person = innovation
    ) async throws -> ApplyGradeReply {
        try await client.call(
            CreditMethods.applyGrade,
            ApplyGradeRequest(
                partner: PartnerID(checked: partner), by: person, choices: choices,
                reason: choices.isEmpty ? nil : "most of its sales"))
    }

    func credit(of partner: String = "P", asOf time: String? = nil) async throws -> CreditStanding {
        try await client.call(
            CreditMethods.getScore, GetScoreRequest(partner: PartnerID(checked: partner), asOf: try time.map(at)))
    }

    func tasks(of partner: String = "P") async throws -> [GradeTask] {
        try await client.call(
            CreditMethods.listGradeTasks, ListGradeTasksRequest(partner: PartnerID(checked: partner))
        ).tasks
    }

    /// The kinds of the grade's measures in force, as an ordered list of terms.
    func measures(of partner: String = "P", asOf time: String? = nil) async throws -> [String] {
        try await credit(of: partner, asOf: time).measures.map(\.kind.term)
    }

    func check(_ operation: Schema.Operation, of partner: String = "P", line: String? = nil) async throws
        -> CheckOperationReply
    {
        try await client.call(
            ComplaintMethods.checkOperation,
            CheckOperationRequest(
                operation: operation,
                target: SanctionTarget(
                    partner: PartnerID(checked: partner), serviceLine: line.map(ServiceLineID.init(checked:)))))
    }
}

extension SanctionKind {
    /// The measures of grade C.
    static let ofC = ["service-code-freeze", "new-product-stop", "new-cooperation-stop"]
}
