public import RPC

/// Something that will happen by itself: when, to whom and by which clause.
public struct AgendaStep: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.AgendaStep"

    /// When it is due, by the business clock.
    public var at: Instant
    /// What falls due: `sanction-end`.
    public var kind: String
    /// Whom it concerns; absent where it concerns all.
    public var partner: PartnerID?
    /// What will happen, and the clause that says so.
    public var reason: Reason
    /// Which one of its kind: the number of the sanction, the day.
    public var key: String?

    /// A message of these fields.
    public init(at: Instant, kind: String, partner: PartnerID? = nil, reason: Reason, key: String? = nil) {
        self.at = at
        self.kind = kind
        self.partner = partner
        self.reason = reason
        self.key = key
    }
}
