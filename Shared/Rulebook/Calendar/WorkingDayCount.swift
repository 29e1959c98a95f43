public import Schema

/// How a count of working days came out, day by day.
public struct WorkingDayCount: Sendable, Hashable {
    /// A day that was looked at.
    public struct Step: Sendable, Hashable {
        /// The day.
        public let day: Day
        /// Why it counts or is skipped.
        public let kind: DayKind

        /// Whether it counts.
        public var isCounted: Bool { kind.isWorking }
    }

    /// The day from which was counted; it is not counted itself.
    public let start: Day
    /// The day that was reached.
    public let end: Day
    /// Every day looked at, in the order of counting.
    public let steps: [Step]
    /// The version of the calendar, to be kept with the decision (readings R3).
    public let calendarVersion: String

    /// How many working days were counted.
    public var counted: Int { steps.count(where: \.isCounted) }
}
