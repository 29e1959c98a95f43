import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Credit {
    /// Applies the grade of a partner's open task: a decision of innovation (10, 14.1).
    ///
    /// What needs no choice is issued even where the choice is wanting; the rest is refused, and the deadline runs on.
    func applyGrade(_ request: ApplyGradeRequest, _ call: ServerCall) async throws -> ApplyGradeReply {
        try request.by.check(of: ["innovation"], under: Regulation.CreditClause.deadline)
        guard request.choices.isEmpty || request.reason?.isBlank == false else { throw RPCError.missing("reason") }
        return try await house.commands.run(call) { try apply(request, in: $0) }
    }

    private func apply(_ request: ApplyGradeRequest, in transaction: Transaction) throws -> ApplyGradeReply {
        guard var task = try GradeTaskTable.open(request.partner, in: transaction.db) else {
            throw RPCError.unmet(
                "CREDIT_NO_OPEN_TASK",
                Text(zh: "\(request.partner) 没有待执行的分级", en: "no grade of \(request.partner) waits to be applied"),
                clause: Regulation.CreditClause.deadline, field: "partner")
        }
        let rules = try rules(on: task.score.receivedAt.day)
        try check(request.choices, against: rules.choices(of: task.score.grade).map(\.kind))
        let application = try application(
            of: task.score, rules, choices: request.choices, because: request.reason,
            isLate: task.isLate(at: house.clock.now), in: transaction)
        let done = try carryOut(application, by: request.by, in: transaction)
        if !application.lacksChoice {
            task.appliedAt = house.clock.now
            task.appliedBy = request.by
            task.choices = request.choices
            task.choiceReason = request.reason
            try GradeTaskTable.update(task, in: transaction)
            try transaction.cancelDeadline(kind: Credit.gradeTask, key: "\(task.number)")
            try tell(EventType.gradeTaskApplied, task, rules.application.citation, in: transaction)
        }
        return ApplyGradeReply(
            task: try message(task, in: transaction.db), issued: done.issued.map { $0.message(at: house.clock.now) },
            lifted: done.lifted.map { $0.message(at: house.clock.now) }, refused: application.refused)
    }

    private func check(_ choices: [SanctionKind], against offered: [SanctionKind]) throws(RPCError) {
        guard let other = choices.first(where: { !offered.contains($0) }) else { return }
        let title = other.title
        throw .invalid(
            "choices",
            Text(zh: "该级别不由人选择\(title.zh)", en: "the grade does not leave \(title.en) to a choice"),
            clause: Regulation.CreditClause.choice)
    }

    /// The tasks of a partner, or all.
    func listGradeTasks(_ request: ListGradeTasksRequest) async throws -> ListGradeTasksReply {
        try await house.store.read { [self] db in
            let tasks = try GradeTaskTable.list(request.partner, onlyOpen: request.onlyOpen ?? false, in: db)
            return ListGradeTasksReply(tasks: try tasks.map { try message($0, in: db) })
        }
    }

    /// A task as it is shown now, or was at an instant; what is proposed comes first among what it leaves to a choice.
    func message(_ task: GradeTaskEntry, at instant: Instant? = nil, in db: Database) throws -> GradeTask {
        let rules = try rules(on: task.score.receivedAt.day)
        var offered = rules.choices(of: task.score.grade).map(\.kind)
        // Billing to the phone bill is no means against a partner that does not use it.
        let lines = try RegistryTable.serviceLines(of: task.score.partner, in: db)
        if !lines.values.contains(where: { $0.contains(.phoneBill) }) {
            offered =
                offered.filter { $0 != .phoneBillBillingSuspension }
                + offered.filter { $0 == .phoneBillBillingSuspension }
        }
        return task.message(at: instant ?? house.clock.now, rules: rules, offered: offered)
    }
}
