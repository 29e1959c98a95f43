public import RPC

/// Asks what the stored complaints would have led to under another rulebook of `migu-membership`; nothing is written.
public struct WhatIfComplaintsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WhatIfComplaintsRequest"

    /// The other rulebook: YAML, as an operator's override; it may say `amends: shipped`.
    public var rulebook: String
    /// The first day; the replay begins with its month.
    public var from: Day
    /// The last day; the replay ends with its month, or with now.
    public var to: Day

    /// A message of these fields.
    public init(rulebook: String, from: Day, to: Day) {
        self.rulebook = rulebook
        self.from = from
        self.to = to
    }
}

/// One message of the answer: how far it has come, a month of a partner that comes out otherwise, or, last, the sum.
public struct WhatIfUpdate: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WhatIfUpdate"

    /// How far the replay has come.
    public var progress: WhatIfProgress?
    /// What comes out otherwise.
    public var flip: WhatIfFlip?
    /// What it comes to; the last message.
    public var summary: WhatIfSummary?

    /// A message of these fields.
    public init(progress: WhatIfProgress? = nil, flip: WhatIfFlip? = nil, summary: WhatIfSummary? = nil) {
        self.progress = progress
        self.flip = flip
        self.summary = summary
    }
}

/// How far a replay has come.
public struct WhatIfProgress: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WhatIfProgress"

    /// The month that has been replayed.
    public var month: BillingMonth
    /// Months replayed.
    public var monthsDone: Int
    /// Months in all.
    public var months: Int
    /// Complaints replayed.
    public var complaints: Int

    /// A message of these fields.
    public init(month: BillingMonth, monthsDone: Int, months: Int, complaints: Int) {
        self.month = month
        self.monthsDone = monthsDone
        self.months = months
        self.complaints = complaints
    }
}

/// What a month of a partner comes to under one rulebook.
public struct WhatIfFigures: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WhatIfFigures"

    /// Counted complaints.
    public var complaints: Int
    /// Notifications.
    public var notifications: Int
    /// The warning tier; 0 is none.
    public var tier: Int

    /// A message of these fields.
    public init(complaints: Int, notifications: Int, tier: Int) {
        self.complaints = complaints
        self.notifications = notifications
        self.tier = tier
    }
}

/// What becomes of a sanction under the other rulebook.
public enum WhatIfChange: String, WireEnum {
    /// It would be issued, or proposed where its ground came late.
    case added = "WHAT_IF_CHANGE_ADDED"
    /// It would not be.
    case removed = "WHAT_IF_CHANGE_REMOVED"
    /// It would be issued at another time, or end on another day.
    case moved = "WHAT_IF_CHANGE_MOVED"
}

/// A sanction of one side of a replay: when it is issued, and when it ends.
public struct WhatIfTerm: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WhatIfTerm"

    /// When it is issued; absent where it is proposed and waits for a person (readings R27).
    public var issuedAt: Instant?
    /// The last day it is in force, unless a higher tier takes its place.
    public var lastDay: Day?
    /// When a higher tier of the month takes its place (readings R7).
    public var replacedAt: Instant?

    /// A message of these fields.
    public init(issuedAt: Instant? = nil, lastDay: Day? = nil, replacedAt: Instant? = nil) {
        self.issuedAt = issuedAt
        self.lastDay = lastDay
        self.replacedAt = replacedAt
    }
}

/// A sanction that comes out otherwise.
public struct WhatIfSanction: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WhatIfSanction"

    /// What becomes of it.
    public var change: WhatIfChange
    /// What it stops.
    public var kind: SanctionKind
    /// The tier that brings it.
    public var tier: Int
    /// As it is under the rulebook in force.
    public var before: WhatIfTerm?
    /// As it would be.
    public var after: WhatIfTerm?

    /// A message of these fields.
    public init(
        change: WhatIfChange, kind: SanctionKind, tier: Int, before: WhatIfTerm? = nil, after: WhatIfTerm? = nil
    ) {
        self.change = change
        self.kind = kind
        self.tier = tier
        self.before = before
        self.after = after
    }
}

/// A month of a partner that comes out otherwise.
public struct WhatIfFlip: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WhatIfFlip"

    /// The partner.
    public var partner: PartnerID
    /// The month.
    public var month: BillingMonth
    /// Under the rulebook in force.
    public var before: WhatIfFigures
    /// Under the other one.
    public var after: WhatIfFigures
    /// The sanctions that come out otherwise, tier by tier.
    public var sanctions: [WhatIfSanction]
    /// Clauses and figures of the two tiers.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        partner: PartnerID, month: BillingMonth, before: WhatIfFigures, after: WhatIfFigures,
        sanctions: [WhatIfSanction] = [], reasons: [Reason] = []
    ) {
        self.partner = partner
        self.month = month
        self.before = before
        self.after = after
        self.sanctions = sanctions
        self.reasons = reasons
    }
}

/// Something that a replay leaves as it is.
public struct WhatIfGap: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WhatIfGap"

    /// How many.
    public var count: Int
    /// What they are, and why no replay decides them.
    public var reason: Reason

    /// A message of these fields.
    public init(count: Int, reason: Reason) {
        self.count = count
        self.reason = reason
    }
}

/// A section of the rulebook that reads otherwise, and that a replay of complaints does not go by: `credit`.
public struct WhatIfSection: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WhatIfSection"

    /// Its name in the rulebook.
    public var name: String
    /// In how many months of the range it reads otherwise.
    public var months: Int

    /// A message of these fields.
    public init(name: String, months: Int) {
        self.name = name
        self.months = months
    }
}

/// What a replay comes to.
public struct WhatIfSummary: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WhatIfSummary"

    /// The first day replayed.
    public var from: Day
    /// The last day replayed.
    public var to: Day
    /// Complaints replayed; months in which complaints are counted alike are not gone through.
    public var complaints: Int
    /// Months of partners gone through.
    public var partnerMonths: Int
    /// Months whose rules, those of every section, are the same under both rulebooks.
    public var sameMonths: Int
    /// Months of partners with another tier.
    public var tiersFlipped: Int
    /// Months of partners with other notifications.
    public var notificationsChanged: Int
    /// Sanctions that would be added.
    public var sanctionsAdded: Int
    /// Sanctions that would not be.
    public var sanctionsRemoved: Int
    /// Sanctions with another issue or end.
    public var sanctionsMoved: Int
    /// What cannot be replayed, and how much of it there is.
    public var gaps: [WhatIfGap]
    /// What else reads otherwise under the other rulebook, of which no replay tells.
    public var unreplayedSections: [WhatIfSection]

    /// A message of these fields.
    public init(
        from: Day, to: Day, complaints: Int, partnerMonths: Int, sameMonths: Int, tiersFlipped: Int,
        notificationsChanged: Int, sanctionsAdded: Int, sanctionsRemoved: Int, sanctionsMoved: Int,
        gaps: [WhatIfGap] = [], unreplayedSections: [WhatIfSection] = []
    ) {
        self.from = from
        self.to = to
        self.complaints = complaints
        self.partnerMonths = partnerMonths
        self.sameMonths = sameMonths
        self.tiersFlipped = tiersFlipped
        self.notificationsChanged = notificationsChanged
        self.sanctionsAdded = sanctionsAdded
        self.sanctionsRemoved = sanctionsRemoved
        self.sanctionsMoved = sanctionsMoved
        self.gaps = gaps
        self.unreplayedSections = unreplayedSections
    }
}
