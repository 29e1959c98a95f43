public import RPC

/// The methods of `quanyi.complaint.v1.ComplaintMonitor`.
public enum ComplaintMethods {
    /// The full name of the service.
    public static let service = "quanyi.complaint.v1.ComplaintMonitor"

    /// Files one complaint.
    ///
    /// INVALID_ARGUMENT names the field; ALREADY_EXISTS: the id is known with other content.
    public static let fileComplaint = Method<FileComplaintRequest, FileComplaintReply>.command(
        "/quanyi.complaint.v1.ComplaintMonitor/FileComplaint", roles: Roles.filing)

    /// Files complaints that arrive one by one, in the order sent; a refused one does not stop the others.
    public static let fileComplaints = Method<FileComplaintRequest, FileComplaintsReply>.clientStream(
        "/quanyi.complaint.v1.ComplaintMonitor/FileComplaints", roles: Roles.filing)

    /// Files complaints that are decided together.
    public static let fileBatch = Method<FileBatchRequest, FileBatchReply>.command(
        "/quanyi.complaint.v1.ComplaintMonitor/FileBatch", roles: Roles.filing)

    /// Corrects a filed complaint.
    ///
    /// NOT_FOUND: no such complaint.
    public static let correctComplaint = Method<CorrectComplaintRequest, CorrectComplaintReply>.command(
        "/quanyi.complaint.v1.ComplaintMonitor/CorrectComplaint", roles: Roles.deciding)

    /// The correction queue.
    public static let listRefusedComplaints = Method<ListRefusedComplaintsRequest, ListRefusedComplaintsReply>.query(
        "/quanyi.complaint.v1.ComplaintMonitor/ListRefusedComplaints")

    /// Confirms a day's counts; FAILED_PRECONDITION for a day that has not ended (migu-membership/7.2).
    public static let closeDay = Method<CloseDayRequest, CloseDayReply>.command(
        "/quanyi.complaint.v1.ComplaintMonitor/CloseDay", roles: Roles.filing)

    /// A partner's month with its headroom.
    public static let getStanding = Method<GetStandingRequest, GetStandingReply>.query(
        "/quanyi.complaint.v1.ComplaintMonitor/GetStanding")

    /// The standings of all partners.
    public static let listStandings = Method<ListStandingsRequest, ListStandingsReply>.query(
        "/quanyi.complaint.v1.ComplaintMonitor/ListStandings")

    /// Why and why not.
    public static let explainStanding = Method<ExplainStandingRequest, ExplainStandingReply>.query(
        "/quanyi.complaint.v1.ComplaintMonitor/ExplainStanding")

    /// Tier changes as they happen.
    public static let watchTiers = Method<WatchTiersRequest, TierChange>.serverStream(
        "/quanyi.complaint.v1.ComplaintMonitor/WatchTiers")

    /// Sanctions as of an instant.
    public static let listSanctions = Method<ListSanctionsRequest, ListSanctionsReply>.query(
        "/quanyi.complaint.v1.ComplaintMonitor/ListSanctions")

    /// Issues a proposed sanction; FAILED_PRECONDITION in another state.
    public static let issueSanction = Method<IssueSanctionRequest, Sanction>.command(
        "/quanyi.complaint.v1.ComplaintMonitor/IssueSanction", roles: Roles.deciding)

    /// Lifts a sanction in force; FAILED_PRECONDITION in another state.
    public static let liftSanction = Method<LiftSanctionRequest, Sanction>.command(
        "/quanyi.complaint.v1.ComplaintMonitor/LiftSanction", roles: Roles.deciding)

    /// Whether an operation is allowed on a target, and by which sanctions not.
    public static let checkOperation = Method<CheckOperationRequest, CheckOperationReply>.query(
        "/quanyi.complaint.v1.ComplaintMonitor/CheckOperation")
}
