public import RPC
public import Schema

/// A length of time in calendar units, and what its ends are (readings R2).
public struct Period: Sendable, Hashable {
    /// What a period is counted in.
    public enum Unit: String, Sendable, CaseIterable {
        case days, weeks, months, years
    }

    /// How many units.
    public let count: Int
    /// What they are.
    public let unit: Unit

    /// So many units.
    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// The last day of the period that something issued or done on a day sets running.
    ///
    /// That day is not counted; the period ends at 24:00 of the last day: 1 month from 2024-01-31 ends 2024-02-29.
    public func lastDay(from start: Day) -> Day { shift(start, by: count) }

    /// The day so long before another, counted the same way: 1 month before 2024-03-31 is 2024-02-29.
    public func day(before end: Day) -> Day { shift(end, by: -count) }

    /// The last day of a term whose first day counts, as of an agreement or a listing.
    ///
    /// 1 year from 2024-03-01 ends 2025-02-28, and from 2024-02-29 too, since 2025 has no such day.
    public func lastDay(ofTermFrom first: Day) -> Day {
        let sameDay = shift(first, by: count)
        switch unit {
        case .days, .weeks: return sameDay - 1
        case .months, .years: return sameDay.parts.day == first.parts.day ? sameDay - 1 : sameDay
        }
    }

    /// As people say it: `3 个月`, `3 months`.
    public var words: Text {
        let (zh, one) =
            switch unit {
            case .days: ("天", "day")
            case .weeks: ("周", "week")
            case .months: ("个月", "month")
            case .years: ("年", "year")
            }
        return Text(zh: "\(count) \(zh)", en: "\(count) \(one)\(count == 1 ? "" : "s")")
    }

    /// As it is stored: `3 months`.
    public var text: String { "\(count) \(unit.rawValue)" }

    /// Reads what `text` wrote; nil for anything else.
    public init?(text: String) {
        let words = text.split(separator: " ")
        guard words.count == 2, let count = Int(words[0]), let unit = Unit(rawValue: String(words[1])) else {
            return nil
        }
        self.init(count, unit)
    }

    private func shift(_ day: Day, by count: Int) -> Day {
        switch unit {
        case .days: day + count
        case .weeks: day + 7 * count
        case .months: day.adding(months: count)
        case .years: day.adding(months: 12 * count)
        }
    }
}

extension Period {
    /// Reads `{weeks: 1}`.
    static func read(_ field: Field) -> Period? {
        field.section { section in
            let lengths = Unit.allCases.compactMap { unit in section.optional(unit.rawValue).map { (unit, $0) } }
            guard let (unit, length) = lengths.first, lengths.count == 1 else {
                return field.refuse(
                    Text(zh: "应有 days、weeks、months、years 之一", en: "must have one of days, weeks, months, years"))
            }
            return length.integer(in: 1...10_000).map { Period($0, unit) }
        }
    }
}
