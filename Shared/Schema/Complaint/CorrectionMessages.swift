public import RPC

/// Asks for the corrections of a complaint or of a day.
public struct ListCorrectionsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListCorrectionsRequest"

    /// Only of this complaint.
    public var complaint: ComplaintID?
    /// Only those that took a complaint from this day, brought one to it, or changed one of it.
    public var day: Day?
    /// 1 to 1,000; 100 unless told.
    public var pageSize: Int?
    /// Where the last page ended.
    public var pageToken: String?

    /// A message of these fields.
    public init(complaint: ComplaintID? = nil, day: Day? = nil, pageSize: Int? = nil, pageToken: String? = nil) {
        self.complaint = complaint
        self.day = day
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

/// One correction: how a complaint read before and after it, who found it and why.
public struct Correction: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Correction"

    /// Its place in the trail.
    public var number: Int
    /// As it was.
    public var before: Complaint
    /// As it was corrected.
    public var after: Complaint
    /// Whether it was withdrawn before.
    public var wasWithdrawn: Bool
    /// Whether it is withdrawn by it, or stays so.
    public var isWithdrawn: Bool
    /// Why.
    public var reason: String
    /// Who found it.
    public var by: Person
    /// When it was recorded.
    public var at: Instant

    /// A message of these fields.
    public init(
        number: Int, before: Complaint, after: Complaint, wasWithdrawn: Bool, isWithdrawn: Bool, reason: String,
        by: Person, at: Instant
    ) {
        self.number = number
        self.before = before
        self.after = after
        self.wasWithdrawn = wasWithdrawn
        self.isWithdrawn = isWithdrawn
        self.reason = reason
        self.by = by
        self.at = at
    }
}

/// A page of the trail.
public struct ListCorrectionsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListCorrectionsReply"

    /// The oldest first.
    public var corrections: [Correction]
    /// Absent on the last page.
    public var nextPageToken: String?

    /// A message of these fields.
    public init(corrections: [Correction] = [], nextPageToken: String? = nil) {
        self.corrections = corrections
        self.nextPageToken = nextPageToken
    }
}
