import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

/// Credit scores and grades, health, strategic importance and major violations (migu-membership 9 to 14, annexes 5 and 8).
struct Credit: MonitorPart {
    /// The deadline of a grade's task; its key is the task's number.
    static let gradeTask = "grade-task"

    let house: House
    let ledger: Ledger

    func serve(on router: inout Router) {
        serveScores(on: &router)
        serveViolations(on: &router)
        serveOwnItems(on: &router)
    }

    private func serveScores(on router: inout Router) {
        router.serve(CreditMethods.recordScore) { (request: RecordScoreRequest, call) in
            try await recordScore(request, call)
        }
        router.serve(CreditMethods.applyGrade) { (request: ApplyGradeRequest, call) in
            try await applyGrade(request, call)
        }
        router.serve(CreditMethods.listGradeTasks) { (request: ListGradeTasksRequest, _) in
            try await listGradeTasks(request)
        }
        router.serve(CreditMethods.endZeroScore) { (request: EndZeroScoreRequest, call) in
            try await endZeroScore(request, call)
        }
        router.serve(CreditMethods.getScore) { (request: GetScoreRequest, _) in try await getScore(request) }
        router.serve(CreditMethods.listScores) { (request: ListScoresRequest, _) in try await listScores(request) }
        router.serve(CreditMethods.explainScore) { (request: ExplainScoreRequest, _) in
            try await explainScore(request)
        }
        router.serve(CreditMethods.checkChange) { (request: CheckChangeRequest, _) in try await checkChange(request) }
        router.serve(CreditMethods.getCreditClass) { (request: GetCreditClassRequest, _) in
            try await getCreditClass(request)
        }
        router.serve(CreditMethods.setCreditClass) { (request: SetCreditClassRequest, call) in
            try await setCreditClass(request, call)
        }
    }

    private func serveViolations(on router: inout Router) {
        router.serve(CreditMethods.confirmMajorViolation) { (request: ConfirmMajorViolationRequest, call) in
            try await confirmMajorViolation(request, call)
        }
        router.serve(CreditMethods.listMajorViolations) { (request: ListMajorViolationsRequest, _) in
            try await listMajorViolations(request)
        }
    }

    private func serveOwnItems(on router: inout Router) {
        router.serve(CreditMethods.fileClaim) { (request: FileClaimRequest, call) in
            try await fileClaim(request, call)
        }
        router.serve(CreditMethods.decideClaim) { (request: DecideClaimRequest, call) in
            try await decideClaim(request, call)
        }
        router.serve(CreditMethods.withdrawClaim) { (request: WithdrawClaimRequest, call) in
            try await withdrawClaim(request, call)
        }
        router.serve(CreditMethods.listClaims) { (request: ListClaimsRequest, _) in try await listClaims(request) }
        router.serve(CreditMethods.recordRevenue) { (request: RecordRevenueRequest, call) in
            try await recordRevenue(request, call)
        }
        router.serve(CreditMethods.recordSpending) { (request: RecordSpendingRequest, call) in
            try await recordSpending(request, call)
        }
        router.serve(CreditMethods.getOwnItems) { (request: GetOwnItemsRequest, _) in try await getOwnItems(request) }
        router.serve(CreditMethods.recordMark) { (request: RecordMarkRequest, call) in
            try await recordMark(request, call)
        }
        router.serve(CreditMethods.computeScore) { (request: ComputeScoreRequest, _) in
            try await computeScore(request)
        }
    }

    /// Ends the claims made in the place of a company that takes up cooperation itself, and a grade's measures with the
    /// cooperation.
    func react(to event: Event, from upstream: String, in transaction: Transaction) throws {
        switch event.type {
        case EventType.partnerRegistered:
            try endClaims(authorizedBy: event.fact(PartnerRegistered.self).partner.id, in: transaction)
        case EventType.cooperationEnded:
            try endMeasures(with: event.fact(CooperationEnded.self).end, in: transaction)
        default: break
        }
    }

    var deadlineKinds: Set<String> { [Credit.gradeTask] }

    /// Issues what a task's grade has without a choice.
    func fire(_ deadline: Deadline, in transaction: Transaction) throws {
        guard let number = Int64(deadline.key), let task = try GradeTaskTable.find(number, in: transaction.db),
            task.state == .open
        else { return }
        try expire(task, in: transaction)
    }

    func step(for deadline: Deadline, in db: Database) throws -> AgendaStep? {
        guard let number = Int64(deadline.key), let task = try GradeTaskTable.find(number, in: db) else { return nil }
        let grade = task.score.grade.title
        return AgendaStep(
            at: deadline.due, kind: deadline.kind, partner: task.score.partner,
            reason: Reason(
                clause: Regulation.CreditClause.deadline,
                text: Text(
                    zh: "\(task.score.month) \(grade.zh)应于 \(task.lastDay) 前执行，届时未执行的由系统执行（须选择的除外）",
                    en:
                        "\(grade.en) of \(task.score.month) is to be applied by \(task.lastDay); what is not is then issued"
                        + " by the program, but for what needs a choice")))
    }

    // MARK: what decides

    /// The figures in force on a day.
    func rules(on day: Day) throws(RulebookError) -> CreditRules {
        try house.rulebooks.rulebook(of: Regulation.membership, on: day).creditRules()
    }

    /// What counted for a partner at an instant, as it was known then.
    func position(of partner: PartnerID, at instant: Instant, in db: Database) throws -> CreditPosition {
        let issued = try CreditScoreTable.newest(partner, at: instant, in: db)
        let since = try MajorViolationTable.zeroSince(partner, at: instant, in: db)
        let ended = try ZeroScoreTable.lastEnd(partner, at: instant, in: db)
        return CreditPosition(
            issued: issued, zero: try since.map { ($0, try rules(on: $0.day).violation.score) },
            isReadmitted: issued.map { issued in ended.map { $0 >= issued.recordedAt } ?? false } ?? false)
    }

    /// The partner's measures of a kind of ground that are in force or proposed now.
    func live(_ partner: PartnerID, on grounds: Set<GroundKind>, in transaction: Transaction) throws -> [SanctionEntry]
    {
        try ledger.live(in: transaction) {
            try SanctionTable.recorded(by: house.clock.now, partner: partner, in: $0)
                .filter { grounds.contains($0.ground.kind) }
        }
    }
}
