public import RPC

/// quanyi.complaint.filed.v1: a complaint was kept.
public struct ComplaintFiled: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ComplaintFiled"

    /// The complaint.
    public var complaint: Complaint
    /// The partner's counted complaints of its day after it; 0 where its kind is not counted.
    public var counted: Int

    /// A message of these fields.
    public init(complaint: Complaint, counted: Int) {
        self.complaint = complaint
        self.counted = counted
    }
}

/// quanyi.complaint.corrected.v1: a complaint was corrected.
public struct ComplaintCorrected: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ComplaintCorrected"

    /// As it was.
    public var before: Complaint
    /// As it is; absent where it is withdrawn.
    public var after: Complaint?
    /// Why.
    public var reason: String
    /// Who found it.
    public var by: Person

    /// A message of these fields.
    public init(before: Complaint, after: Complaint? = nil, reason: String, by: Person) {
        self.before = before
        self.after = after
        self.reason = reason
        self.by = by
    }
}

/// quanyi.complaint.notification-recorded.v1: a day's count reached the next multiple.
public struct NotificationRecorded: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.NotificationRecorded"

    /// The partner.
    public var partner: PartnerID
    /// The day.
    public var day: Day
    /// Its counted complaints.
    public var complaints: Int
    /// The month's notifications after it; fewer than before where a correction took some away.
    public var notifications: Int
    /// Clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(partner: PartnerID, day: Day, complaints: Int, notifications: Int, reasons: [Reason] = []) {
        self.partner = partner
        self.day = day
        self.complaints = complaints
        self.notifications = notifications
        self.reasons = reasons
    }
}

/// quanyi.complaint.day-closed.v1: a day's counts were confirmed.
public struct DayClosed: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.DayClosed"

    /// The day.
    public var day: Day
    /// Partners with complaints.
    public var partners: Int
    /// Counted complaints.
    public var complaints: Int
    /// Notifications.
    public var notifications: Int
    /// Partners whose running count differed from the complaints.
    public var differences: Int

    /// A message of these fields.
    public init(day: Day, partners: Int, complaints: Int, notifications: Int, differences: Int) {
        self.day = day
        self.partners = partners
        self.complaints = complaints
        self.notifications = notifications
        self.differences = differences
    }
}
