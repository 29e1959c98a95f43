public import RPC

/// The methods of `quanyi.complaint.v1.Violations`: maoming-benefits 12.2.2, 13.2, 19.2.3, 22 to 25 and 57.
///
/// All refuse by readings R42: INVALID_ARGUMENT with the field, FAILED_PRECONDITION and PERMISSION_DENIED with the clause.
public enum ViolationMethods {
    /// The full name of the service.
    public static let service = "quanyi.complaint.v1.Violations"

    /// Records an inspection; one that suspects a violation opens it.
    public static let recordInspection = Method<RecordInspectionRequest, Inspection>.command(
        "/quanyi.complaint.v1.Violations/RecordInspection", roles: Roles.reporting)

    /// Inspections.
    public static let listInspections = Method<ListInspectionsRequest, ListInspectionsReply>.query(
        "/quanyi.complaint.v1.Violations/ListInspections")

    /// Files a suspected violation: a local check, or a report to the provincial company.
    public static let fileViolation = Method<FileViolationRequest, Violation>.command(
        "/quanyi.complaint.v1.Violations/FileViolation", roles: Roles.reporting)

    /// Closes a complaint as upheld, which opens a check of ground 24.3.
    public static let upholdComplaint = Method<UpholdComplaintRequest, Violation>.command(
        "/quanyi.complaint.v1.Violations/UpholdComplaint", roles: Roles.reporting)

    /// Marks a suspected violation as proven; a severe one ends the cooperation in the same step.
    public static let proveViolation = Method<ProveViolationRequest, Violation>.command(
        "/quanyi.complaint.v1.Violations/ProveViolation", roles: Roles.deciding)

    /// Ends the check of a suspected violation.
    public static let dismissViolation = Method<DismissViolationRequest, Violation>.command(
        "/quanyi.complaint.v1.Violations/DismissViolation", roles: Roles.deciding)

    /// Writes a warning; one that is not served yet is written anew.
    public static let issueWarning = Method<IssueWarningRequest, Violation>.command(
        "/quanyi.complaint.v1.Violations/IssueWarning", roles: Roles.sanctioning)

    /// Records the service of a warning, from which on it counts.
    public static let serveWarning = Method<ServeWarningRequest, Violation>.command(
        "/quanyi.complaint.v1.Violations/ServeWarning", roles: Roles.sanctioning)

    /// Puts a measure in force that the product panel has decided.
    public static let orderMeasure = Method<OrderMeasureRequest, Sanction>.command(
        "/quanyi.complaint.v1.Violations/OrderMeasure", roles: Roles.sanctioning)

    /// Records whether a rectification reaches the requirement; the measures are lifted by LiftSanction after it.
    public static let checkRectification = Method<CheckRectificationRequest, Violation>.command(
        "/quanyi.complaint.v1.Violations/CheckRectification", roles: Roles.deciding)

    /// Decides the blacklist proposal of a severe violation.
    public static let decideBlacklisting = Method<DecideBlacklistingRequest, Violation>.command(
        "/quanyi.complaint.v1.Violations/DecideBlacklisting", roles: Roles.sanctioning)

    /// A violation.
    public static let getViolation = Method<GetViolationRequest, Violation>.query(
        "/quanyi.complaint.v1.Violations/GetViolation")

    /// Violations.
    public static let listViolations = Method<ListViolationsRequest, ListViolationsReply>.query(
        "/quanyi.complaint.v1.Violations/ListViolations")

    /// Why a violation is what it is, and why not more.
    public static let explainViolation = Method<ExplainViolationRequest, ExplainViolationReply>.query(
        "/quanyi.complaint.v1.Violations/ExplainViolation")

    /// Records the finding that a service commitment was broken.
    public static let recordBrokenCommitment = Method<RecordBrokenCommitmentRequest, BrokenCommitment>.command(
        "/quanyi.complaint.v1.Violations/RecordBrokenCommitment", roles: Roles.reporting)

    /// Chooses a measure for a broken commitment.
    public static let chooseCommitmentMeasure = Method<ChooseCommitmentMeasureRequest, Sanction>.command(
        "/quanyi.complaint.v1.Violations/ChooseCommitmentMeasure", roles: Roles.sanctioning)

    /// Reports a delisting or a change of a benefit in force.
    public static let reportAdjustment = Method<ReportAdjustmentRequest, Adjustment>.command(
        "/quanyi.complaint.v1.Violations/ReportAdjustment", roles: Roles.reporting)

    /// Records a notice to the customers whom an adjustment concerns.
    public static let recordCustomerNotice = Method<RecordCustomerNoticeRequest, Adjustment>.command(
        "/quanyi.complaint.v1.Violations/RecordCustomerNotice", roles: Roles.reporting)

    /// Closes an adjustment; FAILED_PRECONDITION with holders and no notice (57.s4).
    public static let closeAdjustment = Method<CloseAdjustmentRequest, Adjustment>.command(
        "/quanyi.complaint.v1.Violations/CloseAdjustment", roles: Roles.reporting)
}

extension EventType {
    /// The data is `Inspection`.
    public static let inspectionRecorded = "quanyi.complaint.inspection-recorded.v1"
    /// The data is `Violation`: a suspicion was opened, to be checked or reported as its handling says.
    public static let violationOpened = "quanyi.complaint.violation-opened.v1"
    /// The data is `Violation`: proven, with its kind.
    public static let violationProven = "quanyi.complaint.violation-proven.v1"
    /// The data is `Violation`: nothing was found in it.
    public static let violationDismissed = "quanyi.complaint.violation-dismissed.v1"
    /// The data is `SevereViolation`: from now on it is severe.
    public static let violationSevere = "quanyi.complaint.violation-severe.v1"
    /// The data is `Violation`: no failed rectification makes it severe any more, it is general again.
    public static let violationRestored = "quanyi.complaint.violation-restored.v1"
    /// The data is `Violation`: its warning was written.
    public static let violationWarningIssued = "quanyi.complaint.violation-warning-issued.v1"
    /// The data is `Violation`: its warning was served and counts.
    public static let violationWarningServed = "quanyi.complaint.violation-warning-served.v1"
    /// The data is `Violation`: its rectification was checked.
    public static let rectificationChecked = "quanyi.complaint.rectification-checked.v1"
    /// The data is `Violation`: its date to rectify has passed unconfirmed.
    public static let rectificationOverdue = "quanyi.complaint.rectification-overdue.v1"
    /// The data is `BlacklistProposal`: a person has to decide.
    public static let blacklistProposed = "quanyi.complaint.blacklist-proposed.v1"
    /// The data is `BlacklistProposal`: a person has decided.
    public static let blacklistDecided = "quanyi.complaint.blacklist-decided.v1"
    /// The data is `ComplaintUpheld`.
    public static let complaintUpheld = "quanyi.complaint.complaint-upheld.v1"
    /// The data is `BrokenCommitment`.
    public static let commitmentBroken = "quanyi.complaint.commitment-broken.v1"
    /// The data is `Adjustment`: reported, a notice to customers recorded, or closed.
    public static let adjustmentChanged = "quanyi.complaint.adjustment-changed.v1"
    /// The data is `SuspectedViolation`: settlement suspects a partner.
    public static let settlementViolationFound = "quanyi.settlement.violation-found.v1"
    /// The data is `SuspectedViolation`: pricing-watch suspects a partner.
    public static let pricingViolationFound = "quanyi.pricing.violation-found.v1"
}
