public import RPC

extension EventType {
    /// The data is `CreditScore`: an issued result was recorded.
    public static let creditScoreRecorded = "quanyi.complaint.credit-score-recorded.v1"
    /// The data is `GradeChange`.
    public static let gradeChanged = "quanyi.complaint.grade-changed.v1"
    /// The data is `GradeTask`: a grade is to be applied by a day.
    public static let gradeTaskOpened = "quanyi.complaint.grade-task-opened.v1"
    /// The data is `GradeTask`: something newer took its place.
    public static let gradeTaskReplaced = "quanyi.complaint.grade-task-replaced.v1"
    /// The data is `GradeTask`: the grade has been applied, wholly or, while it is open, but for a choice.
    public static let gradeTaskApplied = "quanyi.complaint.grade-task-applied.v1"
    /// The data is `GradeTask`: its deadline passed; what needs no choice was issued by the program.
    public static let gradeTaskExpired = "quanyi.complaint.grade-task-expired.v1"
    /// The data is `ScoreZeroed`: the exit of migu-membership/20.1 is to be opened.
    public static let scoreZeroed = "quanyi.complaint.score-zeroed.v1"
    /// The data is `ZeroScoreEnded`.
    public static let zeroScoreEnded = "quanyi.complaint.zero-score-ended.v1"
    /// The data is `MajorViolation`.
    public static let majorViolationConfirmed = "quanyi.complaint.major-violation-confirmed.v1"
    /// The data is `ImportanceClaim`.
    public static let claimFiled = "quanyi.complaint.claim-filed.v1"
    /// The data is `ImportanceClaim`: approved or refused.
    public static let claimDecided = "quanyi.complaint.claim-decided.v1"
    /// The data is `ImportanceClaim`: withdrawn, or ended by its clause.
    public static let claimWithdrawn = "quanyi.complaint.claim-withdrawn.v1"
    /// The data is `MonthFigures`: a billing record, a purchase or advertising was recorded.
    public static let monthFiguresRecorded = "quanyi.complaint.month-figures-recorded.v1"
    /// The data is `CreditMark`.
    public static let creditMarkRecorded = "quanyi.complaint.credit-mark-recorded.v1"
}

/// quanyi.complaint.grade-changed.v1: the grade that counts is another.
public struct GradeChange: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GradeChange"

    /// The partner.
    public var partner: PartnerID
    /// The grade before; absent where it was not graded.
    public var previousGrade: CreditGrade?
    /// The grade now.
    public var grade: CreditGrade
    /// The score now.
    public var score: Points
    /// The target month of the result that counts; absent where a major violation decides.
    public var month: BillingMonth?
    /// When it changed.
    public var at: Instant
    /// Clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        partner: PartnerID, previousGrade: CreditGrade? = nil, grade: CreditGrade, score: Points,
        month: BillingMonth? = nil, at: Instant, reasons: [Reason] = []
    ) {
        self.partner = partner
        self.previousGrade = previousGrade
        self.grade = grade
        self.score = score
        self.month = month
        self.at = at
        self.reasons = reasons
    }
}

/// quanyi.complaint.score-zeroed.v1: a partner's score came to 0 and its cooperation is terminated (migu-membership/10.T).
public struct ScoreZeroed: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ScoreZeroed"

    /// The partner.
    public var partner: PartnerID
    /// When.
    public var at: Instant
    /// What it rests on: an issued score, or a major violation, with which migu-membership/19 follows.
    public var ground: Ground
    /// The termination in the ledger.
    public var sanction: String
    /// Clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(partner: PartnerID, at: Instant, ground: Ground, sanction: String, reasons: [Reason] = []) {
        self.partner = partner
        self.at = at
        self.ground = ground
        self.sanction = sanction
        self.reasons = reasons
    }
}

/// quanyi.complaint.zero-score-ended.v1: a person decided that a score of 0 stands no longer (readings R40).
public struct ZeroScoreEnded: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ZeroScoreEnded"

    /// The partner.
    public var partner: PartnerID
    /// When.
    public var at: Instant
    /// Who decided.
    public var by: Person
    /// Why.
    public var reason: String
    /// On what it rests.
    public var evidence: [Document]

    /// A message of these fields.
    public init(partner: PartnerID, at: Instant, by: Person, reason: String, evidence: [Document] = []) {
        self.partner = partner
        self.at = at
        self.by = by
        self.reason = reason
        self.evidence = evidence
    }
}

/// Ends a score of 0: a decision of innovation (readings R40).
///
/// After a major violation the newest issued result counts again; after an issued 0 the partner's next result is taken.
public struct EndZeroScoreRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.EndZeroScoreRequest"

    /// The partner.
    public var partner: PartnerID
    /// Who decides.
    public var by: Person
    /// Why.
    public var reason: String
    /// On what it rests.
    public var evidence: [Document]

    /// A message of these fields.
    public init(partner: PartnerID, by: Person, reason: String, evidence: [Document] = []) {
        self.partner = partner
        self.by = by
        self.reason = reason
        self.evidence = evidence
    }
}
