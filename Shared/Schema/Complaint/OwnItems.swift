public import RPC

/// Asks for Migu Music's own items of a partner's month (migu-membership/11.3).
public struct GetOwnItemsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GetOwnItemsRequest"

    /// The partner.
    public var partner: PartnerID
    /// The month.
    public var month: BillingMonth

    /// A message of these fields.
    public init(partner: PartnerID, month: BillingMonth) {
        self.partner = partner
        self.month = month
    }
}

/// Migu Music's own items of a partner's month.
public struct OwnItems: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.OwnItems"

    /// The partner.
    public var partner: PartnerID
    /// The month.
    public var month: BillingMonth
    /// The health score, 0 to 100.
    public var health: Int
    /// Strategic importance, 0 to 100.
    public var strategicImportance: Int
    /// Whether the month is over; while it runs both may still change.
    public var isFinal: Bool
    /// Clauses and figures, of both.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        partner: PartnerID, month: BillingMonth, health: Int, strategicImportance: Int, isFinal: Bool,
        reasons: [Reason] = []
    ) {
        self.partner = partner
        self.month = month
        self.health = health
        self.strategicImportance = strategicImportance
        self.isFinal = isFinal
        self.reasons = reasons
    }
}

/// Records a month's credit mark, of which provisional scores are made (migu-membership/11.1).
public struct RecordMarkRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordMarkRequest"

    /// The partner.
    public var partner: PartnerID
    /// The month.
    public var month: BillingMonth
    /// The mark, on the scale that the weights name.
    public var mark: Points
    /// Where it comes from.
    public var document: Document
    /// Who records it.
    public var by: Person

    /// A message of these fields.
    public init(partner: PartnerID, month: BillingMonth, mark: Points, document: Document, by: Person) {
        self.partner = partner
        self.month = month
        self.mark = mark
        self.document = document
        self.by = by
    }
}

/// A month's credit mark.
public struct CreditMark: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CreditMark"

    /// The partner.
    public var partner: PartnerID
    /// The month.
    public var month: BillingMonth
    /// The mark.
    public var mark: Points
    /// Where it comes from.
    public var document: Document
    /// Who recorded it.
    public var recordedBy: Person
    /// When.
    public var recordedAt: Instant

    /// A message of these fields.
    public init(
        partner: PartnerID, month: BillingMonth, mark: Points, document: Document, recordedBy: Person,
        recordedAt: Instant
    ) {
        self.partner = partner
        self.month = month
        self.mark = mark
        self.document = document
        self.recordedBy = recordedBy
        self.recordedAt = recordedAt
    }
}

/// A month's mark and its weight.
public struct WeightedMark: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WeightedMark"

    /// The month.
    public var month: BillingMonth
    /// Its mark.
    public var mark: Points
    /// Its weight.
    public var weightBasisPoints: Int

    /// A message of these fields.
    public init(month: BillingMonth, mark: Points, weightBasisPoints: Int) {
        self.month = month
        self.mark = mark
        self.weightBasisPoints = weightBasisPoints
    }
}

/// Asks for the program's own score of a partner's month.
public struct ComputeScoreRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ComputeScoreRequest"

    /// The partner.
    public var partner: PartnerID
    /// The target month.
    public var month: BillingMonth

    /// A message of these fields.
    public init(partner: PartnerID, month: BillingMonth) {
        self.partner = partner
        self.month = month
    }
}

/// The program's own weighted score: provisional, and without any effect (readings R13).
public struct ProvisionalScore: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ProvisionalScore"

    /// The partner.
    public var partner: PartnerID
    /// The target month.
    public var month: BillingMonth
    /// The exact weighted sum, held to 0 and 1000: a decimal of up to six places.
    public var score: String
    /// The grade that it would have.
    public var grade: CreditGrade
    /// True always: it issues no measure and changes no grade.
    public var isProvisional: Bool
    /// The document of the weights.
    public var weightsDocument: String
    /// What was weighted, the target month first.
    public var marks: [WeightedMark]
    /// The issued result of that month, where there is one; it alone counts.
    public var issued: CreditScore?
    /// Clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        partner: PartnerID, month: BillingMonth, score: String, grade: CreditGrade, isProvisional: Bool,
        weightsDocument: String, marks: [WeightedMark] = [], issued: CreditScore? = nil, reasons: [Reason] = []
    ) {
        self.partner = partner
        self.month = month
        self.score = score
        self.grade = grade
        self.isProvisional = isProvisional
        self.weightsDocument = weightsDocument
        self.marks = marks
        self.issued = issued
        self.reasons = reasons
    }
}
