public import RPC

/// Half of a calendar year, `YYYY-H1` or `YYYY-H2`.
public struct HalfYear: Hashable, Sendable, Comparable {
    /// Half-years since the first of the year 0.
    public let halvesSinceYearZero: Int

    /// The half-year that a day belongs to.
    public init(_ day: Day) { halvesSinceYearZero = day.month.monthsSinceYearZero / 6 }

    private var firstMonth: BillingMonth { BillingMonth(monthsSinceYearZero: halvesSinceYearZero * 6) }

    /// The first day: January 1 or July 1.
    public var firstDay: Day { firstMonth.firstDay }

    /// The last day: June 30 or December 31.
    public var lastDay: Day { BillingMonth(monthsSinceYearZero: halvesSinceYearZero * 6 + 5).lastDay }

    /// Whether the first comes before the second.
    public static func < (a: HalfYear, b: HalfYear) -> Bool { a.halvesSinceYearZero < b.halvesSinceYearZero }
}

extension HalfYear: LosslessStringConvertible {
    /// `YYYY-H1` or `YYYY-H2`.
    public var description: String { "\(halvesSinceYearZero / 2)-H\(halvesSinceYearZero % 2 + 1)" }

    /// Reads `YYYY-H1`; nil for anything else.
    public init?(_ text: String) {
        guard text.utf8.count == 7, text.hasSuffix("-H1") || text.hasSuffix("-H2"),
            let first = BillingMonth(text.prefix(4) + (text.hasSuffix("1") ? "-01" : "-07"))
        else { return nil }
        self.init(first.firstDay)
    }
}

extension HalfYear: WireText {
    /// What an unreadable one is told.
    public static let expectation = Text(
        zh: "应为 1970 至 2199 年间的半年 YYYY-H1 或 YYYY-H2", en: "must be a half-year YYYY-H1 or YYYY-H2 of 1970 to 2199")
}
