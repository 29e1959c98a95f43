public import RPC

/// Who found a service commitment broken (maoming-benefits/19.2.3.s10).
public enum CommitmentFinder: String, WireEnum {
    /// The provincial company.
    case provincial = "COMMITMENT_FINDER_PROVINCIAL"
    /// The municipal company.
    case municipal = "COMMITMENT_FINDER_MUNICIPAL"
}

/// Records the finding that a partner has broken its service commitment.
public struct RecordBrokenCommitmentRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordBrokenCommitmentRequest"

    /// Whose commitment.
    public var partner: PartnerID
    /// The day of the finding, not after today.
    public var day: Day
    /// What was promised and not kept.
    public var commitment: String
    /// Which company found it.
    public var foundBy: CommitmentFinder
    /// What the finding rests on.
    public var evidence: [Document]
    /// Who records it.
    public var by: Person

    /// A message of these fields.
    public init(
        partner: PartnerID, day: Day, commitment: String, foundBy: CommitmentFinder, evidence: [Document] = [],
        by: Person
    ) {
        self.partner = partner
        self.day = day
        self.commitment = commitment
        self.foundBy = foundBy
        self.evidence = evidence
        self.by = by
    }
}

/// A finding that a service commitment was broken.
public struct BrokenCommitment: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.BrokenCommitment"

    /// Its number.
    public var id: String
    /// Whose commitment.
    public var partner: PartnerID
    /// The day of the finding.
    public var day: Day
    /// What was promised and not kept.
    public var commitment: String
    /// Which company found it.
    public var foundBy: CommitmentFinder
    /// What the finding rests on.
    public var evidence: [Document]
    /// Who recorded it.
    public var by: Person
    /// When it was recorded.
    public var recordedAt: Instant

    /// A message of these fields.
    public init(
        id: String, partner: PartnerID, day: Day, commitment: String, foundBy: CommitmentFinder,
        evidence: [Document] = [], by: Person, recordedAt: Instant
    ) {
        self.id = id
        self.partner = partner
        self.day = day
        self.commitment = commitment
        self.foundBy = foundBy
        self.evidence = evidence
        self.by = by
        self.recordedAt = recordedAt
    }
}

/// Chooses a measure for a broken commitment.
public struct ChooseCommitmentMeasureRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ChooseCommitmentMeasureRequest"

    /// The finding; no measure without one.
    public var finding: String?
    /// A suspension, deduction or termination of settlement, or the end of the cooperation.
    public var measure: SanctionKind
    /// The amount of a deduction.
    public var amountFen: Fen?
    /// Why this measure.
    public var reason: String
    /// A person of grid-channel.
    public var by: Person

    /// A message of these fields.
    public init(finding: String? = nil, measure: SanctionKind, amountFen: Fen? = nil, reason: String, by: Person) {
        self.finding = finding
        self.measure = measure
        self.amountFen = amountFen
        self.reason = reason
        self.by = by
    }
}

/// What is done to a benefit in force (maoming-benefits/57.s4).
public enum AdjustmentKind: String, WireEnum {
    /// It is delisted from a product.
    case delisting = "ADJUSTMENT_KIND_DELISTING"
    /// Its service is changed.
    case change = "ADJUSTMENT_KIND_CHANGE"
}

/// Reports a delisting or a change of a benefit in force.
public struct ReportAdjustmentRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ReportAdjustmentRequest"

    /// The benefit.
    public var benefit: String
    /// The product it is delisted from or changed in.
    public var product: String?
    /// What is done.
    public var kind: AdjustmentKind
    /// From which day on.
    public var day: Day
    /// Whether customers hold it.
    public var hasHolders: Bool
    /// Who reports it.
    public var by: Person

    /// A message of these fields.
    public init(benefit: String, product: String? = nil, kind: AdjustmentKind, day: Day, hasHolders: Bool, by: Person) {
        self.benefit = benefit
        self.product = product
        self.kind = kind
        self.day = day
        self.hasHolders = hasHolders
        self.by = by
    }
}

/// A notice to the customers that hold a benefit.
public struct CustomerNotice: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CustomerNotice"

    /// The day it went out.
    public var day: Day
    /// How, and what it says.
    public var text: String
    /// What proves it.
    public var evidence: [Document]
    /// Who recorded it.
    public var by: Person

    /// A message of these fields.
    public init(day: Day, text: String, evidence: [Document] = [], by: Person) {
        self.day = day
        self.text = text
        self.evidence = evidence
        self.by = by
    }
}

/// A delisting or a change of a benefit in force.
public struct Adjustment: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Adjustment"

    /// Its number.
    public var id: String
    /// The benefit.
    public var benefit: String
    /// The product it is delisted from or changed in.
    public var product: String?
    /// What is done.
    public var kind: AdjustmentKind
    /// From which day on.
    public var day: Day
    /// Whether customers hold it.
    public var hasHolders: Bool
    /// Who reported it.
    public var by: Person
    /// When it was reported.
    public var recordedAt: Instant
    /// The notices to customers.
    public var notices: [CustomerNotice]
    /// When it was closed.
    public var closedAt: Instant?
    /// By whom.
    public var closedBy: Person?

    /// A message of these fields.
    public init(
        id: String, benefit: String, product: String? = nil, kind: AdjustmentKind, day: Day, hasHolders: Bool,
        by: Person, recordedAt: Instant, notices: [CustomerNotice] = [], closedAt: Instant? = nil,
        closedBy: Person? = nil
    ) {
        self.id = id
        self.benefit = benefit
        self.product = product
        self.kind = kind
        self.day = day
        self.hasHolders = hasHolders
        self.by = by
        self.recordedAt = recordedAt
        self.notices = notices
        self.closedAt = closedAt
        self.closedBy = closedBy
    }
}

/// Records a notice to the customers that an adjustment concerns.
public struct RecordCustomerNoticeRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordCustomerNoticeRequest"

    /// The adjustment.
    public var id: String
    /// The day it went out, not after today.
    public var day: Day
    /// How, and what it says.
    public var text: String
    /// What proves it.
    public var evidence: [Document]
    /// Who records it.
    public var by: Person

    /// A message of these fields.
    public init(id: String, day: Day, text: String, evidence: [Document] = [], by: Person) {
        self.id = id
        self.day = day
        self.text = text
        self.evidence = evidence
        self.by = by
    }
}

/// Closes an adjustment; with holders only after a recorded notice.
public struct CloseAdjustmentRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CloseAdjustmentRequest"

    /// The adjustment.
    public var id: String
    /// Who closes it.
    public var by: Person

    /// A message of these fields.
    public init(id: String, by: Person) {
        self.id = id
        self.by = by
    }
}
