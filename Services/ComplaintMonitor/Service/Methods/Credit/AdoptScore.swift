import Rulebook
import Schema
import ServiceKit
import Store

extension Credit {
    /// Makes a result the one that counts: it takes the place of the open task, and its grade is applied at once, or set as a
    /// task where it is C to F (10, 14.1, 14.2).
    ///
    /// Once the cooperation has ended a grade has nothing left to restrict: it is told, and no measure comes back (10.n2).
    /// Returns the task that it replaced.
    func adopt(
        _ entry: CreditScoreEntry, after previous: CreditGrade?, countingFrom start: Instant? = nil,
        in transaction: Transaction
    ) throws -> GradeTaskEntry? {
        let replaced = try replaceTask(of: entry.partner, from: entry.receivedAt, in: transaction)
        try tell(
            GradeChange(
                partner: entry.partner, previousGrade: previous, grade: entry.grade, score: entry.score,
                month: entry.month, at: house.clock.now, reasons: entry.reasons), in: transaction)
        try readmit(entry, in: transaction)
        guard try RecordTable.cooperationEnds.of(entry.partner, in: transaction.db).isEmpty else { return replaced }
        let rules = try rules(on: entry.receivedAt.day)
        guard let band = rules.band(of: entry.grade) else { return replaced }
        if band.grade == .terminated {
            try terminate(entry.partner, rules, on: entry.ground, month: entry.month, entry.reasons, in: transaction)
        } else if band.needsApplication {
            try openTask(entry, rules, from: start ?? entry.receivedAt, in: transaction)
        } else {
            try carryOut(try application(of: entry, rules, in: transaction), by: nil, in: transaction)
        }
        return replaced
    }

    /// Tells that the grade that counts is another, where it is.
    func tell(_ change: GradeChange, in transaction: Transaction) throws {
        guard change.grade != change.previousGrade else { return }
        try tell(
            EventType.gradeChanged, change, of: change.partner,
            [Regulation.CreditClause.grades] + change.reasons.map(\.clause), in: transaction)
    }

    /// Ends the termination of an issued 0 that another result takes the place of (R40).
    private func readmit(_ entry: CreditScoreEntry, in transaction: Transaction) throws {
        guard entry.grade != .terminated else { return }
        for sanction in try live(entry.partner, on: [.creditScore], in: transaction)
        where sanction.kind == .termination {
            let score = "\(entry.month): \(entry.score)"
            try ledger.lift(
                sanction, by: nil, reason: "新的积分结果 \(score) / the next result \(score)", in: transaction)
        }
    }

    /// Ends the cooperation at once, and says so to whoever opens the exit (10.T, 20.1).
    func terminate(
        _ partner: PartnerID, _ rules: CreditRules, on ground: Ground, month: BillingMonth?, _ reasons: [Reason],
        in transaction: Transaction
    ) throws {
        guard let measure = rules.measures(of: .terminated).first,
            try live(partner, on: [ground.kind], in: transaction).allSatisfy({ $0.kind != .termination })
        else { return }
        let entry = SanctionEntry(
            target: SanctionTarget(partner: partner), kind: measure.kind, clause: measure.band.citation.clause,
            ground: ground, month: month, recordedAt: house.clock.now, reasons: reasons)
        let issued = try ledger.enter(entry.issued(at: house.clock.now), in: transaction)
        try tell(
            EventType.scoreZeroed,
            ScoreZeroed(
                partner: partner, at: house.clock.now, ground: ground, sanction: "\(issued.number)", reasons: reasons),
            of: partner, [measure.band.citation.clause, Regulation.CreditClause.exit], in: transaction)
    }

    // MARK: tasks

    private func openTask(
        _ entry: CreditScoreEntry, _ rules: CreditRules, from start: Instant, in transaction: Transaction
    ) throws {
        let calendar = house.rulebooks.calendar
        let lastDay = try calendar.addingWorkingDays(rules.application.workingDays, to: start.day)
        var task = GradeTaskEntry(
            score: entry, lastDay: lastDay, calendar: calendar.version, openedAt: house.clock.now)
        let isIdle = try application(of: entry, rules, in: transaction).isIdle
        if isIdle { task.appliedAt = house.clock.now }
        task.number = try GradeTaskTable.insert(task, in: transaction)
        let citation = rules.application.citation
        try tell(EventType.gradeTaskOpened, task, citation, in: transaction)
        guard !isIdle else { return try tell(EventType.gradeTaskApplied, task, citation, in: transaction) }
        guard task.dueAt > house.clock.now else { return try expire(task, in: transaction) }
        try transaction.schedule(Deadline(due: task.dueAt, kind: Credit.gradeTask, key: "\(task.number)"))
    }

    /// Closes the partner's open task, whose place something newer takes from an instant on; no breach where that is in time.
    func replaceTask(
        of partner: PartnerID, from instant: Instant, in transaction: Transaction
    ) throws -> GradeTaskEntry? {
        guard var task = try GradeTaskTable.open(partner, in: transaction.db) else { return nil }
        task.replacedAt = house.clock.now
        task.replacedFrom = instant
        try GradeTaskTable.update(task, in: transaction)
        try transaction.cancelDeadline(kind: Credit.gradeTask, key: "\(task.number)")
        let period = try rules(on: task.score.receivedAt.day).application
        try tell(EventType.gradeTaskReplaced, task, period.newer, in: transaction)
        return task
    }

    /// At 24:00 of the last day: issues what needs no choice, marked late; the rest stays open (14.1).
    func expire(_ task: GradeTaskEntry, in transaction: Transaction) throws {
        var task = task
        let rules = try rules(on: task.score.receivedAt.day)
        let application = try application(of: task.score, rules, isLate: true, in: transaction)
        try carryOut(application, by: nil, in: transaction)
        task.expiredAt = house.clock.now
        if !application.lacksChoice { task.appliedAt = house.clock.now }
        try GradeTaskTable.update(task, in: transaction)
        try tell(EventType.gradeTaskExpired, task, rules.application.citation, in: transaction)
    }

    func tell(
        _ type: String, _ task: GradeTaskEntry, _ citation: Citation, in transaction: Transaction
    ) throws {
        try tell(
            type, try message(task, in: transaction.db), of: task.score.partner, [citation.clause], in: transaction)
    }

    // MARK: measures

    /// What a result's grade does to the measures as they stand.
    func application(
        of entry: CreditScoreEntry, _ rules: CreditRules, choices: [SanctionKind] = [], because reason: String? = nil,
        isLate: Bool = false, in transaction: Transaction
    ) throws -> GradeApplication {
        GradeApplication(
            rules: rules, score: entry, live: try live(entry.partner, on: [.creditScore], in: transaction),
            choices: choices, choiceReason: reason, isLate: isLate, now: house.clock.now)
    }

    /// Issues and lifts what an application says; new measures first, so that nothing stands free in between.
    @discardableResult
    func carryOut(
        _ application: GradeApplication, by person: Person?, in transaction: Transaction
    ) throws -> (issued: [SanctionEntry], lifted: [SanctionEntry]) {
        let now = house.clock.now
        let issued = try application.issued.map {
            try ledger.enter($0.issued(at: now, by: person), in: transaction)
        }
        let lifted = try application.lifted.map {
            try ledger.lift($0, by: nil, reason: application.liftReason, in: transaction)
        }
        return (issued, lifted)
    }
}
