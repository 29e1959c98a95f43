public import RPC

/// The methods of `quanyi.complaint.v1.Credit`.
public enum CreditMethods {
    /// The full name of the service.
    public static let service = "quanyi.complaint.v1.Credit"

    /// Records an issued result; the same again changes nothing.
    ///
    /// INVALID_ARGUMENT: out of 0 to 1000. ALREADY_EXISTS: another score of that month without a correction (migu-membership/14.2).
    /// FAILED_PRECONDITION: the partner is terminated, or the calendar has no data of the year.
    public static let recordScore = Method<RecordScoreRequest, RecordScoreReply>.command(
        "/quanyi.complaint.v1.Credit/RecordScore", roles: Roles.scoring)

    /// Applies a partner's grade; what needs no choice is issued even where the choice is wanting (migu-membership/10.D).
    public static let applyGrade = Method<ApplyGradeRequest, ApplyGradeReply>.command(
        "/quanyi.complaint.v1.Credit/ApplyGrade", roles: Roles.innovating)

    /// The tasks of grades.
    public static let listGradeTasks = Method<ListGradeTasksRequest, ListGradeTasksReply>.query(
        "/quanyi.complaint.v1.Credit/ListGradeTasks")

    /// Ends a score of 0; FAILED_PRECONDITION where there is none (readings R40).
    public static let endZeroScore = Method<EndZeroScoreRequest, CreditStanding>.command(
        "/quanyi.complaint.v1.Credit/EndZeroScore", roles: Roles.innovating)

    /// A partner's score, grade, measures and task.
    public static let getScore = Method<GetScoreRequest, CreditStanding>.query("/quanyi.complaint.v1.Credit/GetScore")

    /// Issued results.
    public static let listScores = Method<ListScoresRequest, ListScoresReply>.query(
        "/quanyi.complaint.v1.Credit/ListScores")

    /// Why and why not.
    public static let explainScore = Method<ExplainScoreRequest, ExplainScoreReply>.query(
        "/quanyi.complaint.v1.Credit/ExplainScore")

    /// Whether a change adds a service code or a product, and may be made (migu-membership/10.n1).
    public static let checkChange = Method<CheckChangeRequest, CheckChangeReply>.query(
        "/quanyi.complaint.v1.Credit/CheckChange")

    /// A partner's class for the credit score; FAILED_PRECONDITION for one without a joint-membership agreement.
    public static let getCreditClass = Method<GetCreditClassRequest, PartnerCreditClass>.query(
        "/quanyi.complaint.v1.Credit/GetCreditClass")

    /// Enters that class; FAILED_PRECONDITION for any but core or strategic.
    public static let setCreditClass = Method<SetCreditClassRequest, PartnerCreditClass>.command(
        "/quanyi.complaint.v1.Credit/SetCreditClass", roles: Roles.innovating)

    /// Confirms a major violation; the score is 0 at once (migu-membership/12).
    ///
    /// FAILED_PRECONDITION with the item's clause where something it demands is missing.
    public static let confirmMajorViolation = Method<ConfirmMajorViolationRequest, ConfirmMajorViolationReply>.command(
        "/quanyi.complaint.v1.Credit/ConfirmMajorViolation", roles: Roles.innovating)

    /// Confirmed major violations.
    public static let listMajorViolations = Method<ListMajorViolationsRequest, ListMajorViolationsReply>.query(
        "/quanyi.complaint.v1.Credit/ListMajorViolations")

    /// Files a claim to company importance.
    public static let fileClaim = Method<FileClaimRequest, ImportanceClaim>.command(
        "/quanyi.complaint.v1.Credit/FileClaim", roles: Roles.scoring)

    /// Approves or refuses a claim; FAILED_PRECONDITION with the item's clause where the evidence does not show it.
    public static let decideClaim = Method<DecideClaimRequest, ImportanceClaim>.command(
        "/quanyi.complaint.v1.Credit/DecideClaim", roles: Roles.innovating)

    /// Withdraws a claim.
    public static let withdrawClaim = Method<WithdrawClaimRequest, ImportanceClaim>.command(
        "/quanyi.complaint.v1.Credit/WithdrawClaim", roles: Roles.innovating)

    /// Claims.
    public static let listClaims = Method<ListClaimsRequest, ListClaimsReply>.query(
        "/quanyi.complaint.v1.Credit/ListClaims")

    /// Records the billing record of a month; ALREADY_EXISTS: another amount without a correction.
    public static let recordRevenue = Method<RecordRevenueRequest, MonthFigures>.command(
        "/quanyi.complaint.v1.Credit/RecordRevenue", roles: Roles.scoring)

    /// Records a purchase or advertising; ALREADY_EXISTS: the id is known with other content.
    public static let recordSpending = Method<RecordSpendingRequest, MonthFigures>.command(
        "/quanyi.complaint.v1.Credit/RecordSpending", roles: Roles.scoring)

    /// Health and strategic importance of a month; NOT_FOUND for an unknown partner.
    public static let getOwnItems = Method<GetOwnItemsRequest, OwnItems>.query(
        "/quanyi.complaint.v1.Credit/GetOwnItems")

    /// Records a month's credit mark; the newest counts.
    public static let recordMark = Method<RecordMarkRequest, CreditMark>.command(
        "/quanyi.complaint.v1.Credit/RecordMark", roles: Roles.scoring)

    /// The program's own, provisional score; FAILED_PRECONDITION without weights or with a mark missing (readings R13).
    public static let computeScore = Method<ComputeScoreRequest, ProvisionalScore>.query(
        "/quanyi.complaint.v1.Credit/ComputeScore")
}
