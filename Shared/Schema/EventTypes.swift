/// The types of the events that services record; each names the message of its data.
public enum EventType {
    /// The data is `PartnerRegistered`.
    public static let partnerRegistered = "quanyi.intake.partner-registered.v1"
    /// The data is `ServiceCodeRegistered`.
    public static let serviceCodeRegistered = "quanyi.intake.service-code-registered.v1"
    /// The data is `ComplaintFiled`.
    public static let complaintFiled = "quanyi.complaint.filed.v1"
    /// The data is `ComplaintCorrected`.
    public static let complaintCorrected = "quanyi.complaint.corrected.v1"
    /// The data is `NotificationRecorded`.
    public static let notificationRecorded = "quanyi.complaint.notification-recorded.v1"
    /// The data is `TierChange`.
    public static let tierRaised = "quanyi.complaint.tier-raised.v1"
    /// The data is `Sanction`: issued, by the program or by a person.
    public static let sanctionIssued = "quanyi.complaint.sanction-issued.v1"
    /// The data is `Sanction`: waits for a person to issue it.
    public static let sanctionProposed = "quanyi.complaint.sanction-proposed.v1"
    /// The data is `Sanction`: it was given a later end.
    public static let sanctionExtended = "quanyi.complaint.sanction-extended.v1"
    /// The data is `Sanction`: another took its place.
    public static let sanctionReplaced = "quanyi.complaint.sanction-replaced.v1"
    /// The data is `Sanction`: a correction took its ground away.
    public static let sanctionGroundGone = "quanyi.complaint.sanction-ground-gone.v1"
    /// The data is `Sanction`: lifted by a person.
    public static let sanctionLifted = "quanyi.complaint.sanction-lifted.v1"
    /// The data is `Sanction`: its last day is over.
    public static let sanctionEnded = "quanyi.complaint.sanction-ended.v1"
    /// The data is `DayClosed`.
    public static let dayClosed = "quanyi.complaint.day-closed.v1"
}
