public import Schema

/// The hours of every day during which time counts; outside them the clock stands still.
///
/// Every day is alike: this takes no account of weekends and holidays. Time is exact to the second: what is less is cut off.
public struct WorkingHours: Sendable, Hashable {
    /// The second of the day from which time counts, included: 28,800 is 08:00.
    public let from: Int
    /// The second of the day up to which it counts, excluded: 82,800 is 23:00, 86,400 is 24:00.
    public let to: Int

    /// From one second of the day up to a later one.
    public init?(from: Int, to: Int) {
        guard 0 <= from, from < to, to <= WorkingHours.day else { return nil }
        self.from = from
        self.to = to
    }

    private static let day = 86_400

    /// The seconds that count in a day.
    public var secondsOfDay: Int { to - from }

    /// The instant at which so many working seconds have passed; none is the first that counts.
    ///
    /// With 08:00 to 23:00, 12 hours from 11:00 end at 23:00 of the same day, from 11:01 at 08:01 of the next.
    public func adding(_ seconds: Int, to start: Instant) -> Instant {
        let total = elapsed(until: start) + seconds
        // What ends with a day's hours ends in that day, not with the first hour of the next.
        let days = seconds > 0 ? (total - 1) / secondsOfDay : total / secondsOfDay
        return (start.day + days).start + .seconds(from + total - days * secondsOfDay)
    }

    /// The working seconds from one instant to another; throws ``EndBeforeStart``.
    public func seconds(from start: Instant, to end: Instant) throws(EndBeforeStart) -> Int {
        guard start <= end else { throw EndBeforeStart() }
        return (end.day - start.day) * secondsOfDay + elapsed(until: end) - elapsed(until: start)
    }

    /// The end of a time lies before its start.
    public struct EndBeforeStart: Error, Hashable {}

    /// The working seconds of its day before an instant.
    private func elapsed(until instant: Instant) -> Int {
        let second = Int((instant - instant.day.start).components.seconds)
        return min(max(second, from), to) - from
    }
}

extension Instant {
    /// The whole second that it is in.
    public var second: Instant { day.start + .seconds((self - day.start).components.seconds) }
}
