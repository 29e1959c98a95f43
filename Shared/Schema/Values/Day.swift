public import RPC

/// A calendar day in Asia/Shanghai, `YYYY-MM-DD` (readings R1).
///
/// Only days of the years 1970 to 2199 can be made from text: a year 0 or 9999 is a slip of the pen, not a date of business.
public struct Day: Hashable, Sendable, Comparable {
    /// Days since 1970-01-01.
    public let daysSinceEpoch: Int

    /// The day so many days after 1970-01-01.
    public init(daysSinceEpoch: Int) { self.daysSinceEpoch = daysSinceEpoch }

    /// The years a written day may lie in.
    public static let years = 1970...2199

    /// The day with these parts, or nil if the calendar has no such day or the year is out of range.
    public init?(year: Int, month: Int, day: Int) { self.init(year: year, month: month, day: day, years: Day.years) }

    private init?(year: Int, month: Int, day: Int, years: ClosedRange<Int>) {
        guard years.contains(year), (1...12).contains(month),
            (1...BillingMonth.length(year: year, month: month)).contains(day)
        else { return nil }
        self = Day(civilYear: year, month: month, day: day)
    }

    /// The day with these parts, unchecked: days from civil, after Howard Hinnant, "chrono-Compatible Low-Level Date
    /// Algorithms".
    init(civilYear year: Int, month: Int, day: Int) {
        let y = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        daysSinceEpoch = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Year, month and day of the month in the Gregorian calendar.
    public var parts: (year: Int, month: Int, day: Int) {
        let z = daysSinceEpoch + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let m = (5 * dayOfYear + 2) / 153
        let month = m < 10 ? m + 3 : m - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * m + 2) / 5 + 1)
    }

    /// The month this day belongs to.
    public var month: BillingMonth {
        let (year, month, _) = parts
        return BillingMonth(monthsSinceYearZero: year * 12 + month - 1)
    }

    /// 00:00 of this day in Asia/Shanghai.
    public var start: Instant {
        Instant(microseconds: Int64(daysSinceEpoch) * Instant.dayLength - Instant.shanghaiOffset)
    }

    /// Monday is 1, Sunday is 7 (ISO 8601).
    public var weekday: Int { ((daysSinceEpoch + 3) % 7 + 7) % 7 + 1 }

    /// The day so many days later.
    public static func + (a: Day, days: Int) -> Day { Day(daysSinceEpoch: a.daysSinceEpoch + days) }
    /// The day so many days earlier.
    public static func - (a: Day, days: Int) -> Day { Day(daysSinceEpoch: a.daysSinceEpoch - days) }
    /// The days from one day to another.
    public static func - (a: Day, b: Day) -> Int { a.daysSinceEpoch - b.daysSinceEpoch }
    /// Whether the first comes before the second.
    public static func < (a: Day, b: Day) -> Bool { a.daysSinceEpoch < b.daysSinceEpoch }

    /// The same-numbered day so many months later, or that month's last day if it has none (readings R2).
    public func adding(months: Int) -> Day {
        let target = BillingMonth(monthsSinceYearZero: month.monthsSinceYearZero + months)
        return target.firstDay + (min(parts.day, target.length) - 1)
    }
}

extension Day: LosslessStringConvertible {
    /// `YYYY-MM-DD`.
    public var description: String { DateText.make { $0.append(self) } }

    /// Reads `YYYY-MM-DD`; nil for anything else and for days that do not exist.
    public init?(_ text: String) {
        var text = text
        guard let day = text.withUTF8({ Day(digits: $0[...]) }) else { return nil }
        self = day
    }

    /// Reads `YYYY-MM-DD` of one of these years.
    init?(digits text: Slice<UnsafeBufferPointer<UInt8>>, years: ClosedRange<Int> = Day.years) {
        let at = text.startIndex
        guard text.count == 10, text[at + 4] == UInt8(ascii: "-"), text[at + 7] == UInt8(ascii: "-"),
            let year = number(text[at..<at + 4]), let month = number(text[at + 5..<at + 7]),
            let day = number(text[at + 8..<at + 10])
        else { return nil }
        self.init(year: year, month: month, day: day, years: years)
    }
}

extension Day: WireText {
    /// What an unreadable one is told.
    public static let expectation = Text(
        zh: "应为 1970 至 2199 年间存在的日期 YYYY-MM-DD", en: "must be an existing day YYYY-MM-DD of the years 1970 to 2199")
}
