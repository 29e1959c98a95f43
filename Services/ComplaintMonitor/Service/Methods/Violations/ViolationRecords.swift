import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Violations {
    /// The rules in force on the day of an act.
    func rules(on day: Day) throws -> ViolationRules {
        try house.rulebooks.rulebook(of: Violations.regulation, on: day).violationRules()
    }

    /// Opens a suspicion and tells of it: to be checked here, or a report to the provincial company.
    func open(
        _ draft: Violation, source: String? = nil, _ rules: ViolationRules?, in transaction: Transaction
    ) throws -> Violation {
        let violation = try violations.insert(partner: draft.partner, source: source, in: transaction) { number in
            var violation = draft
            violation.id = "\(number)"
            violation.isRegistered = try PartnerTable.isRegistered(draft.partner, in: transaction.db)
            violation.waitsFor = violation.nextDepartment
            if let rules {
                let findings = GroundCheck(rules: rules, facts: draft.facts, now: draft.recordedAt).findings
                violation.grounds = findings.filter(\.holds).map(\.ground)
                violation.reasons += [violation.handlingReason(rules)] + findings.flatMap(\.reasons)
            }
            return violation
        }
        try tell(EventType.violationOpened, violation, [rules?.clauses[.handling].clause], in: transaction)
        return violation
    }

    /// Keeps a changed violation and tells of it.
    func keep(
        _ changed: Violation, tell type: String, _ clauses: [ClauseID?], in transaction: Transaction
    ) throws -> Violation {
        let violation = try keep(changed, in: transaction)
        try tell(type, violation, clauses, in: transaction)
        return violation
    }

    func keep(_ changed: Violation, in transaction: Transaction) throws -> Violation {
        var violation = changed
        violation.isRegistered = try PartnerTable.isRegistered(violation.partner, in: transaction.db)
        violation.waitsFor = violation.nextDepartment
        try violations.update(violation, number: violation.id, in: transaction)
        return violation
    }

    private func tell(
        _ type: String, _ violation: Violation, _ clauses: [ClauseID?], in transaction: Transaction
    ) throws {
        try transaction.append(
            EventDraft(
                type, violation, subject: violation.partner.name, at: house.clock.now,
                clauses: clauses.compactMap { $0 }, correlationID: violation.id))
    }

    /// Runs a decision on a violation that is in one of these states, by the rules of its day.
    func decide<Reply: Message>(
        on id: String, in states: Set<ViolationState>, _ call: ServerCall,
        _ decide: @escaping @Sendable (Violation, ViolationRules, Transaction) throws -> Reply
    ) async throws -> Reply {
        try await house.commands.run(call) { transaction in
            let violation = try found(violations.find(id, in: transaction.db), id)
            let rules = try rules(on: violation.day)
            guard states.contains(violation.state) else {
                throw RPCError.unmet(
                    "VIOLATION_WRONG_STATE",
                    Text(
                        zh: "违规 \(id) 的状态为 \(violation.state.term)",
                        en: "violation \(id) is \(violation.state.term)"), clause: rules.clauses[.general].clause)
            }
            return try decide(violation, rules, transaction)
        }
    }

    /// A record that must be there: NOT_FOUND otherwise.
    func found<Record>(_ record: Record?, _ id: String) throws -> Record {
        guard let record else {
            throw RPCError(
                .notFound, Text(zh: "没有记录 \(id)", en: "there is no record \(id)"), reason: "RECORD_UNKNOWN", field: "id"
            )
        }
        return record
    }

    /// Throws INVALID_ARGUMENT for a day after today.
    func refuseFuture(_ day: Day, _ field: String) throws {
        guard day <= house.clock.now.day else {
            throw RPCError.invalid(field, Text(zh: "\(day) 晚于今天", en: "\(day) is after today"))
        }
    }
}
