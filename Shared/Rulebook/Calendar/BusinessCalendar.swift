public import RPC
public import Schema

/// The working days of mainland China: the State Council's holidays and make-up days over the ordinary week (readings R3, R4).
///
/// Every answer throws `CalendarError.unknownYear` for a day of a year without data, also when a count runs into one.
/// The days around New Year are announced with the next year: the last days of the newest year can still change.
public struct BusinessCalendar: Sendable {
    /// Which data it is: the years and a digest of their days.
    ///
    /// A decision keeps it; a later calendar changes no past deadline.
    public let version: String
    /// The years it has data of.
    public let years: Set<Int>
    private let exceptions: [Day: DayKind]

    init(years: Set<Int>, exceptions: [Day: DayKind]) {
        self.years = years
        self.exceptions = exceptions
        version = BusinessCalendar.version(years: years, exceptions: exceptions)
    }

    /// What a day is.
    public func kind(of day: Day) throws(CalendarError) -> DayKind {
        let year = day.parts.year
        guard years.contains(year) else { throw .unknownYear(year, calendarVersion: version) }
        return exceptions[day] ?? (day.weekday > 5 ? .weekend : .workingDay)
    }

    /// Whether a day is worked.
    public func isWorkingDay(_ day: Day) throws(CalendarError) -> Bool { try kind(of: day).isWorking }

    /// The nth working day after a day, which is not counted; before it, if n is negative; the day itself for 0.
    public func addingWorkingDays(_ count: Int, to start: Day) throws(CalendarError) -> Day {
        try explainAddingWorkingDays(count, to: start).end
    }

    /// The working days after one day up to and including another; negative from it down to a day before.
    public func workingDays(between start: Day, and end: Day) throws(CalendarError) -> Int {
        let counted = try explainWorkingDays(between: start, and: end).counted
        return end < start ? -counted : counted
    }

    /// The day itself if it is worked, or the next that is: the end of somebody's time to act (R4).
    public func rollForward(_ day: Day) throws(CalendarError) -> Day { try explainRollForward(day).end }

    /// `addingWorkingDays`, with every day counted and skipped.
    public func explainAddingWorkingDays(_ count: Int, to start: Day) throws(CalendarError) -> WorkingDayCount {
        var left = count.magnitude
        return try walk(from: start, by: count < 0 ? -1 : 1) { step in
            if step?.isCounted == true { left -= 1 }
            return left == 0
        }
    }

    /// `workingDays(between:and:)`, with every day counted and skipped.
    public func explainWorkingDays(between start: Day, and end: Day) throws(CalendarError) -> WorkingDayCount {
        try walk(from: start, by: end < start ? -1 : 1) { step in (step?.day ?? start) == end }
    }

    /// `rollForward`, with every day skipped and the one it ends on.
    public func explainRollForward(_ day: Day) throws(CalendarError) -> WorkingDayCount {
        try walk(from: day - 1, by: 1) { step in step?.isCounted == true }
    }

    /// Looks at day after day until `isDone`, which is asked with nil before the first.
    private func walk(
        from start: Day, by direction: Int, until isDone: (WorkingDayCount.Step?) -> Bool
    ) throws(CalendarError) -> WorkingDayCount {
        var steps: [WorkingDayCount.Step] = []
        var day = start
        var isFinished = isDone(nil)
        while !isFinished {
            day = day + direction
            let step = WorkingDayCount.Step(day: day, kind: try kind(of: day))
            steps.append(step)
            isFinished = isDone(step)
        }
        return WorkingDayCount(start: start, end: day, steps: steps, calendarVersion: version)
    }

    /// `holiday-cn-2018-2026-` and the FNV-1a digest of the days that depart from the ordinary week.
    private static func version(years: Set<Int>, exceptions: [Day: DayKind]) -> String {
        var digest: UInt64 = 0xcbf2_9ce4_8422_2325
        for (day, kind) in exceptions.sorted(by: { $0.key < $1.key }) {
            for byte in "\(day) \(kind.text.zh)\n".utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        return "holiday-cn-\(years.min() ?? 0)-\(years.max() ?? 0)-" + String(digest, radix: 16)
    }
}

/// Why the calendar does not answer.
public enum CalendarError: Error, Sendable, Hashable {
    /// It has no data of this year, and guesses none.
    case unknownYear(Int, calendarVersion: String)

    /// What to tell.
    public var text: Text {
        switch self {
        case .unknownYear(let year, let version):
            Text(
                zh: "工作日历 \(version) 没有 \(year) 年的数据",
                en: "the business calendar \(version) has no data of the year \(year)")
        }
    }
}

extension CalendarError: RPCErrorConvertible {
    /// FAILED_PRECONDITION: nothing can be counted by it.
    public var rpcError: RPCError { RPCError(.failedPrecondition, text, reason: "CALENDAR_UNKNOWN_YEAR") }
}
