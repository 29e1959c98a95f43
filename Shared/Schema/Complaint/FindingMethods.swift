public import RPC

/// The methods of `quanyi.complaint.v1.Findings`: important and supervised complaints, dial tests, complaint letters, and the
/// warnings that they give.
public enum FindingMethods {
    /// The full name of the service.
    public static let service = "quanyi.complaint.v1.Findings"

    /// Records a finding and issues what follows; the same again changes nothing.
    ///
    /// INVALID_ARGUMENT names the field, FAILED_PRECONDITION the clause that refuses it; ALREADY_EXISTS: the reference is known
    /// with other content.
    public static let recordFinding = Method<RecordFindingRequest, RecordFindingReply>.command(
        "/quanyi.complaint.v1.Findings/RecordFinding", roles: Roles.deciding)

    /// Records findings that are decided together, all or none.
    public static let recordFindings = Method<RecordFindingsRequest, RecordFindingsReply>.command(
        "/quanyi.complaint.v1.Findings/RecordFindings", roles: Roles.deciding)

    /// Names the subchannels of a finding recorded without; FAILED_PRECONDITION where none is to be named.
    public static let nameSubchannel = Method<NameSubchannelRequest, FindingRecord>.command(
        "/quanyi.complaint.v1.Findings/NameSubchannel", roles: Roles.deciding)

    /// A finding with what it caused; NOT_FOUND: no such reference.
    public static let getFinding = Method<GetFindingRequest, FindingRecord>.query(
        "/quanyi.complaint.v1.Findings/GetFinding")

    /// Findings in the order recorded.
    public static let listFindings = Method<ListFindingsRequest, ListFindingsReply>.query(
        "/quanyi.complaint.v1.Findings/ListFindings")

    /// The warnings of a partner.
    public static let listWarnings = Method<ListWarningsRequest, ListWarningsReply>.query(
        "/quanyi.complaint.v1.Findings/ListWarnings")

    /// Withdraws a warning; FAILED_PRECONDITION without a decision, or of one withdrawn already.
    public static let withdrawWarning = Method<WithdrawWarningRequest, WithdrawWarningReply>.command(
        "/quanyi.complaint.v1.Findings/WithdrawWarning", roles: Roles.deciding)
}
