public import RPC

/// Files a suspected violation.
public struct FileViolationRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.FileViolationRequest"

    /// Whose act it is.
    public var partner: PartnerID
    /// The benefit concerned.
    public var benefit: String
    /// The scope of that benefit.
    public var scope: BenefitScope
    /// The day of the act, not after today.
    public var day: Day
    /// The ground, where one is stated.
    public var ground: ViolationGround?
    /// What is known of it.
    public var facts: ViolationFacts?
    /// The same in words.
    public var summary: String?
    /// What it rests on; a proof needs some.
    public var evidence: [Document]
    /// The agreements with the partner; none where they are not known.
    public var agreements: [AgreementTerm]
    /// Who files it.
    public var by: Person

    /// A message of these fields.
    public init(
        partner: PartnerID, benefit: String, scope: BenefitScope, day: Day, ground: ViolationGround? = nil,
        facts: ViolationFacts? = nil, summary: String? = nil, evidence: [Document] = [],
        agreements: [AgreementTerm] = [], by: Person
    ) {
        self.partner = partner
        self.benefit = benefit
        self.scope = scope
        self.day = day
        self.ground = ground
        self.facts = facts
        self.summary = summary
        self.evidence = evidence
        self.agreements = agreements
        self.by = by
    }
}

/// Marks a suspected violation as proven; the program derives the kind.
public struct ProveViolationRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ProveViolationRequest"

    /// The violation.
    public var id: String
    /// The ground, in the place of the one on file.
    public var ground: ViolationGround?
    /// What is known now; each part given takes the place of the one on file.
    public var facts: ViolationFacts?
    /// What more it rests on.
    public var evidence: [Document]
    /// A person of customer-operations.
    public var by: Person

    /// A message of these fields.
    public init(
        id: String, ground: ViolationGround? = nil, facts: ViolationFacts? = nil, evidence: [Document] = [], by: Person
    ) {
        self.id = id
        self.ground = ground
        self.facts = facts
        self.evidence = evidence
        self.by = by
    }
}

/// Ends the check of a suspected violation in which nothing was found.
public struct DismissViolationRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.DismissViolationRequest"

    /// The violation.
    public var id: String
    /// Why.
    public var reason: String
    /// A person of customer-operations.
    public var by: Person

    /// A message of these fields.
    public init(id: String, reason: String, by: Person) {
        self.id = id
        self.reason = reason
        self.by = by
    }
}

/// Writes the warning of a general violation, with the order to rectify.
public struct IssueWarningRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.IssueWarningRequest"

    /// The violation.
    public var id: String
    /// The last day to rectify, after today.
    public var rectifyBy: Day?
    /// The written warning.
    public var document: Document?
    /// A person of grid-channel.
    public var by: Person

    /// A message of these fields.
    public init(id: String, rectifyBy: Day? = nil, document: Document? = nil, by: Person) {
        self.id = id
        self.rectifyBy = rectifyBy
        self.document = document
        self.by = by
    }
}

/// Records the service of a warning, from which on it counts.
public struct ServeWarningRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ServeWarningRequest"

    /// The violation.
    public var id: String
    /// The day of service, not after today.
    public var day: Day
    /// What proves it.
    public var evidence: [Document]
    /// A person of grid-channel.
    public var by: Person

    /// A message of these fields.
    public init(id: String, day: Day, evidence: [Document] = [], by: Person) {
        self.id = id
        self.day = day
        self.evidence = evidence
        self.by = by
    }
}

/// A decision of the product panel (权益产品运营评审).
public struct PanelDecision: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.PanelDecision"

    /// Its number.
    public var reference: String
    /// Its day, not after today.
    public var day: Day
    /// The minutes.
    public var minutes: Document

    /// A message of these fields.
    public init(reference: String, day: Day, minutes: Document) {
        self.reference = reference
        self.day = day
        self.minutes = minutes
    }
}

/// Puts a measure in force that the product panel has decided.
public struct OrderMeasureRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.OrderMeasureRequest"

    /// The violation.
    public var id: String
    /// The measure.
    public var kind: SanctionKind
    /// The decision; none is ordered without one.
    public var decision: PanelDecision?
    /// The amount of a fine.
    public var amountFen: Fen?
    /// The date of a rectification.
    public var rectifyBy: Day?
    /// A person of grid-channel.
    public var by: Person

    /// A message of these fields.
    public init(
        id: String, kind: SanctionKind, decision: PanelDecision? = nil, amountFen: Fen? = nil, rectifyBy: Day? = nil,
        by: Person
    ) {
        self.id = id
        self.kind = kind
        self.decision = decision
        self.amountFen = amountFen
        self.rectifyBy = rectifyBy
        self.by = by
    }
}

/// Records whether a rectification reaches the requirement.
public struct CheckRectificationRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CheckRectificationRequest"

    /// The violation.
    public var id: String
    /// The day of the finding, from the service of the warning to today.
    public var day: Day
    /// Whether it does.
    public var isReached: Bool
    /// What the finding rests on.
    public var evidence: [Document]
    /// A person of customer-operations.
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

/// Decides a blacklist proposal (readings R23).
public struct DecideBlacklistingRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.DecideBlacklistingRequest"

    /// The severe violation behind it.
    public var id: String
    /// Whether the partner is barred.
    public var isListed: Bool
    /// Why.
    public var reason: String
    /// Who decides, of grid-channel.
    public var by: Person

    /// A message of these fields.
    public init(id: String, isListed: Bool, reason: String, by: Person) {
        self.id = id
        self.isListed = isListed
        self.reason = reason
        self.by = by
    }
}
