import Schema

/// How a column writes a date: `yyyy`, `MM`, `dd`, `HH`, `mm` and `ss` stand for digits, everything else for itself.
struct DatePattern: Sendable, Equatable {
    private enum Part: Sendable, Equatable {
        case digits(Unit, count: Int)
        case literal(Character)
    }

    private enum Unit: Character, Sendable {
        case year = "y"
        case month = "M"
        case day = "d"
        case hour = "H"
        case minute = "m"
        case second = "s"

        var count: Int { self == .year ? 4 : 2 }
    }

    private let parts: [Part]

    /// A pattern; nil where it names no whole day, or a unit twice or with another number of letters.
    init?(_ text: String) {
        var parts: [Part] = []
        var seen: Set<Unit> = []
        var rest = Substring(text)
        while let letter = rest.first {
            let run = rest.prefix { $0 == letter }
            if let unit = Unit(rawValue: letter) {
                guard run.count == unit.count, seen.insert(unit).inserted else { return nil }
                parts.append(.digits(unit, count: run.count))
            } else {
                guard !letter.isLetter || letter == "T" else { return nil }
                parts += run.map { .literal($0) }
            }
            rest = rest.dropFirst(run.count)
        }
        guard seen.isSuperset(of: [.year, .month, .day]) else { return nil }
        self.parts = parts
    }

    /// The instant a text means in a zone so many minutes east of UTC; a time that is not written is 00:00:00.
    func instant(_ text: String, offsetMinutes: Int) -> Instant? {
        var values: [Unit: Int] = [:]
        var rest = Substring(text)
        for part in parts {
            switch part {
            case .digits(let unit, let count):
                let digits = rest.prefix(count)
                guard digits.utf8.count == count, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                    return nil
                }
                values[unit] = Int(digits)
                rest = rest.dropFirst(count)
            case .literal(let character):
                guard rest.popFirst() == character else { return nil }
            }
        }
        guard rest.isEmpty else { return nil }
        return instant(values, offsetMinutes)
    }

    private func instant(_ values: [Unit: Int], _ offsetMinutes: Int) -> Instant? {
        guard let year = values[.year], let month = values[.month], let day = values[.day],
            let day = Day(year: year, month: month, day: day)
        else { return nil }
        let (hour, minute, second) = (values[.hour] ?? 0, values[.minute] ?? 0, values[.second] ?? 0)
        guard hour < 24, minute < 60, second < 60 else { return nil }
        // `start` is 00:00 in Shanghai, eight hours east of UTC.
        let seconds = hour * 3600 + minute * 60 + second - (offsetMinutes - 480) * 60
        return day.start + .seconds(seconds)
    }
}
