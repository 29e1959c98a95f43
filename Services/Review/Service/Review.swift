public import ServiceKit

/// Panels, recusal, scorecards, decision routes, appraisals.
///
/// Its business is still to come; it offers what every service offers.
public struct Review: BusinessService {
    /// The name of the executable and of the file.
    public static let name = "review"
    /// What it is for.
    public static let summary = "评审：小组、回避、评分、决策、考核。 Panels, recusal, scorecards, decision routes, appraisals."
    /// Where it listens unless told.
    public static let defaultEndpoint = "tcp://127.0.0.1:7102"

    /// The service; it needs nothing of the house yet.
    public init(_ house: House) {}
}
