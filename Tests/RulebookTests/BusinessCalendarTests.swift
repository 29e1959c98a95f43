import RPC
import Rulebook
import Schema
import Testing

@Suite("Working days follow the State Council's calendar")
struct BusinessCalendarTests {
    /// Loaded once for all tests.
    private static let loaded = Result { try BusinessCalendar.load() }
    private let calendar: BusinessCalendar

    init() throws { calendar = try Self.loaded.get() }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test(
        "ordinary days, weekends, holidays and make-up days",
        arguments: [
            ("2024-03-11", DayKind.workingDay), ("2024-03-16", .weekend), ("2024-03-17", .weekend),
            ("2024-02-04", .makeUpDay("春节")), ("2024-02-09", .workingDay), ("2024-02-10", .holiday("春节")),
            ("2024-02-17", .holiday("春节")), ("2024-02-18", .makeUpDay("春节")),
            ("2023-09-29", .holiday("中秋节、国庆节")), ("2023-10-06", .holiday("中秋节、国庆节")),
            ("2023-10-07", .makeUpDay("中秋节、国庆节")), ("2018-12-29", .makeUpDay("元旦")),
            ("2018-12-31", .holiday("元旦")), ("2026-02-28", .makeUpDay("春节")),
        ])
    func kinds(text: String, kind: DayKind) throws {
        #expect(try calendar.kind(of: day(text)) == kind)
        #expect(try calendar.isWorkingDay(day(text)) == kind.isWorking)
    }

    @Test(
        "the nth working day, forward and backward",
        arguments: [
            ("2024-02-02", 1, "2024-02-04"), ("2024-02-08", 1, "2024-02-09"), ("2024-02-09", 1, "2024-02-18"),
            ("2024-02-09", 3, "2024-02-20"), ("2023-09-28", 1, "2023-10-07"), ("2023-09-28", 3, "2023-10-09"),
            ("2024-03-15", 5, "2024-03-22"), ("2024-03-15", 0, "2024-03-15"), ("2024-03-16", 0, "2024-03-16"),
            ("2024-02-18", -1, "2024-02-09"), ("2024-02-05", -2, "2024-02-02"), ("2023-12-29", 1, "2024-01-02"),
        ])
    func adding(start: String, count: Int, end: String) throws {
        #expect(try calendar.addingWorkingDays(count, to: day(start)) == Day(end))
    }

    @Test(
        "working days between two days",
        arguments: [
            ("2024-02-09", "2024-02-18", 1), ("2024-02-09", "2024-02-17", 0), ("2024-03-11", "2024-03-11", 0),
            ("2024-03-08", "2024-03-15", 5), ("2023-09-28", "2023-10-09", 3), ("2024-02-18", "2024-02-09", -1),
            ("2024-01-01", "2024-12-31", 251),
        ])
    func between(start: String, end: String, count: Int) throws {
        #expect(try calendar.workingDays(between: day(start), and: day(end)) == count)
    }

    @Test("the nth working day is n working days away", arguments: [-40, -7, -1, 0, 1, 7, 40])
    func inverse(count: Int) throws {
        for offset in 0..<120 {
            let start = try day("2024-01-10") + offset
            let end = try calendar.addingWorkingDays(count, to: start)
            #expect(try calendar.workingDays(between: start, and: end) == count)
        }
    }

    @Test(
        "time to act runs on to the next working day",
        arguments: [
            ("2024-09-15", "2024-09-18"), ("2024-02-10", "2024-02-18"), ("2024-03-11", "2024-03-11"),
            ("2024-02-04", "2024-02-04"), ("2018-01-01", "2018-01-02"),
        ])
    func rollForward(text: String, end: String) throws {
        #expect(try calendar.rollForward(day(text)) == Day(end))
    }

    @Test("a count is explained day by day")
    func explained() throws {
        let count = try calendar.explainAddingWorkingDays(2, to: day("2024-02-08"))
        #expect(count.end == Day("2024-02-18"))
        #expect(count.counted == 2)
        #expect(count.steps.count == 10)
        #expect(count.steps.first?.kind == .workingDay)
        #expect(count.steps.dropFirst().dropLast().allSatisfy { $0.kind == .holiday("春节") && !$0.isCounted })
        #expect(count.steps.last?.kind.text.en == "make-up working day (Spring Festival)")
        #expect(count.steps.last?.kind.text.zh == "调休上班（春节）")
        #expect(count.calendarVersion == calendar.version)
        #expect(
            try calendar.explainRollForward(day("2024-03-16")).steps.map(\.kind) == [.weekend, .weekend, .workingDay])
        let between = try calendar.explainWorkingDays(between: day("2023-10-05"), and: day("2023-10-07"))
        #expect(between.steps.map(\.isCounted) == [false, true])
        #expect(DayKind.holiday("国庆节、中秋节").text.en == "holiday (National Day, Mid-Autumn Festival)")
    }

    @Test("a year without data is refused, never guessed", arguments: ["2017-12-31", "2027-01-01", "2013-08-01"])
    func unknownYear(text: String) throws {
        let day = try day(text)
        let error = #expect(throws: CalendarError.self) { try calendar.isWorkingDay(day) }
        #expect(error == .unknownYear(day.parts.year, calendarVersion: calendar.version))
        #expect(error?.text.en.contains("no data of the year \(day.parts.year)") == true)
    }

    @Test("also where a count runs into it")
    func runsIntoUnknownYear() throws {
        let (first, last) = (try day("2018-01-02"), try day("2026-12-31"))
        #expect(throws: CalendarError.self) { try calendar.addingWorkingDays(1, to: last) }
        #expect(throws: CalendarError.self) { try calendar.addingWorkingDays(-1, to: first) }
        #expect(throws: CalendarError.self) { try calendar.addingWorkingDays(.max, to: first) }
        #expect(throws: CalendarError.self) { try calendar.workingDays(between: last, and: last + 5) }
    }

    @Test("the version names the years and the data")
    func version() throws {
        #expect(calendar.years == Set(2018...2026))
        #expect(calendar.version.hasPrefix("holiday-cn-2018-2026-"))
        #expect(try BusinessCalendar.load().version == calendar.version)
    }
}
