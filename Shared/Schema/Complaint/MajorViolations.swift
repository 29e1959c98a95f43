public import RPC

/// The items of annex 8: what a major violation is.
public enum MajorViolationItem: String, WireEnum {
    /// A major crisis of reputation (a8.1).
    case reputation = "MAJOR_VIOLATION_ITEM_REPUTATION"
    /// One event's many complaints within a month (a8.2).
    case manyComplaints = "MAJOR_VIOLATION_ITEM_MANY_COMPLAINTS"
    /// Business against law, regulation or industry policy (a8.3).
    case unlawfulBusiness = "MAJOR_VIOLATION_ITEM_UNLAWFUL_BUSINESS"
    /// A breach with a major effect in society or on the companies' image (a8.4).
    case seriousBreach = "MAJOR_VIOLATION_ITEM_SERIOUS_BREACH"
    /// Customer data disclosed, with a consequence (a8.5).
    case dataDisclosure = "MAJOR_VIOLATION_ITEM_DATA_DISCLOSURE"
    /// Forbidden content, or billing for it (a8.6).
    case forbiddenContent = "MAJOR_VIOLATION_ITEM_FORBIDDEN_CONTENT"
    /// Exposed by central-level media, or noticed critically by a government body (a8.7).
    case publicExposure = "MAJOR_VIOLATION_ITEM_PUBLIC_EXPOSURE"
}

/// What a disclosure of data led to (a8.5).
public enum DisclosureConsequence: String, WireEnum {
    /// Notice by a government body.
    case governmentNotice = "DISCLOSURE_CONSEQUENCE_GOVERNMENT_NOTICE"
    /// Exposure by the media.
    case mediaExposure = "DISCLOSURE_CONSEQUENCE_MEDIA_EXPOSURE"
    /// Complaints from many users.
    case manyComplaints = "DISCLOSURE_CONSEQUENCE_MANY_COMPLAINTS"
}

/// What kind of forbidden content (a8.6).
public enum ForbiddenContent: String, WireEnum {
    /// (a) Pornographic, unhealthy or forbidden information was supplied.
    case supplied = "FORBIDDEN_CONTENT_SUPPLIED"
    /// (b) The company's billing was used for pornographic or illegal content.
    case billed = "FORBIDDEN_CONTENT_BILLED"
    /// (c) Other content against morals, others' rights or the company's image.
    case offensive = "FORBIDDEN_CONTENT_OFFENSIVE"
}

/// The level of the media that exposed something.
public enum MediaLevel: String, WireEnum {
    /// Central.
    case central = "MEDIA_LEVEL_CENTRAL"
    /// Provincial.
    case provincial = "MEDIA_LEVEL_PROVINCIAL"
    /// City, or below.
    case local = "MEDIA_LEVEL_LOCAL"
}

/// How grave a violation is under the regulation; not what the credit score system calls it.
public enum ViolationGravity: String, WireEnum {
    /// Major (重大): of annex 8.
    case major = "VIOLATION_GRAVITY_MAJOR"
}

/// What the credit score system calls a violation (migu-membership/12).
public enum CreditSystemCategory: String, WireEnum {
    /// General (一般违规): what a major violation is entered as there.
    case general = "CREDIT_SYSTEM_CATEGORY_GENERAL"
}

/// One item of annex 8 that an event meets, with what that item demands.
public struct MajorViolationGround: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.MajorViolationGround"

    /// The item.
    public var item: MajorViolationItem
    /// The list of complaints (a8.2).
    public var complaints: [ComplaintID]
    /// The law, regulation or policy (a8.3).
    public var law: String?
    /// The agreement clause or rule that was broken (a8.4).
    public var breach: String?
    /// What the disclosure led to; one at least (a8.5).
    public var consequences: [DisclosureConsequence]
    /// What kind of content (a8.6).
    public var content: ForbiddenContent?
    /// The level of the media (a8.7).
    public var mediaLevel: MediaLevel?
    /// Their report (a8.7).
    public var mediaReport: Document?
    /// The government body (a8.7).
    public var governmentBody: String?
    /// Its critical notice (a8.7).
    public var criticalNotice: Document?

    /// A message of these fields.
    public init(
        item: MajorViolationItem, complaints: [ComplaintID] = [], law: String? = nil, breach: String? = nil,
        consequences: [DisclosureConsequence] = [], content: ForbiddenContent? = nil, mediaLevel: MediaLevel? = nil,
        mediaReport: Document? = nil, governmentBody: String? = nil, criticalNotice: Document? = nil
    ) {
        self.item = item
        self.complaints = complaints
        self.law = law
        self.breach = breach
        self.consequences = consequences
        self.content = content
        self.mediaLevel = mediaLevel
        self.mediaReport = mediaReport
        self.governmentBody = governmentBody
        self.criticalNotice = criticalNotice
    }
}

/// A confirmed major violation.
public struct MajorViolation: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.MajorViolation"

    /// Its number.
    public var id: String
    /// The partner.
    public var partner: PartnerID
    /// The items that the event meets.
    public var grounds: [MajorViolationGround]
    /// What happened.
    public var facts: String
    /// When it happened.
    public var day: Day
    /// What proves it.
    public var evidence: [Document]
    /// Who confirmed it.
    public var confirmedBy: Person
    /// When: from then on the score is 0 (migu-membership/12).
    public var confirmedAt: Instant
    /// How grave it is under the regulation.
    public var gravity: ViolationGravity
    /// What it is entered as in the credit score system.
    public var creditSystemCategory: CreditSystemCategory
    /// Clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        id: String, partner: PartnerID, grounds: [MajorViolationGround] = [], facts: String, day: Day,
        evidence: [Document] = [], confirmedBy: Person, confirmedAt: Instant, gravity: ViolationGravity,
        creditSystemCategory: CreditSystemCategory, reasons: [Reason] = []
    ) {
        self.id = id
        self.partner = partner
        self.grounds = grounds
        self.facts = facts
        self.day = day
        self.evidence = evidence
        self.confirmedBy = confirmedBy
        self.confirmedAt = confirmedAt
        self.gravity = gravity
        self.creditSystemCategory = creditSystemCategory
        self.reasons = reasons
    }
}

/// Confirms a major violation: a judgement of innovation, with its effect at once (migu-membership/12, annex 8).
public struct ConfirmMajorViolationRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ConfirmMajorViolationRequest"

    /// The partner.
    public var partner: PartnerID
    /// The items that the event meets; one at least.
    public var grounds: [MajorViolationGround]
    /// What happened.
    public var facts: String
    /// When it happened.
    public var day: Day
    /// What proves it.
    public var evidence: [Document]
    /// Who confirms it.
    public var by: Person

    /// A message of these fields.
    public init(
        partner: PartnerID, grounds: [MajorViolationGround] = [], facts: String, day: Day, evidence: [Document] = [],
        by: Person
    ) {
        self.partner = partner
        self.grounds = grounds
        self.facts = facts
        self.day = day
        self.evidence = evidence
        self.by = by
    }
}

/// What a confirmation did.
public struct ConfirmMajorViolationReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ConfirmMajorViolationReply"

    /// The violation.
    public var violation: MajorViolation
    /// Where the partner stands after it.
    public var standing: CreditStanding

    /// A message of these fields.
    public init(violation: MajorViolation, standing: CreditStanding) {
        self.violation = violation
        self.standing = standing
    }
}

/// Asks for confirmed major violations.
public struct ListMajorViolationsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListMajorViolationsRequest"

    /// Only of this partner.
    public var partner: PartnerID?

    /// A message of these fields.
    public init(partner: PartnerID? = nil) { self.partner = partner }
}

/// Confirmed major violations.
public struct ListMajorViolationsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListMajorViolationsReply"

    /// In the order confirmed.
    public var violations: [MajorViolation]

    /// A message of these fields.
    public init(violations: [MajorViolation] = []) { self.violations = violations }
}
