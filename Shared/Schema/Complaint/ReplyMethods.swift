public import RPC

/// The methods of `quanyi.complaint.v1.Replies`: how complaints are answered.
public enum ReplyMethods {
    /// The full name of the service.
    public static let service = "quanyi.complaint.v1.Replies"

    /// Records a step of a partner's handling of a complaint.
    ///
    /// NOT_FOUND: no such complaint; INVALID_ARGUMENT: dated before it or in the future; FAILED_PRECONDITION: effective without
    /// cause or solution.
    public static let recordReply = Method<RecordReplyRequest, RecordedReply>.command(
        "/quanyi.complaint.v1.Replies/RecordReply", roles: Roles.filing)

    /// Replies in the order recorded.
    public static let listReplies = Method<ListRepliesRequest, ListRepliesReply>.query(
        "/quanyi.complaint.v1.Replies/ListReplies")
}

extension EventType {
    /// The data is `RecordedReply`.
    public static let replyRecorded = "quanyi.complaint.reply-recorded.v1"
}
