public import RPC

/// What an inspection found.
public enum InspectionFinding: String, WireEnum {
    /// Nothing.
    case none = "INSPECTION_FINDING_NONE"
    /// A suspected violation, which is opened.
    case suspectedViolation = "INSPECTION_FINDING_SUSPECTED_VIOLATION"
}

/// Records an inspection where transactions take place (maoming-benefits/25.s1).
public struct RecordInspectionRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordInspectionRequest"

    /// The day, not after today.
    public var day: Day
    /// The place.
    public var place: String
    /// Whom it was of.
    public var partner: PartnerID
    /// What it found.
    public var finding: InspectionFinding
    /// The same in words.
    public var summary: String?
    /// The benefit concerned; a suspicion needs it.
    public var benefit: String?
    /// The scope of that benefit; a suspicion needs it.
    public var scope: BenefitScope?
    /// The ground, where one is suspected.
    public var ground: ViolationGround?
    /// What is known of it.
    public var facts: ViolationFacts?
    /// Photos and papers; a suspicion needs some.
    public var evidence: [Document]
    /// Who inspected.
    public var by: Person

    /// A message of these fields.
    public init(
        day: Day, place: String, partner: PartnerID, finding: InspectionFinding, summary: String? = nil,
        benefit: String? = nil, scope: BenefitScope? = nil, ground: ViolationGround? = nil,
        facts: ViolationFacts? = nil, evidence: [Document] = [], by: Person
    ) {
        self.day = day
        self.place = place
        self.partner = partner
        self.finding = finding
        self.summary = summary
        self.benefit = benefit
        self.scope = scope
        self.ground = ground
        self.facts = facts
        self.evidence = evidence
        self.by = by
    }
}

/// An inspection.
public struct Inspection: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Inspection"

    /// Its number.
    public var id: String
    /// The day.
    public var day: Day
    /// The place.
    public var place: String
    /// Whom it was of.
    public var partner: PartnerID
    /// What it found.
    public var finding: InspectionFinding
    /// The same in words.
    public var summary: String?
    /// Photos and papers.
    public var evidence: [Document]
    /// Who inspected.
    public var by: Person
    /// When it was recorded.
    public var recordedAt: Instant
    /// The suspected violation it opened.
    public var violation: String?

    /// A message of these fields.
    public init(
        id: String, day: Day, place: String, partner: PartnerID, finding: InspectionFinding, summary: String? = nil,
        evidence: [Document] = [], by: Person, recordedAt: Instant, violation: String? = nil
    ) {
        self.id = id
        self.day = day
        self.place = place
        self.partner = partner
        self.finding = finding
        self.summary = summary
        self.evidence = evidence
        self.by = by
        self.recordedAt = recordedAt
        self.violation = violation
    }
}

/// Asks for inspections.
public struct ListInspectionsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListInspectionsRequest"

    /// Only of this partner.
    public var partner: PartnerID?
    /// 1 to 1,000; 100 unless told.
    public var pageSize: Int?
    /// Where the last page ended.
    public var pageToken: String?

    /// A message of these fields.
    public init(partner: PartnerID? = nil, pageSize: Int? = nil, pageToken: String? = nil) {
        self.partner = partner
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

/// A page of inspections.
public struct ListInspectionsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListInspectionsReply"

    /// By number.
    public var inspections: [Inspection]
    /// Absent on the last page.
    public var nextPageToken: String?

    /// A message of these fields.
    public init(inspections: [Inspection] = [], nextPageToken: String? = nil) {
        self.inspections = inspections
        self.nextPageToken = nextPageToken
    }
}

/// What the sale of a product must be (maoming-benefits/57.s3).
public enum SaleDuty: String, WireEnum {
    /// 宣传清晰.
    case clearPromotion = "SALE_DUTY_CLEAR_PROMOTION"
    /// 无诱导消费.
    case noInducement = "SALE_DUTY_NO_INDUCEMENT"
    /// 订购流程规范.
    case orderlyProcedure = "SALE_DUTY_ORDERLY_PROCEDURE"
}

/// Closes an unaware-subscription complaint as upheld, with the duty that was broken.
public struct UpholdComplaintRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.UpholdComplaintRequest"

    /// The complaint.
    public var complaint: ComplaintID
    /// The duty.
    public var broken: SaleDuty
    /// The benefit concerned.
    public var benefit: String
    /// The scope of that benefit.
    public var scope: BenefitScope
    /// What the finding rests on.
    public var evidence: [Document]
    /// Who upholds it.
    public var by: Person

    /// A message of these fields.
    public init(
        complaint: ComplaintID, broken: SaleDuty, benefit: String, scope: BenefitScope, evidence: [Document] = [],
        by: Person
    ) {
        self.complaint = complaint
        self.broken = broken
        self.benefit = benefit
        self.scope = scope
        self.evidence = evidence
        self.by = by
    }
}

/// quanyi.complaint.complaint-upheld.v1: a complaint was upheld.
public struct ComplaintUpheld: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ComplaintUpheld"

    /// The complaint.
    public var complaint: ComplaintID
    /// Whom it is about.
    public var partner: PartnerID
    /// The duty broken.
    public var broken: SaleDuty
    /// What the finding rests on.
    public var evidence: [Document]
    /// Who upheld it.
    public var by: Person
    /// The check it opened.
    public var violation: String

    /// A message of these fields.
    public init(
        complaint: ComplaintID, partner: PartnerID, broken: SaleDuty, evidence: [Document] = [], by: Person,
        violation: String
    ) {
        self.complaint = complaint
        self.partner = partner
        self.broken = broken
        self.evidence = evidence
        self.by = by
        self.violation = violation
    }
}
