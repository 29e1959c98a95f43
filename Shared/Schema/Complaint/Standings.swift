public import RPC

/// A partner's month.
public struct Standing: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Standing"

    /// The partner.
    public var partner: PartnerID
    /// The month.
    public var month: BillingMonth
    /// Counted complaints.
    public var complaints: Int
    /// Notifications: each day's count by five, rounded down, added up (migu-membership/a6.2).
    public var notifications: Int
    /// The warning tier; 0 is none (annex 7).
    public var tier: Int
    /// Whether intake knows the partner (readings R17).
    public var isRegistered: Bool
    /// Whether a rulebook decides the last day with complaints.
    public var ruleStatus: RuleStatus

    /// A message of these fields.
    public init(
        partner: PartnerID, month: BillingMonth, complaints: Int, notifications: Int, tier: Int, isRegistered: Bool,
        ruleStatus: RuleStatus
    ) {
        self.partner = partner
        self.month = month
        self.complaints = complaints
        self.notifications = notifications
        self.tier = tier
        self.isRegistered = isRegistered
        self.ruleStatus = ruleStatus
    }
}

/// How far a partner is from what comes next.
public struct Headroom: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Headroom"

    /// The business day of now.
    public var day: Day
    /// Counted complaints of that day.
    public var complaintsToday: Int
    /// How many more today make the next notification.
    public var complaintsToNextNotification: Int
    /// How many more this month reach the next tier; absent in the highest.
    public var notificationsToNextTier: Int?
    /// The next tier; absent in the highest.
    public var nextTier: Int?
    /// How many more complaints, all of today, reach the next tier; absent in the highest.
    public var complaintsToNextTier: Int?

    /// A message of these fields.
    public init(
        day: Day, complaintsToday: Int, complaintsToNextNotification: Int, notificationsToNextTier: Int? = nil,
        nextTier: Int? = nil, complaintsToNextTier: Int? = nil
    ) {
        self.day = day
        self.complaintsToday = complaintsToday
        self.complaintsToNextNotification = complaintsToNextNotification
        self.notificationsToNextTier = notificationsToNextTier
        self.nextTier = nextTier
        self.complaintsToNextTier = complaintsToNextTier
    }
}

/// A partner's day.
public struct DayCount: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.DayCount"

    /// The day.
    public var day: Day
    /// Counted complaints.
    public var complaints: Int
    /// Notifications from them.
    public var notifications: Int

    /// A message of these fields.
    public init(day: Day, complaints: Int, notifications: Int) {
        self.day = day
        self.complaints = complaints
        self.notifications = notifications
    }
}

/// Asks for a partner's month.
public struct GetStandingRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GetStandingRequest"

    /// The partner.
    public var partner: PartnerID
    /// The month; that of now unless told.
    public var month: BillingMonth?

    /// A message of these fields.
    public init(partner: PartnerID, month: BillingMonth? = nil) {
        self.partner = partner
        self.month = month
    }
}

/// A partner's month, day by day, and what is left of it.
public struct GetStandingReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GetStandingReply"

    /// The month.
    public var standing: Standing
    /// Its days with complaints.
    public var days: [DayCount]
    /// What is left, where the month is that of now and a rulebook is in force.
    public var headroom: Headroom?

    /// A message of these fields.
    public init(standing: Standing, days: [DayCount] = [], headroom: Headroom? = nil) {
        self.standing = standing
        self.days = days
        self.headroom = headroom
    }
}

/// Asks for the standings of all partners.
public struct ListStandingsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListStandingsRequest"

    /// One month; all unless told.
    public var month: BillingMonth?
    /// Only partners in this tier or a higher one.
    public var minimumTier: Int?
    /// 1 to 10,000; 1,000 unless told.
    public var pageSize: Int?
    /// Where the last page ended.
    public var pageToken: String?

    /// A message of these fields.
    public init(month: BillingMonth? = nil, minimumTier: Int? = nil, pageSize: Int? = nil, pageToken: String? = nil) {
        self.month = month
        self.minimumTier = minimumTier
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

/// A page of standings.
public struct ListStandingsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListStandingsReply"

    /// By month, then partner.
    public var standings: [Standing]
    /// Absent on the last page.
    public var nextPageToken: String?

    /// A message of these fields.
    public init(standings: [Standing] = [], nextPageToken: String? = nil) {
        self.standings = standings
        self.nextPageToken = nextPageToken
    }
}

/// Asks why a partner's month is as it is, and why not otherwise.
public struct ExplainStandingRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ExplainStandingRequest"

    /// The partner.
    public var partner: PartnerID
    /// The month; that of now unless told.
    public var month: BillingMonth?

    /// A message of these fields.
    public init(partner: PartnerID, month: BillingMonth? = nil) {
        self.partner = partner
        self.month = month
    }
}

/// Why, and why not.
public struct ExplainStandingReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ExplainStandingReply"

    /// The month.
    public var standing: Standing
    /// Its days with complaints.
    public var days: [DayCount]
    /// What led to the tier, each with clause and figures.
    public var why: [Reason]
    /// What the next steps lack.
    public var whyNot: [Reason]
    /// The tiers raised in the month, in their order.
    public var changes: [TierChange]
    /// The sanctions of the month and how they stand now.
    public var sanctions: [Sanction]
    /// The rulebook that decided; absent where none was in force.
    public var rulebook: RulebookDescription?
    /// Readings and assumptions behind it.
    public var remarks: [Reason]

    /// A message of these fields.
    public init(
        standing: Standing, days: [DayCount] = [], why: [Reason] = [], whyNot: [Reason] = [],
        changes: [TierChange] = [], sanctions: [Sanction] = [], rulebook: RulebookDescription? = nil,
        remarks: [Reason] = []
    ) {
        self.standing = standing
        self.days = days
        self.why = why
        self.whyNot = whyNot
        self.changes = changes
        self.sanctions = sanctions
        self.rulebook = rulebook
        self.remarks = remarks
    }
}

/// A warning tier was raised.
public struct TierChange: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.TierChange"

    /// The event's number in the log, where it came from the log.
    public var sequence: Int?
    /// The partner.
    public var partner: PartnerID
    /// The month whose notifications reached it.
    public var month: BillingMonth
    /// The tier, 1 to 4.
    public var tier: Int
    /// The tier before; 0 is none.
    public var previousTier: Int
    /// The month's notifications at that moment.
    public var notifications: Int
    /// The day of the complaint that reached it.
    public var day: Day
    /// When it was raised.
    public var at: Instant
    /// The tier's clause.
    public var clause: ClauseID
    /// Clauses and figures.
    public var reasons: [Reason]
    /// Whether the month had ended (readings R27).
    public var isLate: Bool

    /// A message of these fields.
    public init(
        sequence: Int? = nil, partner: PartnerID, month: BillingMonth, tier: Int, previousTier: Int,
        notifications: Int, day: Day, at: Instant, clause: ClauseID, reasons: [Reason] = [], isLate: Bool
    ) {
        self.sequence = sequence
        self.partner = partner
        self.month = month
        self.tier = tier
        self.previousTier = previousTier
        self.notifications = notifications
        self.day = day
        self.at = at
        self.clause = clause
        self.reasons = reasons
        self.isLate = isLate
    }
}

/// Asks for tier changes as they happen.
public struct WatchTiersRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WatchTiersRequest"

    /// The first number of the log wanted; only what is to come unless told.
    public var fromSequence: Int?
    /// Only this partner.
    public var partner: PartnerID?
    /// Only this tier and higher ones.
    public var minimumTier: Int?

    /// A message of these fields.
    public init(fromSequence: Int? = nil, partner: PartnerID? = nil, minimumTier: Int? = nil) {
        self.fromSequence = fromSequence
        self.partner = partner
        self.minimumTier = minimumTier
    }
}
