/// The names of facts in log records, so that a search finds them all.
public enum LogKey {
    /// A partner's id.
    public static let partner = "partner.id"
    /// A clause's id.
    public static let clause = "clause.id"
    /// The method called.
    public static let method = "rpc.method"
    /// A status code's name.
    public static let code = "rpc.code"
    /// Who called.
    public static let principal = "rpc.principal"
    /// A stable reason.
    public static let reason = "reason"
    /// Another service.
    public static let upstream = "upstream"
    /// A month.
    public static let month = "month"
    /// A warning tier.
    public static let tier = "tier"
    /// What went wrong.
    public static let error = "error"
    /// An endpoint.
    public static let endpoint = "endpoint"
}
