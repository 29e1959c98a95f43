public import RPC

/// The items of company importance (migu-membership annex 5).
public enum CompanyItem: String, WireEnum {
    /// A strategic cooperation agreement with the China Mobile group (a5.2.2).
    case groupAgreement = "COMPANY_ITEM_GROUP_AGREEMENT"
    /// A national-level or central-level media portal (a5.2.3).
    case nationalPortal = "COMPANY_ITEM_NATIONAL_PORTAL"
    /// A strategic cooperation agreement with Migu Culture or Migu Music (a5.2.4).
    case miguAgreement = "COMPANY_ITEM_MIGU_AGREEMENT"
    /// A listed company or a centrally administered state enterprise (a5.2.5).
    case listedOrState = "COMPANY_ITEM_LISTED_OR_STATE"
    /// A provincial-level media portal (a5.2.6).
    case provincialPortal = "COMPANY_ITEM_PROVINCIAL_PORTAL"
}

/// What a claim's evidence shows.
public enum EvidenceKind: String, WireEnum {
    /// A strategic cooperation agreement with the China Mobile group.
    case groupStrategicAgreement = "EVIDENCE_KIND_GROUP_STRATEGIC_AGREEMENT"
    /// An agreement with a provincial company.
    case provincialCompanyAgreement = "EVIDENCE_KIND_PROVINCIAL_COMPANY_AGREEMENT"
    /// A strategic cooperation agreement with Migu Culture.
    case miguCultureStrategicAgreement = "EVIDENCE_KIND_MIGU_CULTURE_STRATEGIC_AGREEMENT"
    /// A strategic cooperation agreement with Migu Music.
    case miguMusicStrategicAgreement = "EVIDENCE_KIND_MIGU_MUSIC_STRATEGIC_AGREEMENT"
    /// An ordinary cooperation agreement.
    case ordinaryAgreement = "EVIDENCE_KIND_ORDINARY_AGREEMENT"
    /// A national-level media portal.
    case nationalPortal = "EVIDENCE_KIND_NATIONAL_PORTAL"
    /// A central-level media portal.
    case centralPortal = "EVIDENCE_KIND_CENTRAL_PORTAL"
    /// A provincial-level media portal.
    case provincialPortal = "EVIDENCE_KIND_PROVINCIAL_PORTAL"
    /// A city-level media portal.
    case cityPortal = "EVIDENCE_KIND_CITY_PORTAL"
    /// A county-level media portal.
    case countyPortal = "EVIDENCE_KIND_COUNTY_PORTAL"
    /// A listing on the A-share market.
    case aShare = "EVIDENCE_KIND_A_SHARE"
    /// A listing in another country or region.
    case overseasListed = "EVIDENCE_KIND_OVERSEAS_LISTED"
    /// A listing on the New Third Board (新三板).
    case newThirdBoard = "EVIDENCE_KIND_NEW_THIRD_BOARD"
    /// A centrally administered state enterprise (央企).
    case centralStateEnterprise = "EVIDENCE_KIND_CENTRAL_STATE_ENTERPRISE"
}

/// How a claim stands.
public enum ClaimState: String, WireEnum {
    /// Filed; it gives no points yet.
    case filed = "CLAIM_STATE_FILED"
    /// Approved with minutes.
    case approved = "CLAIM_STATE_APPROVED"
    /// Refused with minutes.
    case refused = "CLAIM_STATE_REFUSED"
    /// Withdrawn, or ended by its clause.
    case withdrawn = "CLAIM_STATE_WITHDRAWN"
}

/// The company that meets the condition in place of the partner, which it controls (migu-membership/a5.2.7).
public struct ParentAuthorization: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ParentAuthorization"

    /// The company, by the id that it has or would have as a partner.
    public var parent: PartnerID
    /// What proves that it controls the partner.
    public var controlProof: Document?
    /// Its exclusive authorization of the partner.
    public var authorization: Document?

    /// A message of these fields.
    public init(parent: PartnerID, controlProof: Document? = nil, authorization: Document? = nil) {
        self.parent = parent
        self.controlProof = controlProof
        self.authorization = authorization
    }
}

/// The minutes of a claim's review, drawn up by innovation (migu-membership/a5.3.2).
public struct ClaimMinutes: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ClaimMinutes"

    /// Their date.
    public var day: Day
    /// Who attended.
    public var attendance: [String]
    /// The minutes themselves.
    public var document: Document

    /// A message of these fields.
    public init(day: Day, attendance: [String] = [], document: Document) {
        self.day = day
        self.attendance = attendance
        self.document = document
    }
}

/// A claim to company importance.
public struct ImportanceClaim: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ImportanceClaim"

    /// Its number.
    public var id: String
    /// The partner that claims.
    public var partner: PartnerID
    /// The item claimed.
    public var item: CompanyItem
    /// What the evidence shows.
    public var kind: EvidenceKind
    /// The evidence.
    public var evidence: [Document]
    /// The company that authorized the partner, where the partner claims in its place.
    public var parent: ParentAuthorization?
    /// When it was filed.
    public var filedAt: Instant
    /// Who filed it.
    public var filedBy: Person
    /// How it stands.
    public var state: ClaimState
    /// The minutes that decided it.
    public var minutes: ClaimMinutes?
    /// Who recorded the decision.
    public var decidedBy: Person?
    /// When.
    public var decidedAt: Instant?
    /// The first month that it counts for (migu-membership/a5.3.3).
    public var fromMonth: BillingMonth?
    /// The first month that it counts for no more.
    public var untilMonth: BillingMonth?
    /// Why it was withdrawn.
    public var endReason: String?
    /// Clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        id: String, partner: PartnerID, item: CompanyItem, kind: EvidenceKind, evidence: [Document] = [],
        parent: ParentAuthorization? = nil, filedAt: Instant, filedBy: Person, state: ClaimState,
        minutes: ClaimMinutes? = nil, decidedBy: Person? = nil, decidedAt: Instant? = nil,
        fromMonth: BillingMonth? = nil, untilMonth: BillingMonth? = nil, endReason: String? = nil,
        reasons: [Reason] = []
    ) {
        self.id = id
        self.partner = partner
        self.item = item
        self.kind = kind
        self.evidence = evidence
        self.parent = parent
        self.filedAt = filedAt
        self.filedBy = filedBy
        self.state = state
        self.minutes = minutes
        self.decidedBy = decidedBy
        self.decidedAt = decidedAt
        self.fromMonth = fromMonth
        self.untilMonth = untilMonth
        self.endReason = endReason
        self.reasons = reasons
    }
}
