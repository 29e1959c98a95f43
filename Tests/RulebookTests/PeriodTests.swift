import RPC
import Rulebook
import Schema
import Testing

@Suite("Periods end as R2 says")
struct PeriodTests {
    @Test(
        "forward: the start day is not counted",
        arguments: [
            ("2024-03-11", 1, Period.Unit.weeks, "2024-03-18"), ("2024-01-31", 1, .months, "2024-02-29"),
            ("2023-01-31", 1, .months, "2023-02-28"), ("2024-11-30", 3, .months, "2025-02-28"),
            ("2024-12-31", 5, .days, "2025-01-05"), ("2024-02-29", 1, .years, "2025-02-28"),
            ("2024-08-31", 6, .months, "2025-02-28"),
        ])
    func forward(start: String, count: Int, unit: Period.Unit, end: String) throws {
        #expect(Period(count, unit).lastDay(from: try #require(Day(start))) == Day(end))
    }

    @Test(
        "backward the same way",
        arguments: [
            ("2024-03-18", 1, Period.Unit.weeks, "2024-03-11"), ("2024-03-31", 1, .months, "2024-02-29"),
            ("2024-01-15", 3, .months, "2023-10-15"), ("2024-02-29", 1, .years, "2023-02-28"),
            ("2024-03-01", 1, .days, "2024-02-29"),
        ])
    func backward(end: String, count: Int, unit: Period.Unit, start: String) throws {
        #expect(Period(count, unit).day(before: try #require(Day(end))) == Day(start))
    }

    @Test(
        "the term of an agreement counts its first day",
        arguments: [
            ("2024-03-01", 1, Period.Unit.years, "2025-02-28"), ("2024-02-29", 1, .years, "2025-02-28"),
            ("2023-03-01", 1, .years, "2024-02-29"), ("2024-01-31", 1, .months, "2024-02-29"),
            ("2024-05-01", 1, .months, "2024-05-31"), ("2024-03-31", 1, .months, "2024-04-30"),
            ("2024-03-01", 7, .days, "2024-03-07"), ("2024-03-01", 2, .weeks, "2024-03-14"),
        ])
    func terms(first: String, count: Int, unit: Period.Unit, last: String) throws {
        #expect(Period(count, unit).lastDay(ofTermFrom: try #require(Day(first))) == Day(last))
    }

    @Test(
        #""migu-membership/25": six months to act, running on over a holiday (R4)"#,
        arguments: [("2024-01-15", "2024-07-15"), ("2024-08-31", "2025-02-28"), ("2024-03-15", "2024-09-18")])
    func timeToAct(decided: String, last: String) throws {
        let calendar = try BusinessCalendar.load()
        let end = Period(6, .months).lastDay(from: try #require(Day(decided)))
        #expect(try calendar.rollForward(end) == Day(last))
    }
}
