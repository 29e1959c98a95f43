public import Schema

/// The health score of a month (a5.1).
public struct HealthRules: Sendable, Hashable {
    /// What it starts at.
    public let initial: ItemPoints
    /// What each notification takes off.
    public let notification: ItemPoints
    /// What a timely rate below the bound takes off.
    public let timeliness: ItemPoints
    /// The bound of the timely rate, itself not below: basis points.
    public let timelyRateBasisPoints: Int
}

/// Points of one item under its clause.
public struct ItemPoints: Sendable, Hashable {
    /// The clause.
    public let citation: Citation
    /// The points.
    public let points: Int
}

/// Strategic importance: the highest item of each part, added up and capped (a5.2).
public struct ImportanceRules: Sendable, Hashable {
    /// The clause that adds them up.
    public let citation: Citation
    /// The most that both parts give together.
    public let maximum: Int
    /// The items of company importance.
    public let company: [CompanyItem: CompanyItemRule]
    /// Revenue before sharing (a5.2.8).
    public let revenue: OperatingItemRule
    /// Products or services bought (a5.2.9).
    public let purchases: OperatingItemRule
    /// Advertising placed or brought (a5.2.10).
    public let advertising: OperatingItemRule
}

/// One item of company importance.
public struct CompanyItemRule: Sendable, Hashable {
    /// The clause.
    public let citation: Citation
    /// The points; nil where nobody has configured them, which is neither 0 nor 100.
    public let points: Int?
    /// The kinds of evidence that it takes.
    public let kinds: [EvidenceKind]
}

/// One way to operating importance.
public struct OperatingItemRule: Sendable, Hashable {
    /// The clause.
    public let citation: Citation
    /// The points; nil where nobody has configured them.
    public let points: Int?
    /// The month's amount that reaches it, itself included.
    public let from: Fen
}

/// The weights of the program's own credit score (11.1, 11.2).
public struct ScoreWeights: Sendable, Hashable {
    /// The clause.
    public let citation: Citation
    /// The document that they come from.
    public let document: String
    /// The first target month that they hold for.
    public let effectiveMonth: BillingMonth
    /// The mark that stands for the full score.
    public let fullMark: Int
    /// The weight of the target month's mark, then of the months before it, in basis points; they add up to 10000.
    public let months: [Int]
}
