public import RPC

/// How a grade's task stands.
public enum GradeTaskState: String, WireEnum {
    /// The grade is to be applied, wholly or in part.
    case open = "GRADE_TASK_STATE_OPEN"
    /// It has been applied.
    case applied = "GRADE_TASK_STATE_APPLIED"
    /// A newer result or a major violation took its place; nothing of it is applied any more.
    case replaced = "GRADE_TASK_STATE_REPLACED"
}

/// What is to be done about a partner graded C to F, and by when (migu-membership/14.1).
public struct GradeTask: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GradeTask"

    /// The id of the result that set it.
    public var result: String
    /// The partner.
    public var partner: PartnerID
    /// The target month of the result.
    public var month: BillingMonth
    /// The grade to be applied.
    public var grade: CreditGrade
    /// The last working day for it.
    public var lastDay: Day
    /// 24:00 of that day.
    public var dueAt: Instant
    /// The business calendar by which it was counted (readings R3).
    public var calendar: String
    /// How it stands.
    public var state: GradeTaskState
    /// Whether it was not done, or not all of it, by its deadline.
    public var isLate: Bool
    /// When the program issued by itself what needs no choice, the deadline having passed.
    public var expiredAt: Instant?
    /// When all of it had been applied.
    public var appliedAt: Instant?
    /// By whom; absent where the program did.
    public var appliedBy: Person?
    /// What was chosen of the measures that are left to a choice.
    public var choices: [SanctionKind]
    /// Why that was chosen.
    public var choiceReason: String?
    /// From when on something newer took its place: the receipt of the newer result, or the confirmation of a violation.
    public var replacedAt: Instant?
    /// The measures that the grade has, what is left to a choice not among them.
    public var measures: [SanctionKind]
    /// What is left to a person's choice, the proposed one first; one or both.
    public var offered: [SanctionKind]

    /// A message of these fields.
    public init(
        result: String, partner: PartnerID, month: BillingMonth, grade: CreditGrade, lastDay: Day, dueAt: Instant,
        calendar: String, state: GradeTaskState, isLate: Bool, expiredAt: Instant? = nil, appliedAt: Instant? = nil,
        appliedBy: Person? = nil, choices: [SanctionKind] = [], choiceReason: String? = nil,
        replacedAt: Instant? = nil, measures: [SanctionKind] = [], offered: [SanctionKind] = []
    ) {
        self.result = result
        self.partner = partner
        self.month = month
        self.grade = grade
        self.lastDay = lastDay
        self.dueAt = dueAt
        self.calendar = calendar
        self.state = state
        self.isLate = isLate
        self.expiredAt = expiredAt
        self.appliedAt = appliedAt
        self.appliedBy = appliedBy
        self.choices = choices
        self.choiceReason = choiceReason
        self.replacedAt = replacedAt
        self.measures = measures
        self.offered = offered
    }
}

/// Applies a partner's grade: a decision of innovation.
public struct ApplyGradeRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ApplyGradeRequest"

    /// The partner.
    public var partner: PartnerID
    /// Who decides.
    public var by: Person
    /// What is chosen of what the task offers; without it only what needs no choice is issued (migu-membership/10.D).
    public var choices: [SanctionKind]
    /// Why that is chosen.
    public var reason: String?

    /// A message of these fields.
    public init(partner: PartnerID, by: Person, choices: [SanctionKind] = [], reason: String? = nil) {
        self.partner = partner
        self.by = by
        self.choices = choices
        self.reason = reason
    }
}

/// What a grade's application did.
public struct ApplyGradeReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ApplyGradeReply"

    /// The task; open still where a choice is wanting.
    public var task: GradeTask
    /// The measures issued.
    public var issued: [Sanction]
    /// The measures lifted, which the grade does not have.
    public var lifted: [Sanction]
    /// What was refused and why: a choice is wanting.
    public var refused: [Reason]

    /// A message of these fields.
    public init(task: GradeTask, issued: [Sanction] = [], lifted: [Sanction] = [], refused: [Reason] = []) {
        self.task = task
        self.issued = issued
        self.lifted = lifted
        self.refused = refused
    }
}

/// Asks for the tasks of grades.
public struct ListGradeTasksRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListGradeTasksRequest"

    /// Only of this partner.
    public var partner: PartnerID?
    /// Leave out those applied or replaced.
    public var onlyOpen: Bool?

    /// A message of these fields.
    public init(partner: PartnerID? = nil, onlyOpen: Bool? = nil) {
        self.partner = partner
        self.onlyOpen = onlyOpen
    }
}

/// The tasks of grades.
public struct ListGradeTasksReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListGradeTasksReply"

    /// In the order in which their results were recorded.
    public var tasks: [GradeTask]

    /// A message of these fields.
    public init(tasks: [GradeTask] = []) {
        self.tasks = tasks
    }
}
