public import JSON
public import RPC

/// A family of events of complaint-monitor.
public enum EventFamily: String, WireEnum {
    /// New complaints.
    case complaint = "EVENT_FAMILY_COMPLAINT"
    /// Corrections of complaints.
    case correction = "EVENT_FAMILY_CORRECTION"
    /// Notifications and closed days.
    case count = "EVENT_FAMILY_COUNT"
    /// Warning tiers.
    case tier = "EVENT_FAMILY_TIER"
    /// Sanctions: proposed, issued, extended, replaced, groundless, lifted, ended.
    case sanction = "EVENT_FAMILY_SANCTION"
    /// Findings of the province, of the ministry, of dial tests and of letters.
    case finding = "EVENT_FAMILY_FINDING"
    /// Warnings of service lines.
    case warning = "EVENT_FAMILY_WARNING"
    /// Credit scores and grades, and what they rest on.
    case grade = "EVENT_FAMILY_GRADE"
    /// Violations, rectifications, inspections, commitments and abnormal conditions.
    case violation = "EVENT_FAMILY_VIOLATION"
    /// Replies to complaints, late and repeated ones, what supervisors brought, half-years closed.
    case reply = "EVENT_FAMILY_REPLY"
    /// Complaint waves.
    case wave = "EVENT_FAMILY_WAVE"
}

/// Asks for what happens, from a number of the log on, then live.
///
/// Each filter leaves out what says otherwise: an event that has no tier, no province or no kind passes that filter.
public struct WatchRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WatchRequest"

    /// The first number of the log wanted; only what is to come unless told.
    public var fromSequence: Int?
    /// Only these families; all unless told.
    public var families: [EventFamily]
    /// Only of this partner.
    public var partner: PartnerID?
    /// Leave out what is of another province; what holds networkwide holds there too.
    public var province: String?
    /// Leave out lower warning tiers, and sanctions that rest on them.
    public var minimumTier: Int?
    /// Leave out facts of other kinds: `SANCTION_KIND_FINE`, `COMPLAINT_KIND_ESCALATED`.
    public var kinds: [String]
    /// Whether to go on with what is to come; true unless told.
    public var follow: Bool?

    /// A message of these fields.
    public init(
        fromSequence: Int? = nil, families: [EventFamily] = [], partner: PartnerID? = nil, province: String? = nil,
        minimumTier: Int? = nil, kinds: [String] = [], follow: Bool? = nil
    ) {
        self.fromSequence = fromSequence
        self.families = families
        self.partner = partner
        self.province = province
        self.minimumTier = minimumTier
        self.kinds = kinds
        self.follow = follow
    }
}

/// An event as a watcher gets it.
public struct WatchedEvent: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WatchedEvent"

    /// Its number in the log; whoever goes on from the next misses nothing and gets nothing twice.
    public var sequence: Int
    /// The business time of its recording.
    public var time: Instant
    /// Its family.
    public var family: EventFamily
    /// Its type: `quanyi.complaint.tier-raised.v1`.
    public var type: String
    /// Whom it befell; absent where it befell no single partner.
    public var partner: PartnerID?
    /// The province that it names.
    public var province: String?
    /// The clauses that it rests on.
    public var clauses: [ClauseID]
    /// The fact: the JSON of the message that its type names.
    public var data: JSONValue

    /// A message of these fields.
    public init(
        sequence: Int, time: Instant, family: EventFamily, type: String, partner: PartnerID? = nil,
        province: String? = nil, clauses: [ClauseID] = [], data: JSONValue
    ) {
        self.sequence = sequence
        self.time = time
        self.family = family
        self.type = type
        self.partner = partner
        self.province = province
        self.clauses = clauses
        self.data = data
    }
}
