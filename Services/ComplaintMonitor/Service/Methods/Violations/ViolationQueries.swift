import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Violations {
    func getViolation(_ request: GetViolationRequest) async throws -> Violation {
        try await house.store.read { db in try shown(found(violations.find(request.id, in: db), request.id), in: db) }
    }

    /// Violations by number; with a partner, its warnings too.
    func listViolations(_ request: ListViolationsRequest) async throws -> ListViolationsReply {
        let size = try Page.size(request.pageSize, default: 100, upTo: 1000)
        let after = try Page.number(request.pageToken)
        return try await house.store.read { db in
            let page = try violations.page(size, after: after, of: request.partner, in: db, where: request.wants)
            return ListViolationsReply(
                violations: try page.records.map { try shown($0, in: db) },
                warnings: try request.partner.map { try servedDays(of: $0, in: db).count },
                nextPageToken: page.token)
        }
    }

    /// Why it is what it is, what the grounds that do not hold lack, and what a general one is short of being severe.
    func explainViolation(_ request: ExplainViolationRequest) async throws -> ExplainViolationReply {
        let now = house.clock.now
        return try await house.store.read { db in
            let violation = try shown(found(violations.find(request.id, in: db), request.id), in: db)
            let warnings = try servedDays(of: violation.partner, in: db).count
            var whyNot: [Reason] = []
            if let rules = try? rules(on: violation.day) {
                whyNot = GroundCheck(rules: rules, facts: violation.facts, now: violation.decidedAt ?? now).findings
                    .filter { !$0.holds }.flatMap(\.reasons)
                if violation.kind == .general { whyNot.append(rules.escalation.reason(warnings: warnings)) }
            }
            return ExplainViolationReply(
                violation: violation, why: violation.reasons.filter { !whyNot.contains($0) }, whyNot: whyNot,
                warnings: warnings,
                sanctions: try SanctionTable.of(violation.sanctionGround, in: db).map { $0.message(at: now) })
        }
    }

    /// A violation as it is shown: a partner that intake has registered since is joined (readings R17).
    private func shown(_ violation: Violation, in db: Database) throws -> Violation {
        var violation = violation
        violation.isRegistered = try PartnerTable.isRegistered(violation.partner, in: db)
        return violation
    }
}

extension ListViolationsRequest {
    fileprivate func wants(_ violation: Violation) -> Bool {
        if let state, violation.state != state { return false }
        if let kind, violation.kind != kind { return false }
        return waitsFor == nil || violation.waitsFor == waitsFor
    }
}
