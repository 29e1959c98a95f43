public import RPC

/// The methods of `quanyi.complaint.v1.Conditions`: abnormal conditions of a channel partner's business (cmpay-channel/7).
public enum ConditionMethods {
    /// The full name of the service.
    public static let service = "quanyi.complaint.v1.Conditions"

    /// Loads what an agreement has watched; FAILED_PRECONDITION for one that names nothing (7.1).
    ///
    /// ALREADY_EXISTS: the agreement was activated with other conditions.
    public static let activateConditions = Method<ActivateConditionsRequest, AgreedConditions>.command(
        "/quanyi.complaint.v1.Conditions/ActivateConditions", roles: Roles.intake)

    /// Records a reading; one past its limit opens an abnormal condition.
    public static let recordIndicator = Method<RecordIndicatorRequest, RecordIndicatorReply>.command(
        "/quanyi.complaint.v1.Conditions/RecordIndicator", roles: Roles.reporting)

    /// Judges an abnormal condition.
    public static let judgeCondition = Method<JudgeConditionRequest, AbnormalCondition>.command(
        "/quanyi.complaint.v1.Conditions/JudgeCondition", roles: Roles.deciding)

    /// Suspends the business concerned until a recorded decision lifts it; FAILED_PRECONDITION without a judgement (7.2).
    public static let suspendBusiness = Method<SuspendBusinessRequest, AbnormalCondition>.command(
        "/quanyi.complaint.v1.Conditions/SuspendBusiness", roles: Roles.sanctioning)

    /// Closes the inquiry: confirmed with its consequences, or not confirmed, which lifts the suspension (7.4, 7.5).
    public static let closeInquiry = Method<CloseInquiryRequest, AbnormalCondition>.command(
        "/quanyi.complaint.v1.Conditions/CloseInquiry", roles: Roles.deciding)

    /// Checks the rectification; not reached proposes a termination, which a person issues or drops (7.5).
    public static let checkRectification = Method<CheckConditionRectificationRequest, AbnormalCondition>.command(
        "/quanyi.complaint.v1.Conditions/CheckRectification", roles: Roles.deciding)

    /// An abnormal condition.
    public static let getCondition = Method<GetConditionRequest, AbnormalCondition>.query(
        "/quanyi.complaint.v1.Conditions/GetCondition")

    /// Abnormal conditions.
    public static let listConditions = Method<ListConditionsRequest, ListConditionsReply>.query(
        "/quanyi.complaint.v1.Conditions/ListConditions")
}

extension EventType {
    /// The data is `AgreedConditions`.
    public static let conditionsActivated = "quanyi.complaint.conditions-activated.v1"
    /// The data is `IndicatorRecorded`.
    public static let indicatorRecorded = "quanyi.complaint.indicator-recorded.v1"
    /// The data is `AbnormalCondition`: opened.
    public static let conditionOpened = "quanyi.complaint.condition-opened.v1"
    /// The data is `AbnormalCondition`: judged; the inquiry is open where it reaches the standard.
    public static let conditionJudged = "quanyi.complaint.condition-judged.v1"
    /// The data is `AbnormalCondition`: the inquiry was closed.
    public static let inquiryClosed = "quanyi.complaint.inquiry-closed.v1"
    /// The data is `AbnormalCondition`: its rectification was checked.
    public static let conditionRectificationChecked = "quanyi.complaint.condition-rectification-checked.v1"
    /// The data is `AbnormalCondition`: its date to rectify has passed unchecked.
    public static let conditionRectificationOverdue = "quanyi.complaint.condition-rectification-overdue.v1"
}
