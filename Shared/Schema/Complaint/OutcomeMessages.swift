public import RPC

/// What may have come about for a partner, or not.
public enum OutcomeKind: String, WireEnum {
    /// A warning tier of a month: `tier` (migu-membership annex 7).
    case tier = "OUTCOME_KIND_TIER"
    /// A step of a service line's warnings of a month: `warnings`, `serviceLine` (migu-membership annex 3).
    case warningStep = "OUTCOME_KIND_WARNING_STEP"
    /// A credit grade of a month: `grade` (migu-membership/10).
    case grade = "OUTCOME_KIND_GRADE"
    /// A sanction in force on a day: `sanction`, and the part of the business.
    case sanction = "OUTCOME_KIND_SANCTION"
    /// An operation that is refused on a day: `operation`, and the part of the business.
    case block = "OUTCOME_KIND_BLOCK"
}

/// Asks whether something came about for a partner, why, or which condition failed by how much.
public struct ExplainOutcomeRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ExplainOutcomeRequest"

    /// The partner.
    public var partner: PartnerID
    /// What is asked about.
    public var kind: OutcomeKind
    /// The tier, where it is one.
    public var tier: Int?
    /// The number of warnings, where it is a step of them.
    public var warnings: Int?
    /// The grade, where it is one: `D`, or `terminated`.
    public var grade: String?
    /// The measure, where it is a sanction.
    public var sanction: SanctionKind?
    /// The operation, where it is one.
    public var operation: Operation?
    /// On this service line.
    public var serviceLine: ServiceLineID?
    /// By this subchannel.
    public var subchannel: SubchannelID?
    /// In this province.
    public var province: String?
    /// The month of a tier or of warnings, that of `day` unless told; the month whose result had a grade, without which it is
    /// the grade in which the partner is.
    public var month: BillingMonth?
    /// The day, to its end; unless told, the end of `month`, or now, where it is a grade or without a month.
    public var day: Day?

    /// A message of these fields.
    public init(
        partner: PartnerID, kind: OutcomeKind, tier: Int? = nil, warnings: Int? = nil, grade: String? = nil,
        sanction: SanctionKind? = nil, operation: Operation? = nil, serviceLine: ServiceLineID? = nil,
        subchannel: SubchannelID? = nil, province: String? = nil, month: BillingMonth? = nil, day: Day? = nil
    ) {
        self.partner = partner
        self.kind = kind
        self.tier = tier
        self.warnings = warnings
        self.grade = grade
        self.sanction = sanction
        self.operation = operation
        self.serviceLine = serviceLine
        self.subchannel = subchannel
        self.province = province
        self.month = month
        self.day = day
    }

    /// The part of the partner's business that is asked about.
    public var target: SanctionTarget {
        SanctionTarget(partner: partner, serviceLine: serviceLine, subchannel: subchannel, province: province)
    }
}

/// Whether it came about, and why or why not.
public struct ExplainOutcomeReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ExplainOutcomeReply"

    /// Whether it came about.
    public var happened: Bool
    /// What led to it: clause and figures.
    public var why: [Reason]
    /// Which conditions failed, each by how much.
    public var whyNot: [Reason]
    /// The sanctions that it is, or that stand in the way.
    public var sanctions: [Sanction]

    /// A message of these fields.
    public init(happened: Bool, why: [Reason] = [], whyNot: [Reason] = [], sanctions: [Sanction] = []) {
        self.happened = happened
        self.why = why
        self.whyNot = whyNot
        self.sanctions = sanctions
    }
}
