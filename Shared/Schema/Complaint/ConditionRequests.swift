public import RPC

/// Activates what an agreement says on abnormal conditions.
public struct ActivateConditionsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ActivateConditionsRequest"

    /// The agreement.
    public var agreement: String
    /// The partner.
    public var partner: PartnerID
    /// The business concerned.
    public var serviceLine: ServiceLineID
    /// What is watched; at least one.
    public var indicators: [AgreedIndicator]
    /// Where the agreement says so.
    public var section: String
    /// The agreement.
    public var document: Document
    /// Who activates it.
    public var by: Person

    /// A message of these fields.
    public init(
        agreement: String, partner: PartnerID, serviceLine: ServiceLineID, indicators: [AgreedIndicator] = [],
        section: String, document: Document, by: Person
    ) {
        self.agreement = agreement
        self.partner = partner
        self.serviceLine = serviceLine
        self.indicators = indicators
        self.section = section
        self.document = document
        self.by = by
    }
}

/// Records a reading of a watched indicator.
public struct RecordIndicatorRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordIndicatorRequest"

    /// The agreement.
    public var agreement: String
    /// The indicator's name.
    public var indicator: String
    /// The reading, in the indicator's unit.
    public var value: Int
    /// Its day, not after today.
    public var day: Day
    /// Who read it.
    public var by: Person

    /// A message of these fields.
    public init(agreement: String, indicator: String, value: Int, day: Day, by: Person) {
        self.agreement = agreement
        self.indicator = indicator
        self.value = value
        self.day = day
        self.by = by
    }
}

/// What a reading means.
public struct RecordIndicatorReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordIndicatorReply"

    /// The reading against the limit.
    public var reason: Reason
    /// The abnormal condition it opened, where it is past its limit.
    public var condition: AbnormalCondition?

    /// A message of these fields.
    public init(reason: Reason, condition: AbnormalCondition? = nil) {
        self.reason = reason
        self.condition = condition
    }
}

/// Judges an abnormal condition; reaching the standard opens the inquiry in the same step.
public struct JudgeConditionRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.JudgeConditionRequest"

    /// The condition.
    public var id: String
    /// Whether it reaches the standard of a violation.
    public var isStandardReached: Bool
    /// Whether to suspend the business as an emergency.
    public var suspends: Bool?
    /// Why.
    public var reason: String
    /// Who judges.
    public var by: Person

    /// A message of these fields.
    public init(id: String, isStandardReached: Bool, suspends: Bool? = nil, reason: String, by: Person) {
        self.id = id
        self.isStandardReached = isStandardReached
        self.suspends = suspends
        self.reason = reason
        self.by = by
    }
}

/// Suspends the business concerned as an emergency, after a judgement.
public struct SuspendBusinessRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.SuspendBusinessRequest"

    /// The condition.
    public var id: String
    /// Why.
    public var reason: String
    /// Who decides.
    public var by: Person

    /// A message of these fields.
    public init(id: String, reason: String, by: Person) {
        self.id = id
        self.reason = reason
        self.by = by
    }
}

/// Closes an inquiry; confirmed needs facts, evidence, a measure and a date to rectify.
public struct CloseInquiryRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CloseInquiryRequest"

    /// The condition.
    public var id: String
    /// Whether it confirms a violation.
    public var isConfirmed: Bool
    /// The facts it found.
    public var facts: String?
    /// What they rest on.
    public var evidence: [Document]
    /// The measure, in the agreement's words.
    public var measure: String?
    /// The last day to rectify, after today.
    public var rectifyBy: Day?
    /// Who closes it.
    public var by: Person

    /// A message of these fields.
    public init(
        id: String, isConfirmed: Bool, facts: String? = nil, evidence: [Document] = [], measure: String? = nil,
        rectifyBy: Day? = nil, by: Person
    ) {
        self.id = id
        self.isConfirmed = isConfirmed
        self.facts = facts
        self.evidence = evidence
        self.measure = measure
        self.rectifyBy = rectifyBy
        self.by = by
    }
}

/// Records whether the rectification after an inquiry reaches the requirement.
public struct CheckConditionRectificationRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CheckConditionRectificationRequest"

    /// The condition.
    public var id: String
    /// The day of the finding, not after today.
    public var day: Day
    /// Whether it does.
    public var isReached: Bool
    /// What the finding rests on.
    public var evidence: [Document]
    /// Who found it.
    public var by: Person

    /// A message of these fields.
    public init(id: String, day: Day, isReached: Bool, evidence: [Document] = [], by: Person) {
        self.id = id
        self.day = day
        self.isReached = isReached
        self.evidence = evidence
        self.by = by
    }
}

/// Asks for an abnormal condition.
public struct GetConditionRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GetConditionRequest"

    /// The condition.
    public var id: String

    /// A message of these fields.
    public init(id: String) {
        self.id = id
    }
}

/// Asks for abnormal conditions.
public struct ListConditionsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListConditionsRequest"

    /// Only of this partner.
    public var partner: PartnerID?
    /// Leave out those that are closed.
    public var onlyOpen: Bool?
    /// 1 to 1,000; 100 unless told.
    public var pageSize: Int?
    /// Where the last page ended.
    public var pageToken: String?

    /// A message of these fields.
    public init(partner: PartnerID? = nil, onlyOpen: Bool? = nil, pageSize: Int? = nil, pageToken: String? = nil) {
        self.partner = partner
        self.onlyOpen = onlyOpen
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

/// A page of abnormal conditions.
public struct ListConditionsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListConditionsReply"

    /// By number.
    public var conditions: [AbnormalCondition]
    /// Absent on the last page.
    public var nextPageToken: String?

    /// A message of these fields.
    public init(conditions: [AbnormalCondition] = [], nextPageToken: String? = nil) {
        self.conditions = conditions
        self.nextPageToken = nextPageToken
    }
}
