public import RPC

/// Records a finding and issues what follows from it.
public struct RecordFindingRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordFindingRequest"

    /// The finding.
    public var finding: Finding
    /// Who records it.
    public var by: Person

    /// A message of these fields.
    public init(finding: Finding, by: Person) {
        self.finding = finding
        self.by = by
    }
}

/// What became of a finding.
public struct RecordFindingReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordFindingReply"

    /// Whether it was new.
    public var outcome: FilingOutcome
    /// The finding as it is kept, with what it caused.
    public var record: FindingRecord

    /// A message of these fields.
    public init(outcome: FilingOutcome, record: FindingRecord) {
        self.outcome = outcome
        self.record = record
    }
}

/// Records findings that are decided together, all or none: of the steps that their warnings jump the highest is issued
/// (readings R35).
public struct RecordFindingsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordFindingsRequest"

    /// 1 to 100 findings.
    public var findings: [Finding]
    /// Who records them.
    public var by: Person

    /// A message of these fields.
    public init(findings: [Finding] = [], by: Person) {
        self.findings = findings
        self.by = by
    }
}

/// What became of findings that were decided together.
public struct RecordFindingsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordFindingsReply"

    /// In the order sent.
    public var findings: [RecordFindingReply]

    /// A message of these fields.
    public init(findings: [RecordFindingReply] = []) {
        self.findings = findings
    }
}

/// Names the subchannels of a finding that was recorded without; their sanctions are issued now.
public struct NameSubchannelRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.NameSubchannelRequest"

    /// The finding.
    public var reference: String
    /// The subchannels, at least one.
    public var subchannels: [SubchannelID]
    /// Who names them.
    public var by: Person

    /// A message of these fields.
    public init(reference: String, subchannels: [SubchannelID] = [], by: Person) {
        self.reference = reference
        self.subchannels = subchannels
        self.by = by
    }
}

/// Asks for a finding.
public struct GetFindingRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GetFindingRequest"

    /// The finding.
    public var reference: String

    /// A message of these fields.
    public init(reference: String) {
        self.reference = reference
    }
}

/// Asks for findings.
public struct ListFindingsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListFindingsRequest"

    /// Only of this partner.
    public var partner: PartnerID?
    /// Only those recorded in this month.
    public var month: BillingMonth?
    /// Only those whose subchannel is still to be named.
    public var onlyOpen: Bool?
    /// 1 to 1,000; 100 unless told.
    public var pageSize: Int?
    /// Where the last page ended.
    public var pageToken: String?

    /// A message of these fields.
    public init(
        partner: PartnerID? = nil, month: BillingMonth? = nil, onlyOpen: Bool? = nil, pageSize: Int? = nil,
        pageToken: String? = nil
    ) {
        self.partner = partner
        self.month = month
        self.onlyOpen = onlyOpen
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

/// A page of findings.
public struct ListFindingsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListFindingsReply"

    /// In the order recorded.
    public var findings: [FindingRecord]
    /// Absent on the last page.
    public var nextPageToken: String?

    /// A message of these fields.
    public init(findings: [FindingRecord] = [], nextPageToken: String? = nil) {
        self.findings = findings
        self.nextPageToken = nextPageToken
    }
}
