public import RPC

/// A calendar month, `YYYY-MM` (readings R1).
public struct BillingMonth: Hashable, Sendable, Comparable {
    /// Months since January of the year 0.
    public let monthsSinceYearZero: Int

    /// The month so many months after January of the year 0.
    public init(monthsSinceYearZero: Int) { self.monthsSinceYearZero = monthsSinceYearZero }

    /// The month with these parts, or nil if there is none or its year is out of `Day.years`.
    public init?(year: Int, month: Int) {
        guard Day.years.contains(year), (1...12).contains(month) else { return nil }
        monthsSinceYearZero = year * 12 + month - 1
    }

    /// The first day of the month.
    public var firstDay: Day {
        Day(civilYear: monthsSinceYearZero / 12, month: monthsSinceYearZero % 12 + 1, day: 1)
    }

    /// The last day of the month.
    public var lastDay: Day { firstDay + (length - 1) }

    /// How many days the month has.
    public var length: Int { BillingMonth.length(year: monthsSinceYearZero / 12, month: monthsSinceYearZero % 12 + 1) }

    /// The month after this one.
    public var next: BillingMonth { BillingMonth(monthsSinceYearZero: monthsSinceYearZero + 1) }

    /// Whether the first comes before the second.
    public static func < (a: BillingMonth, b: BillingMonth) -> Bool { a.monthsSinceYearZero < b.monthsSinceYearZero }

    static func length(year: Int, month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension BillingMonth: LosslessStringConvertible {
    /// `YYYY-MM`.
    public var description: String {
        DateText.make { $0.append(year: monthsSinceYearZero / 12, month: monthsSinceYearZero % 12 + 1) }
    }

    /// Reads `YYYY-MM`; nil for anything else, 2024-13 among it.
    public init?(_ text: String) {
        var text = text
        let parts = text.withUTF8 { text -> (Int, Int)? in
            guard text.count == 7, text[4] == UInt8(ascii: "-"), let year = number(text[0..<4]),
                let month = number(text[5..<7])
            else { return nil }
            return (year, month)
        }
        guard let parts else { return nil }
        self.init(year: parts.0, month: parts.1)
    }
}

extension BillingMonth: WireText {
    /// What an unreadable one is told.
    public static let expectation = Text(
        zh: "应为 1970 至 2199 年间的月份 YYYY-MM", en: "must be a month YYYY-MM of the years 1970 to 2199")
}
