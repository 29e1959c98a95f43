import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Violations {
    private var inspections: RecordTable<Inspection> { .inspections }

    /// Records an inspection; one that suspects a violation opens it, and customer-operations is whom it waits for (13.2, 25).
    func recordInspection(_ request: RecordInspectionRequest, _ call: ServerCall) async throws -> Inspection {
        try request.by.check()
        guard !request.place.isBlank else {
            throw RPCError.missing("place")
        }
        return try await house.commands.run(call) { transaction in
            let rules = try rules(on: request.day)
            try refuseFuture(request.day, "day")
            let violation = try suspicion(of: request, rules, in: transaction)
            let inspection = try inspections.insert(partner: request.partner, in: transaction) { number in
                Inspection(
                    id: "\(number)", day: request.day, place: request.place, partner: request.partner,
                    finding: request.finding, summary: request.summary, evidence: request.evidence, by: request.by,
                    recordedAt: house.clock.now, violation: violation?.id)
            }
            try transaction.append(
                EventDraft(
                    EventType.inspectionRecorded, inspection, subject: request.partner.name, at: house.clock.now,
                    clauses: [rules.clauses[.inspection].clause], correlationID: violation?.id))
            return inspection
        }
    }

    /// The violation that an inspection suspects; nil where it found nothing.
    private func suspicion(
        of request: RecordInspectionRequest, _ rules: ViolationRules, in transaction: Transaction
    ) throws -> Violation? {
        guard request.finding == .suspectedViolation else { return nil }
        try request.evidence.check(under: rules.clauses[.countyReport].clause)
        guard let benefit = request.benefit else { throw RPCError.missing("benefit") }
        guard let scope = request.scope else { throw RPCError.missing("scope") }
        let draft = Violation(
            id: "", partner: request.partner, isRegistered: false, benefit: benefit, scope: scope, day: request.day,
            state: .suspected, handling: scope.handling, ground: request.ground,
            facts: request.facts ?? ViolationFacts(), summary: request.summary, evidence: request.evidence,
            origin: .inspection, recordedAt: house.clock.now, filedBy: request.by)
        try check(draft, rules, in: transaction.db)
        return try open(draft, rules, in: transaction)
    }

    /// Inspections, by number.
    func listInspections(_ request: ListInspectionsRequest) async throws -> ListInspectionsReply {
        let size = try Page.size(request.pageSize, default: 100, upTo: 1000)
        let after = try Page.number(request.pageToken)
        let page = try await house.store.read {
            try inspections.page(size, after: after, of: request.partner, in: $0) { _ in true }
        }
        return ListInspectionsReply(inspections: page.records, nextPageToken: page.token)
    }
}
