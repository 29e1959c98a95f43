public import RPC

/// Where a partner stands by its credit score.
public struct CreditStanding: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CreditStanding"

    /// The partner.
    public var partner: PartnerID
    /// The score that counts; absent where there is none, which is not graded and never 0 (readings R8).
    public var score: Points?
    /// Its grade.
    public var grade: CreditGrade?
    /// The target month of the result that counts.
    public var month: BillingMonth?
    /// The issued result that counts, or would but for a major violation.
    public var issued: CreditScore?
    /// Since when a major violation holds the score at 0 (migu-membership/12).
    public var zeroSince: Instant?
    /// The measures of grades and the terminations that are in force.
    public var measures: [Sanction]
    /// What is still to be done about the grade.
    public var task: GradeTask?
    /// Why: clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        partner: PartnerID, score: Points? = nil, grade: CreditGrade? = nil, month: BillingMonth? = nil,
        issued: CreditScore? = nil, zeroSince: Instant? = nil, measures: [Sanction] = [], task: GradeTask? = nil,
        reasons: [Reason] = []
    ) {
        self.partner = partner
        self.score = score
        self.grade = grade
        self.month = month
        self.issued = issued
        self.zeroSince = zeroSince
        self.measures = measures
        self.task = task
        self.reasons = reasons
    }
}

/// Asks for a partner's credit score.
public struct GetScoreRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GetScoreRequest"

    /// The partner.
    public var partner: PartnerID
    /// As it was known and stood at that instant (readings R36); now unless told.
    public var asOf: Instant?

    /// A message of these fields.
    public init(partner: PartnerID, asOf: Instant? = nil) {
        self.partner = partner
        self.asOf = asOf
    }
}

/// Asks for issued results.
public struct ListScoresRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListScoresRequest"

    /// Only of this partner.
    public var partner: PartnerID?
    /// Only of this target month.
    public var month: BillingMonth?
    /// Only of this grade.
    public var grade: CreditGrade?
    /// 1 to 1,000; 100 unless told.
    public var pageSize: Int?
    /// Where the last page ended.
    public var pageToken: String?

    /// A message of these fields.
    public init(
        partner: PartnerID? = nil, month: BillingMonth? = nil, grade: CreditGrade? = nil, pageSize: Int? = nil,
        pageToken: String? = nil
    ) {
        self.partner = partner
        self.month = month
        self.grade = grade
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

/// A page of issued results.
public struct ListScoresReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListScoresReply"

    /// In the order recorded, corrected ones among them.
    public var scores: [CreditScore]
    /// Absent on the last page.
    public var nextPageToken: String?

    /// A message of these fields.
    public init(scores: [CreditScore] = [], nextPageToken: String? = nil) {
        self.scores = scores
        self.nextPageToken = nextPageToken
    }
}

/// Asks why a partner has its grade, and why no other.
public struct ExplainScoreRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ExplainScoreRequest"

    /// The partner.
    public var partner: PartnerID
    /// As it was known at that instant; now unless told.
    public var asOf: Instant?

    /// A message of these fields.
    public init(partner: PartnerID, asOf: Instant? = nil) {
        self.partner = partner
        self.asOf = asOf
    }
}

/// Why, and why not.
public struct ExplainScoreReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ExplainScoreReply"

    /// Where the partner stands.
    public var standing: CreditStanding
    /// What led to the grade and its measures.
    public var why: [Reason]
    /// What the other grades lack, and what is not in force yet.
    public var whyNot: [Reason]
    /// The results of all months, in the order recorded.
    public var results: [CreditScore]
    /// The rulebook that decided; absent where there is no result.
    public var rulebook: RulebookDescription?

    /// A message of these fields.
    public init(
        standing: CreditStanding, why: [Reason] = [], whyNot: [Reason] = [], results: [CreditScore] = [],
        rulebook: RulebookDescription? = nil
    ) {
        self.standing = standing
        self.why = why
        self.whyNot = whyNot
        self.results = results
        self.rulebook = rulebook
    }
}

/// Asks whether a change to a partner's business adds what its sanctions stop (migu-membership/10.n1).
public struct CheckChangeRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CheckChangeRequest"

    /// On whose business, and on which part of it.
    public var target: SanctionTarget
    /// Whether it adds a billing point: a service code.
    public var addsBillingPoint: Bool?
    /// Whether it adds a product form to the agreement: a product.
    public var addsProductForm: Bool?
    /// The instant; now unless told.
    public var asOf: Instant?

    /// A message of these fields.
    public init(
        target: SanctionTarget, addsBillingPoint: Bool? = nil, addsProductForm: Bool? = nil, asOf: Instant? = nil
    ) {
        self.target = target
        self.addsBillingPoint = addsBillingPoint
        self.addsProductForm = addsProductForm
        self.asOf = asOf
    }
}

/// What a change is, and whether it may be made.
public struct CheckChangeReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CheckChangeReply"

    /// What it amounts to: a new service code, a new product, both or neither.
    public var operations: [Operation]
    /// Whether nothing stands in the way.
    public var isAllowed: Bool
    /// The sanctions in force that do, in the order issued.
    public var blockedBy: [Sanction]
    /// Why it is what it is.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        operations: [Operation] = [], isAllowed: Bool, blockedBy: [Sanction] = [], reasons: [Reason] = []
    ) {
        self.operations = operations
        self.isAllowed = isAllowed
        self.blockedBy = blockedBy
        self.reasons = reasons
    }
}

/// Asks for a partner's class for the credit score (migu-membership/13).
public struct GetCreditClassRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GetCreditClassRequest"

    /// The partner.
    public var partner: PartnerID

    /// A message of these fields.
    public init(partner: PartnerID) { self.partner = partner }
}

/// Enters a partner's class for the credit score; any but core or strategic is refused (migu-membership/13).
public struct SetCreditClassRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.SetCreditClassRequest"

    /// The partner.
    public var partner: PartnerID
    /// The class.
    public var creditClass: CreditClass
    /// Who enters it.
    public var by: Person

    /// A message of these fields.
    public init(partner: PartnerID, creditClass: CreditClass, by: Person) {
        self.partner = partner
        self.creditClass = creditClass
        self.by = by
    }
}

/// A partner's class for the credit score.
public struct PartnerCreditClass: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.PartnerCreditClass"

    /// The partner.
    public var partner: PartnerID
    /// The class.
    public var creditClass: CreditClass
    /// Why.
    public var reason: Reason

    /// A message of these fields.
    public init(partner: PartnerID, creditClass: CreditClass, reason: Reason) {
        self.partner = partner
        self.creditClass = creditClass
        self.reason = reason
    }
}
