import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Conditions {
    /// The rules in force on the day of a fact.
    func rules(on day: Day) throws -> ConditionRules {
        try house.rulebooks.rulebook(of: Conditions.regulation, on: day).conditionRules()
    }

    /// Runs a decision on a condition in one of these states, keeps it and tells of it.
    func decide(
        on id: String, in states: Set<ConditionState>, under clause: ConditionClause, _ call: ServerCall,
        tell type: String,
        _ decide: @escaping @Sendable (inout AbnormalCondition, ConditionRules, Transaction) throws -> Void
    ) async throws -> AbnormalCondition {
        try await house.commands.run(call) { transaction in
            guard var condition = try conditions.find(id, in: transaction.db) else { throw unknown(id, as: "id") }
            let rules = try rules(on: condition.day)
            guard states.contains(condition.state) else {
                throw RPCError.unmet(
                    "CONDITION_WRONG_STATE",
                    Text(
                        zh: "异常 \(id) 的状态为 \(condition.state.term)", en: "condition \(id) is \(condition.state.term)"),
                    clause: rules.clauses[clause].clause)
            }
            try decide(&condition, rules, transaction)
            condition.sanctions = []
            try conditions.update(condition, number: id, in: transaction)
            let shown = try shown(condition, in: transaction.db)
            try tell(type, shown, [rules.clauses[clause]], in: transaction)
            return shown
        }
    }

    func tell(
        _ type: String, _ condition: AbnormalCondition, _ citations: [Citation], in transaction: Transaction
    ) throws {
        try transaction.append(
            EventDraft(
                type, condition, subject: condition.partner.name, at: house.clock.now,
                clauses: citations.map(\.clause), correlationID: condition.id))
    }

    /// A condition with its sanctions as the ledger has them now.
    func shown(_ condition: AbnormalCondition, in db: Database) throws -> AbnormalCondition {
        var condition = condition
        let now = house.clock.now
        condition.sanctions = try SanctionTable.of(condition.sanctionGround, in: db).map { $0.message(at: now) }
        return condition
    }

    func unknown(_ id: String, as field: String) -> RPCError {
        RPCError(
            .notFound, Text(zh: "没有记录 \(id)", en: "there is no record \(id)"), reason: "RECORD_UNKNOWN", field: field)
    }

    func getCondition(_ request: GetConditionRequest) async throws -> AbnormalCondition {
        try await house.store.read { db in
            guard let condition = try conditions.find(request.id, in: db) else { throw unknown(request.id, as: "id") }
            return try shown(condition, in: db)
        }
    }

    /// Abnormal conditions, by number.
    func listConditions(_ request: ListConditionsRequest) async throws -> ListConditionsReply {
        let size = try Page.size(request.pageSize, default: 100, upTo: 1000)
        let after = try Page.number(request.pageToken)
        return try await house.store.read { db in
            let page = try conditions.page(size, after: after, of: request.partner, in: db) {
                request.onlyOpen != true || !$0.isClosed
            }
            return ListConditionsReply(
                conditions: try page.records.map { try shown($0, in: db) }, nextPageToken: page.token)
        }
    }
}
