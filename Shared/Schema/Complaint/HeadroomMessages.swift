public import RPC

/// What a figure is counted towards.
public enum HeadroomKind: String, WireEnum {
    /// A day's complaints towards the next notification (migu-membership/a6.2).
    case notification = "HEADROOM_KIND_NOTIFICATION"
    /// A month's notifications towards the next warning tier (migu-membership annex 7).
    case tier = "HEADROOM_KIND_TIER"
    /// A service line's warnings of a month towards the next step (migu-membership annex 3).
    case warnings = "HEADROOM_KIND_WARNINGS"
    /// A credit score towards the next lower grade (migu-membership/10).
    case grade = "HEADROOM_KIND_GRADE"
    /// Violation warnings towards those that make the next step (maoming-benefits/24).
    case violations = "HEADROOM_KIND_VIOLATIONS"
    /// Late replies towards the number with a consequence (cmpay-channel annex 3).
    case lateReplies = "HEADROOM_KIND_LATE_REPLIES"
    /// Escalated complaints of a half-year towards those that use up its points (cmpay-channel/a3.2.2).
    case escalations = "HEADROOM_KIND_ESCALATIONS"
}

/// How far one figure of a partner is from the next threshold.
///
/// Figures are exact decimals as text (readings R8): `3`, `912.5`.
public struct HeadroomItem: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.HeadroomItem"

    /// What is counted.
    public var kind: HeadroomKind
    /// The service line whose figure it is, where it is one's.
    public var serviceLine: ServiceLineID?
    /// The day that the figure belongs to, where it is a day's.
    public var day: Day?
    /// The month that the figure belongs to, where it is a month's.
    public var month: BillingMonth?
    /// The figure now.
    public var figure: String
    /// The next threshold; absent where there is none left.
    public var threshold: String?
    /// How much is left until it is reached; absent where there is none left.
    public var missing: String?
    /// The clause, the figures and what the threshold brings.
    public var reason: Reason
    /// The partner whose figure it is.
    public var partner: PartnerID?

    /// A message of these fields.
    public init(
        kind: HeadroomKind, serviceLine: ServiceLineID? = nil, day: Day? = nil, month: BillingMonth? = nil,
        figure: String, threshold: String? = nil, missing: String? = nil, reason: Reason, partner: PartnerID? = nil
    ) {
        self.kind = kind
        self.serviceLine = serviceLine
        self.day = day
        self.month = month
        self.figure = figure
        self.threshold = threshold
        self.missing = missing
        self.reason = reason
        self.partner = partner
    }
}

/// Asks how far a partner, or every one, is from every next threshold.
public struct GetHeadroomRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GetHeadroomRequest"

    /// The partner; unless told, all with complaints in this half-year, warnings in this month, a credit result or a
    /// violation, in their order.
    public var partner: PartnerID?
    /// How many partners to return; 100 unless told, 1000 at most.
    public var pageSize: Int?
    /// The place where the page before ended.
    public var pageToken: String?

    /// A message of these fields.
    public init(partner: PartnerID? = nil, pageSize: Int? = nil, pageToken: String? = nil) {
        self.partner = partner
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

/// How far partners are from every next threshold.
public struct GetHeadroomReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GetHeadroomReply"

    /// The instant of the answer.
    public var at: Instant
    /// A figure each, partner by partner and subject by subject.
    public var items: [HeadroomItem]
    /// The place where this page ended; absent on the last one.
    public var nextPageToken: String?

    /// A message of these fields.
    public init(at: Instant, items: [HeadroomItem] = [], nextPageToken: String? = nil) {
        self.at = at
        self.items = items
        self.nextPageToken = nextPageToken
    }
}
