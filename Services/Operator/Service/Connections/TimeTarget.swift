import ArgumentParser
import Schema

/// An instant as a person writes it: RFC 3339, a day (its 00:00 in Shanghai), or so long after another one (`+7d`, `+3h`).
enum TimeTarget: ExpressibleByArgument, Sendable, Equatable {
    case at(Instant)
    case after(Duration)

    init?(argument: String) {
        if let instant = Instant(argument) {
            self = .at(instant)
        } else if let day = Day(argument) {
            self = .at(day.start)
        } else if let duration = TimeTarget.duration(argument) {
            self = .after(duration)
        } else {
            return nil
        }
    }

    /// The instant meant, counted from `now`.
    func instant(from now: Instant) -> Instant {
        switch self {
        case .at(let instant): instant
        case .after(let duration): now + duration
        }
    }

    private static let longestCount = 1_000_000

    private static func duration(_ text: String) -> Duration? {
        guard text.hasPrefix("+"), let unit = text.last, let count = Int(text.dropFirst().dropLast()),
            (0...longestCount).contains(count)
        else { return nil }
        switch unit {
        case "d": return .seconds(count * 86_400)
        case "h": return .seconds(count * 3600)
        case "m": return .seconds(count * 60)
        default: return nil
        }
    }
}
