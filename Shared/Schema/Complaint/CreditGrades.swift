public import RPC

/// The seven grades of a credit score (migu-membership/10).
public enum CreditGrade: String, WireEnum {
    /// 800 to 1000: no restriction.
    case a = "CREDIT_GRADE_A"
    /// 600 and more: no restriction.
    case b = "CREDIT_GRADE_B"
    /// 450 and more: nothing new.
    case c = "CREDIT_GRADE_C"
    /// 300 and more: and either phone-bill billing or promotion in the client suspended.
    case d = "CREDIT_GRADE_D"
    /// 150 and more: and settlement suspended.
    case e = "CREDIT_GRADE_E"
    /// Above 0: and sales suspended.
    case f = "CREDIT_GRADE_F"
    /// 0: cooperation is ended at once.
    case terminated = "CREDIT_GRADE_TERMINATED"

    /// Its name for people.
    public var title: Text {
        switch self {
        case .terminated: Text(zh: "终止合作", en: "terminated")
        default: Text(zh: "\(letter) 级", en: "grade \(letter)")
        }
    }

    private var letter: String { term.uppercased() }
}

/// The class of a partner for the credit score (migu-membership/13).
public enum CreditClass: String, WireEnum {
    /// Core or strategic (核心/战略合作方): every joint-membership partner.
    case coreStrategic = "CREDIT_CLASS_CORE_STRATEGIC"
    /// Any other class of the credit score regulation; no joint-membership partner is of it.
    case other = "CREDIT_CLASS_OTHER"
}

/// An issued credit score of a partner's month: the only source of grades (readings R13).
public struct CreditScore: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CreditScore"

    /// Its place among the results recorded.
    public var id: String
    /// The partner.
    public var partner: PartnerID
    /// The target month.
    public var month: BillingMonth
    /// The score, 0 to 1000.
    public var score: Points
    /// The grade that the score has.
    public var grade: CreditGrade
    /// When the result was received.
    public var receivedAt: Instant
    /// When it was recorded.
    public var recordedAt: Instant
    /// Who recorded it.
    public var recordedBy: Person
    /// The document that it was issued with.
    public var document: Document
    /// The document that corrects the month's earlier result.
    public var correction: Document?
    /// Why it has this grade.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        id: String, partner: PartnerID, month: BillingMonth, score: Points, grade: CreditGrade, receivedAt: Instant,
        recordedAt: Instant, recordedBy: Person, document: Document, correction: Document? = nil,
        reasons: [Reason] = []
    ) {
        self.id = id
        self.partner = partner
        self.month = month
        self.score = score
        self.grade = grade
        self.receivedAt = receivedAt
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
        self.document = document
        self.correction = correction
        self.reasons = reasons
    }
}

/// Records a result that Migu Culture issued.
public struct RecordScoreRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordScoreRequest"

    /// The partner.
    public var partner: PartnerID
    /// The target month.
    public var month: BillingMonth
    /// The score, at most two places.
    public var score: Points
    /// When the result was received; the working days are counted from it (migu-membership/14.1).
    public var receivedAt: Instant
    /// The document that it was issued with.
    public var document: Document
    /// Who records it.
    public var by: Person
    /// The document that corrects the month's earlier result, where there is one with another score.
    public var correction: Document?

    /// A message of these fields.
    public init(
        partner: PartnerID, month: BillingMonth, score: Points, receivedAt: Instant, document: Document, by: Person,
        correction: Document? = nil
    ) {
        self.partner = partner
        self.month = month
        self.score = score
        self.receivedAt = receivedAt
        self.document = document
        self.by = by
        self.correction = correction
    }
}

/// What became of a recorded result.
public struct RecordScoreReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordScoreReply"

    /// The result; the known one where it was recorded before.
    public var score: CreditScore
    /// Whether it is what counts for the partner now: no result of a later month is there, and no major violation holds the
    /// score at 0.
    public var counts: Bool
    /// Where the partner stands after it.
    public var standing: CreditStanding
    /// The task that it opened.
    public var task: GradeTask?
    /// The task that it replaced (migu-membership/14.2).
    public var replaced: GradeTask?

    /// A message of these fields.
    public init(
        score: CreditScore, counts: Bool, standing: CreditStanding, task: GradeTask? = nil, replaced: GradeTask? = nil
    ) {
        self.score = score
        self.counts = counts
        self.standing = standing
        self.task = task
        self.replaced = replaced
    }
}
