public import ServiceKit

/// Panels, recusal, scorecards, decision routes, appraisals. Its business is still to come; it offers what every service offers.
public struct Review: BusinessService {
    public static let name = "review"
    public static let summary = "评审：小组、回避、评分、决策、考核。 Panels, recusal, scorecards, decision routes, appraisals."
    public static let defaultEndpoint = "tcp://127.0.0.1:7102"

    public init(_ house: House) {}
}
