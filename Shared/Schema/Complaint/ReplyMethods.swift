public import RPC

/// The methods of `quanyi.complaint.v1.Replies`: how complaints are answered, and how many there are.
public enum ReplyMethods {
    /// The full name of the service.
    public static let service = "quanyi.complaint.v1.Replies"

    /// A complaint with its replies, deadline, finding and corrections; NOT_FOUND: no such complaint.
    public static let getComplaint = Method<GetComplaintRequest, GetComplaintReply>.query(
        "/quanyi.complaint.v1.Replies/GetComplaint")

    /// Records a step of a partner's handling of a complaint.
    ///
    /// NOT_FOUND: no such complaint; INVALID_ARGUMENT: dated before it or in the future; FAILED_PRECONDITION: effective without
    /// cause or solution.
    public static let recordReply = Method<RecordReplyRequest, RecordedReply>.command(
        "/quanyi.complaint.v1.Replies/RecordReply", roles: Roles.filing)

    /// Takes back a reply that was recorded by mistake: its complaint is then as if there had been none.
    ///
    /// NOT_FOUND: no such reply; INVALID_ARGUMENT: no reason; FAILED_PRECONDITION: withdrawn already.
    public static let withdrawReply = Method<WithdrawReplyRequest, RecordedReply>.command(
        "/quanyi.complaint.v1.Replies/WithdrawReply", roles: Roles.filing)

    /// Replies in the order recorded, withdrawn ones among them.
    public static let listReplies = Method<ListRepliesRequest, ListRepliesReply>.query(
        "/quanyi.complaint.v1.Replies/ListReplies")

    /// Records what was found about a complaint that came through a supervisor; FAILED_PRECONDITION without evidence, or of
    /// another complaint.
    public static let assessEscalation = Method<AssessEscalationRequest, EscalationFinding>.command(
        "/quanyi.complaint.v1.Replies/AssessEscalation", roles: Roles.deciding)

    /// A partner's score of a half-year.
    public static let getServiceScore = Method<GetServiceScoreRequest, GetServiceScoreReply>.query(
        "/quanyi.complaint.v1.Replies/GetServiceScore")

    /// Closes a half-year; FAILED_PRECONDITION before its end, twice, or while a finding is missing.
    public static let closeHalfYear = Method<CloseHalfYearRequest, ServiceScore>.command(
        "/quanyi.complaint.v1.Replies/CloseHalfYear", roles: Roles.deciding)

    /// How many complaints there are, of how many customers.
    public static let countComplaints = Method<CountComplaintsRequest, CountComplaintsReply>.query(
        "/quanyi.complaint.v1.Replies/CountComplaints")

    /// Waves in the order recorded.
    public static let listWaves = Method<ListWavesRequest, ListWavesReply>.query(
        "/quanyi.complaint.v1.Replies/ListWaves")

    /// Confirms a flagged wave; FAILED_PRECONDITION without the complaints behind it, or in another state.
    public static let confirmWave = Method<ConfirmWaveRequest, ComplaintWave>.command(
        "/quanyi.complaint.v1.Replies/ConfirmWave", roles: Roles.deciding)

    /// Dismisses a flagged wave; FAILED_PRECONDITION in another state.
    public static let dismissWave = Method<DismissWaveRequest, ComplaintWave>.command(
        "/quanyi.complaint.v1.Replies/DismissWave", roles: Roles.deciding)

    /// Attests a wave that was not flagged; FAILED_PRECONDITION without complaints or evidence.
    public static let attestWave = Method<AttestWaveRequest, ComplaintWave>.command(
        "/quanyi.complaint.v1.Replies/AttestWave", roles: Roles.deciding)
}

extension EventType {
    /// The data is `RecordedReply`.
    public static let replyRecorded = "quanyi.complaint.reply-recorded.v1"
    /// The data is `RecordedReply`.
    public static let replyWithdrawn = "quanyi.complaint.reply-withdrawn.v1"
    /// The data is `ReplyOverdue`: the time to answer passed.
    public static let replyOverdue = "quanyi.complaint.reply-overdue.v1"
    /// The data is `ComplaintRepeated`.
    public static let complaintRepeated = "quanyi.complaint.repeated.v1"
    /// The data is `EscalationFinding`.
    public static let escalationAssessed = "quanyi.complaint.escalation-assessed.v1"
    /// The data is `ServiceScore`: it stands.
    public static let halfYearClosed = "quanyi.complaint.half-year-closed.v1"
    /// The data is `ComplaintWave`: many complaints, for a person to look at.
    public static let waveFlagged = "quanyi.complaint.wave-flagged.v1"
    /// The data is `ComplaintWave`: a person confirmed or attested it.
    public static let waveConfirmed = "quanyi.complaint.wave-confirmed.v1"
    /// The data is `ComplaintWave`: a person found it to be none.
    public static let waveDismissed = "quanyi.complaint.wave-dismissed.v1"
}
