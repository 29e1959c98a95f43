public import RPC

/// Asks for what will happen by itself.
public struct ListAgendaRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListAgendaRequest"

    /// Only what concerns this partner alone.
    public var partner: PartnerID?
    /// Only what is due by this instant.
    public var until: Instant?
    /// Only steps of these kinds: `sanction-end`.
    public var kinds: [String]
    /// 1 to 1,000; 100 unless told.
    public var pageSize: Int?
    /// Where the last page ended.
    public var pageToken: String?

    /// A message of these fields.
    public init(
        partner: PartnerID? = nil, until: Instant? = nil, kinds: [String] = [], pageSize: Int? = nil,
        pageToken: String? = nil
    ) {
        self.partner = partner
        self.until = until
        self.kinds = kinds
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

/// A page of what will happen by itself, unless something else happens before.
public struct ListAgendaReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListAgendaReply"

    /// In the order in which they will happen.
    public var steps: [AgendaStep]
    /// Absent on the last page.
    public var nextPageToken: String?

    /// A message of these fields.
    public init(steps: [AgendaStep] = [], nextPageToken: String? = nil) {
        self.steps = steps
        self.nextPageToken = nextPageToken
    }
}
