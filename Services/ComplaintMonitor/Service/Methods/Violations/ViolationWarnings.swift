import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Violations {
    /// Writes the warning of a general violation with the order to rectify; it counts when it is served (23.5.s1).
    func issueWarning(_ request: IssueWarningRequest, _ call: ServerCall) async throws -> Violation {
        try await decide(on: request.id, in: [.suspected, .proven], call) { violation, rules, transaction in
            try checkSanctioner(request.by, rules)
            try checkWarnable(violation, rules)
            let clause = rules.clauses[.warning].clause
            guard let rectifyBy = request.rectifyBy, Rectification.terms.contains(rectifyBy - house.clock.now.day)
            else {
                throw RPCError.invalid(
                    "rectifyBy",
                    Text(zh: "须有整改期限，且晚于送达日，十年以内", en: "must be a day after the day of service, within ten years"),
                    clause: clause)
            }
            try request.document?.check(as: "document")
            var violation = violation
            violation.warning = ViolationWarning(
                issuedAt: house.clock.now, issuedBy: request.by, rectifyBy: rectifyBy, document: request.document)
            return try keep(violation, tell: EventType.violationWarningIssued, [clause], in: transaction)
        }
    }

    /// Records the service of a warning: from that day on it counts, whenever that is recorded.
    func serveWarning(_ request: ServeWarningRequest, _ call: ServerCall) async throws -> Violation {
        try await decide(on: request.id, in: [.proven], call) { violation, rules, transaction in
            try checkSanctioner(request.by, rules)
            let clause = rules.clauses[.warning].clause
            guard var warning = violation.warning, warning.servedDay == nil else {
                throw RPCError.unmet(
                    "WARNING_NOT_OPEN", Text(zh: "没有待送达的警告", en: "no warning waits to be served"), clause: clause)
            }
            try refuseFuture(request.day, "day")
            guard warning.issuedAt.day <= request.day, request.day < warning.rectifyBy else {
                throw RPCError.invalid(
                    "day",
                    Text(
                        zh: "送达日应不早于签发日 \(warning.issuedAt.day)，且早于整改期限 \(warning.rectifyBy)",
                        en: "must be from the day of issue, \(warning.issuedAt.day), on and before \(warning.rectifyBy)"
                    ),
                    clause: clause)
            }
            try request.evidence.check(under: clause)
            (warning.servedDay, warning.servedBy) = (request.day, request.by)
            warning.service = request.evidence
            var violation = violation
            violation.warning = warning
            violation = try keep(violation, tell: EventType.violationWarningServed, [clause], in: transaction)
            return try countAgain(violation, in: transaction)
        }
    }

    /// A warning is counted from its day of service: every open rectification of the partner is looked at again.
    private func countAgain(_ served: Violation, in transaction: Transaction) throws -> Violation {
        var result = served
        for violation in try violations.of(served.partner, in: transaction.db)
        where violation.kind == .general && violation.warning?.servedDay != nil {
            let settled = try settle(violation, in: transaction)
            if settled.id == served.id { result = settled }
        }
        return result
    }

    /// Throws PERMISSION_DENIED for whoever is not of grid-channel (22).
    func checkSanctioner(_ person: Person, _ rules: ViolationRules) throws {
        try person.check(of: [ViolationDepartment.gridChannel], under: rules.clauses[.sanctioning].clause)
    }

    /// Throws FAILED_PRECONDITION where no warning may be issued: not proven, not general, not ours, or served already.
    private func checkWarnable(_ violation: Violation, _ rules: ViolationRules) throws {
        guard violation.handling == .localCheck else {
            throw RPCError.unmet(
                "VIOLATION_REPORTED", violation.handlingReason(rules).text, clause: rules.clauses[.handling].clause)
        }
        guard violation.kind == .general else {
            let kind = violation.kind?.title ?? Text(zh: "尚未查实", en: "not proven")
            throw RPCError.unmet(
                "VIOLATION_NOT_GENERAL",
                Text(zh: "仅已查实的一般违规可警告：\(kind.zh)", en: "only a proven general violation is warned of: \(kind.en)"),
                clause: rules.clauses[.general].clause)
        }
        guard violation.warning?.servedDay == nil else {
            throw RPCError.unmet(
                "WARNING_SERVED", Text(zh: "警告已送达", en: "its warning has been served"),
                clause: rules.clauses[.warning].clause)
        }
    }
}
