public import RPC

/// Confirms a flagged wave: a person's decision (readings R20).
public struct ConfirmWaveRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ConfirmWaveRequest"

    /// The wave.
    public var id: String
    /// The complaints behind it (migu-membership/a8.2).
    public var complaints: [ComplaintID]
    /// Why.
    public var remark: String?
    /// What else it rests on.
    public var evidence: [Document]
    /// Who decides.
    public var by: Person

    /// A message of these fields.
    public init(
        id: String, complaints: [ComplaintID] = [], remark: String? = nil, evidence: [Document] = [], by: Person
    ) {
        self.id = id
        self.complaints = complaints
        self.remark = remark
        self.evidence = evidence
        self.by = by
    }
}

/// Finds that a flagged wave is none: a person's decision (readings R20).
public struct DismissWaveRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.DismissWaveRequest"

    /// The wave.
    public var id: String
    /// Why.
    public var remark: String
    /// Who decides.
    public var by: Person

    /// A message of these fields.
    public init(id: String, remark: String, by: Person) {
        self.id = id
        self.remark = remark
        self.by = by
    }
}

/// Attests a wave that the program did not flag (readings R20).
public struct AttestWaveRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.AttestWaveRequest"

    /// Whose complaints, of which days.
    public var scope: ComplaintScope
    /// The complaints behind it, where they are filed here.
    public var complaints: [ComplaintID]
    /// How many customers complained, where the complaints are not filed here (maoming-benefits/23.2); 1 or more.
    public var customers: Int?
    /// Why.
    public var remark: String?
    /// What it rests on; required where the complaints are not filed here.
    public var evidence: [Document]
    /// Who attests it.
    public var by: Person

    /// A message of these fields.
    public init(
        scope: ComplaintScope, complaints: [ComplaintID] = [], customers: Int? = nil, remark: String? = nil,
        evidence: [Document] = [], by: Person
    ) {
        self.scope = scope
        self.complaints = complaints
        self.customers = customers
        self.remark = remark
        self.evidence = evidence
        self.by = by
    }
}

/// Asks for waves.
public struct ListWavesRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListWavesRequest"

    /// Only of this partner.
    public var partner: PartnerID?
    /// Only in this state.
    public var state: WaveState?
    /// 1 to 1,000; 100 unless told.
    public var pageSize: Int?
    /// Where the last page ended.
    public var pageToken: String?

    /// A message of these fields.
    public init(
        partner: PartnerID? = nil, state: WaveState? = nil, pageSize: Int? = nil, pageToken: String? = nil
    ) {
        self.partner = partner
        self.state = state
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

/// A page of waves.
public struct ListWavesReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListWavesReply"

    /// In the order recorded.
    public var waves: [ComplaintWave]
    /// Absent on the last page.
    public var nextPageToken: String?

    /// A message of these fields.
    public init(waves: [ComplaintWave] = [], nextPageToken: String? = nil) {
        self.waves = waves
        self.nextPageToken = nextPageToken
    }
}
