import Schema

/// A day and a time of day as they are written, before a zone makes them an instant.
struct CivilTime: Sendable, Hashable {
    /// The calendar day, of whatever zone.
    var day: Day
    /// Seconds since its 00:00.
    var second = 0

    /// The same with day and month exchanged; nil where that is no other day.
    var swapped: CivilTime? { day.swapped.map { CivilTime(day: $0, second: second) } }

    /// The instant in a zone so many minutes east of UTC.
    func instant(offsetMinutes: Int) -> Instant {
        // `start` is 00:00 in Shanghai, eight hours east of UTC.
        day.start + .seconds(second - (offsetMinutes - 480) * 60)
    }
}

extension Day {
    /// The day that the same digits name with day and month exchanged; nil where that is no day, or this one.
    var swapped: Day? {
        let (year, month, day) = parts
        return day == month ? nil : Day(year: year, month: day, day: month)
    }
}

/// How a column writes a date, a time of day, or both.
///
/// `yyyy`, `MM`, `dd`, `HH`, `hh`, `mm` and `ss` stand for that many digits, `M`, `d`, `H` and `h` for one or two, `yy` for a
/// year of 2000 to 2099, `MMM` for an English month of three letters, `a` for AM or PM, everything else for itself.
struct DatePattern: Sendable, Equatable {
    /// What a pattern must tell.
    enum Role: Sendable {
        /// A day, and maybe a time of day.
        case date
        /// A time of day alone.
        case time
    }

    private enum Part: Sendable, Equatable {
        case digits(Unit, ClosedRange<Int>)
        case monthName
        case half
        case literal(Character)
    }

    private enum Unit: Character, Sendable {
        case year = "y"
        case month = "M"
        case day = "d"
        case hour = "H"
        case hourOfHalf = "h"
        case minute = "m"
        case second = "s"
        case half = "a"

        /// The part that so many of the unit's letters stand for.
        func part(_ count: Int) -> Part? {
            switch (self, count) {
            case (.year, 4): .digits(self, 4...4)
            case (.month, 3): .monthName
            case (.half, 1): .half
            case (.month, 1), (.day, 1), (.hour, 1), (.hourOfHalf, 1): .digits(self, 1...2)
            case (.half, _): nil
            case (_, 2): .digits(self, 2...2)
            default: nil
            }
        }
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    private let parts: [Part]
    /// Whether it tells a time of day.
    let hasTime: Bool

    /// A pattern; nil where it does not tell what its role asks for, or names a unit twice or with another number of letters.
    init?(_ text: String, _ role: Role = .date) {
        var parts: [Part] = []
        var seen: Set<Unit> = []
        var rest = Substring(text)
        while let letter = rest.first {
            let run = rest.prefix { $0 == letter }
            if let unit = Unit(rawValue: letter) {
                guard let part = unit.part(run.count), seen.insert(unit).inserted else { return nil }
                parts.append(part)
            } else {
                guard !letter.isLetter || letter == "T" else { return nil }
                parts += run.map { .literal($0) }
            }
            rest = rest.dropFirst(run.count)
        }
        let date: Set<Unit> = [.year, .month, .day]
        guard role == .date ? seen.isSuperset(of: date) : seen.isDisjoint(with: date) else { return nil }
        // AM and PM need hours of 12, and these need AM or PM.
        guard seen.contains(.half) == seen.contains(.hourOfHalf), !seen.isSuperset(of: [.hour, .hourOfHalf]) else {
            return nil
        }
        hasTime = !seen.isDisjoint(with: [.hour, .hourOfHalf])
        guard hasTime || role == .date && seen == date else { return nil }
        self.parts = parts
    }

    /// The date a text means, at 00:00:00 where no time is written; nil where it is not written so.
    func date(_ text: String) -> CivilTime? {
        guard let values = values(text), let year = values[.year], let month = values[.month],
            let day = values[.day], let day = Day(year: year, month: month, day: day),
            let second = DatePattern.secondOfDay(values)
        else { return nil }
        return CivilTime(day: day, second: second)
    }

    /// Seconds since 00:00 of a time of day; nil where it is not written so.
    func secondOfDay(_ text: String) -> Int? { values(text).flatMap(DatePattern.secondOfDay) }

    private func values(_ text: String) -> [Unit: Int]? {
        var values: [Unit: Int] = [:]
        var rest = Substring(text)
        for part in parts {
            switch part {
            case .digits(let unit, let count):
                let digits = rest.prefix(count.upperBound).prefix { $0.isASCII && $0.isNumber }
                guard count.contains(digits.count), let value = Int(digits) else { return nil }
                values[unit] = unit == .year && count.upperBound == 2 ? 2000 + value : value
                rest = rest.dropFirst(digits.count)
            case .monthName:
                guard let index = DatePattern.months.firstIndex(of: rest.prefix(3).lowercased()) else { return nil }
                values[.month] = index + 1
                rest = rest.dropFirst(3)
            case .half:
                guard let index = ["am", "pm"].firstIndex(of: rest.prefix(2).lowercased()) else { return nil }
                values[.half] = index
                rest = rest.dropFirst(2)
            case .literal(let character):
                guard rest.popFirst() == character else { return nil }
            }
        }
        return rest.isEmpty ? values : nil
    }

    private static func secondOfDay(_ values: [Unit: Int]) -> Int? {
        var hour = values[.hour] ?? 0
        if let half = values[.half], let hourOfHalf = values[.hourOfHalf] {
            guard (1...12).contains(hourOfHalf) else { return nil }
            // 12 is the first hour of its half: 12:18 AM is 00:18.
            hour = hourOfHalf % 12 + 12 * half
        }
        let (minute, second) = (values[.minute] ?? 0, values[.second] ?? 0)
        guard hour < 24, minute < 60, second < 60 else { return nil }
        return hour * 3600 + minute * 60 + second
    }
}
