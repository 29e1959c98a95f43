public import RPC

/// On which side of its limit an indicator is abnormal; at the limit it is not.
public enum LimitSide: String, WireEnum {
    /// Above it.
    case above = "LIMIT_SIDE_ABOVE"
    /// Below it.
    case below = "LIMIT_SIDE_BELOW"
}

/// An indicator that an agreement has watched, and its limit (cmpay-channel/7.1).
public struct AgreedIndicator: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.AgreedIndicator"

    /// Its name.
    public var name: String
    /// What it is counted in.
    public var unit: String
    /// The limit.
    public var limit: Int
    /// On which side of it is abnormal.
    public var side: LimitSide

    /// A message of these fields.
    public init(name: String, unit: String, limit: Int, side: LimitSide) {
        self.name = name
        self.unit = unit
        self.limit = limit
        self.side = side
    }
}

/// What an agreement says on abnormal conditions.
public struct AgreedConditions: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.AgreedConditions"

    /// The agreement.
    public var agreement: String
    /// The partner.
    public var partner: PartnerID
    /// The business concerned.
    public var serviceLine: ServiceLineID
    /// What is watched.
    public var indicators: [AgreedIndicator]
    /// Where the agreement says so.
    public var section: String
    /// The agreement.
    public var document: Document
    /// Who activated it.
    public var by: Person
    /// When.
    public var activatedAt: Instant

    /// A message of these fields.
    public init(
        agreement: String, partner: PartnerID, serviceLine: ServiceLineID, indicators: [AgreedIndicator] = [],
        section: String, document: Document, by: Person, activatedAt: Instant
    ) {
        self.agreement = agreement
        self.partner = partner
        self.serviceLine = serviceLine
        self.indicators = indicators
        self.section = section
        self.document = document
        self.by = by
        self.activatedAt = activatedAt
    }
}

/// quanyi.complaint.indicator-recorded.v1: an indicator was read.
public struct IndicatorRecorded: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.IndicatorRecorded"

    /// The agreement.
    public var agreement: String
    /// The partner.
    public var partner: PartnerID
    /// The indicator's name.
    public var indicator: String
    /// The reading.
    public var value: Int
    /// Its day.
    public var day: Day
    /// Who read it.
    public var by: Person
    /// The reading against the limit.
    public var reason: Reason
    /// The abnormal condition it opened.
    public var condition: String?

    /// A message of these fields.
    public init(
        agreement: String, partner: PartnerID, indicator: String, value: Int, day: Day, by: Person, reason: Reason,
        condition: String? = nil
    ) {
        self.agreement = agreement
        self.partner = partner
        self.indicator = indicator
        self.value = value
        self.day = day
        self.by = by
        self.reason = reason
        self.condition = condition
    }
}

/// How far an abnormal condition has come.
public enum ConditionState: String, WireEnum {
    /// A person has to judge it.
    case toBeJudged = "CONDITION_STATE_TO_BE_JUDGED"
    /// Judged not to reach the standard of a violation: closed.
    case notReached = "CONDITION_STATE_NOT_REACHED"
    /// The inquiry is open.
    case inquiry = "CONDITION_STATE_INQUIRY"
    /// The inquiry found no violation: closed.
    case notConfirmed = "CONDITION_STATE_NOT_CONFIRMED"
    /// A violation is confirmed; a rectification is under way.
    case rectifying = "CONDITION_STATE_RECTIFYING"
    /// The rectification reaches the requirement: closed.
    case rectified = "CONDITION_STATE_RECTIFIED"
    /// It does not; a termination is put before a person.
    case rectificationFailed = "CONDITION_STATE_RECTIFICATION_FAILED"
}

/// A person's judgement of an abnormal condition (cmpay-channel/7.2).
public struct Judgement: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Judgement"

    /// Whether it reaches the agreement's standard of a violation.
    public var isStandardReached: Bool
    /// Why.
    public var reason: String
    /// Who judges.
    public var by: Person
    /// When.
    public var judgedAt: Instant

    /// A message of these fields.
    public init(isStandardReached: Bool, reason: String, by: Person, judgedAt: Instant) {
        self.isStandardReached = isStandardReached
        self.reason = reason
        self.by = by
        self.judgedAt = judgedAt
    }
}

/// The inquiry into an abnormal condition (cmpay-channel/7.3 to 7.5).
public struct Inquiry: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Inquiry"

    /// When it was opened.
    public var openedAt: Instant
    /// When it was closed.
    public var closedAt: Instant?
    /// By whom.
    public var closedBy: Person?
    /// Whether it confirms a violation.
    public var isConfirmed: Bool?
    /// The facts it found.
    public var facts: String?
    /// What they rest on.
    public var evidence: [Document]
    /// The measure, in the agreement's words.
    public var measure: String?
    /// The last day to rectify.
    public var rectifyBy: Day?
    /// The findings on the rectification.
    public var checks: [RectificationCheck]

    /// A message of these fields.
    public init(
        openedAt: Instant, closedAt: Instant? = nil, closedBy: Person? = nil, isConfirmed: Bool? = nil,
        facts: String? = nil, evidence: [Document] = [], measure: String? = nil, rectifyBy: Day? = nil,
        checks: [RectificationCheck] = []
    ) {
        self.openedAt = openedAt
        self.closedAt = closedAt
        self.closedBy = closedBy
        self.isConfirmed = isConfirmed
        self.facts = facts
        self.evidence = evidence
        self.measure = measure
        self.rectifyBy = rectifyBy
        self.checks = checks
    }
}

/// An abnormal condition of a partner's business (cmpay-channel/7).
public struct AbnormalCondition: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.AbnormalCondition"

    /// Its number.
    public var id: String
    /// The agreement.
    public var agreement: String
    /// The partner.
    public var partner: PartnerID
    /// The business concerned.
    public var serviceLine: ServiceLineID
    /// The indicator and its limit.
    public var indicator: AgreedIndicator
    /// The reading.
    public var value: Int
    /// Its day.
    public var day: Day
    /// When it was recorded.
    public var recordedAt: Instant
    /// How far it has come.
    public var state: ConditionState
    /// The judgement.
    public var judgement: Judgement?
    /// The inquiry.
    public var inquiry: Inquiry?
    /// The sanctions that rest on it, as they stand now.
    public var sanctions: [Sanction]
    /// Clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        id: String, agreement: String, partner: PartnerID, serviceLine: ServiceLineID, indicator: AgreedIndicator,
        value: Int, day: Day, recordedAt: Instant, state: ConditionState, judgement: Judgement? = nil,
        inquiry: Inquiry? = nil, sanctions: [Sanction] = [], reasons: [Reason] = []
    ) {
        self.id = id
        self.agreement = agreement
        self.partner = partner
        self.serviceLine = serviceLine
        self.indicator = indicator
        self.value = value
        self.day = day
        self.recordedAt = recordedAt
        self.state = state
        self.judgement = judgement
        self.inquiry = inquiry
        self.sanctions = sanctions
        self.reasons = reasons
    }
}
