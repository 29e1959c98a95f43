import Foundation
import RPC
import Schema
import Testing

@Suite("A day")
struct DayTests {
    @Test(
        "is read if the calendar has it and its year is one of business",
        arguments: [
            ("1970-01-01", 0), ("1970-01-02", 1), ("2000-02-29", 11_016), ("2024-02-29", 19_782),
            ("2100-02-28", 47_540),
            ("2199-12-31", 84_005),
        ])
    func reads(text: String, daysSinceEpoch: Int) throws {
        let day = try #require(Day(text))
        #expect(day.daysSinceEpoch == daysSinceEpoch)
        #expect(day.description == text)
    }

    @Test(
        "is refused if there is no such day",
        arguments: [
            "", "2023-02-29", "2100-02-29", "2024-02-30", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00",
            "2024-01-32",
            "0000-01-01", "0001-01-01", "1969-12-31", "2200-01-01", "9999-12-31", "2024-1-1", "2024-01-1", "24-01-01",
            "2024/01/01", "20240101", "2024-01-01 ", " 2024-01-01", "2024-01-01T00:00:00Z", "+024-01-01", "2024-01--1",
            "２０２４-01-01", "2024-01-0a", "tomorrow",
        ])
    func refuses(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("that cannot be is told with its field what it must look like")
    func explainsItself() throws {
        let failure = refusal(of: Holder<Day>.self, #"{"value":"2023-02-29"}"#)
        #expect(failure?.field == "value")
        #expect(failure?.message.en == "value \(Day.expectation.en)")
        #expect(failure?.code == .invalidArgument)
    }

    @Test("round-trips, and agrees with Foundation's calendar, all through 1970 to 2199")
    func agreesWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let last = try #require(Day("2199-12-31")).daysSinceEpoch
        for number in 0...last {
            let day = Day(daysSinceEpoch: number)
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let expected = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let (year, month, dayOfMonth) = day.parts
            guard Day(day.description) == day, Day(year: year, month: month, day: dayOfMonth) == day,
                expected.year == year, expected.month == month, expected.day == dayOfMonth,
                // Foundation's Sunday is 1, its Monday 2.
                expected.weekday == day.weekday % 7 + 1
            else {
                Issue.record("\(day) is not \(expected)")
                return
            }
        }
    }

    @Test(
        "has a weekday, Monday is 1",
        arguments: [
            ("1970-01-01", 4), ("2024-02-29", 4), ("2024-03-03", 7), ("2024-03-04", 1), ("2199-12-31", 2),
        ])
    func weekday(text: String, expected: Int) throws {
        #expect(try #require(Day(text)).weekday == expected)
    }

    @Test("before 1970 has the right weekday and parts, as it may come out of a subtraction")
    func beforeTheEpoch() {
        let day = Day(daysSinceEpoch: -1)
        #expect(day.description == "1969-12-31")
        #expect(day.weekday == 3)
        #expect(day.month.description == "1969-12")
    }

    @Test(
        "so many months later is the same-numbered one or the month's last (readings R2)",
        arguments: [
            ("2024-01-31", 1, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"), ("2024-01-31", 2, "2024-03-31"),
            ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"), ("2024-03-01", 12, "2025-03-01"),
            ("2024-05-31", 1, "2024-06-30"), ("2024-11-30", 3, "2025-02-28"), ("2024-12-15", 1, "2025-01-15"),
            ("2024-03-31", -1, "2024-02-29"), ("2024-01-31", -1, "2023-12-31"), ("2024-01-15", -13, "2022-12-15"),
            ("2024-07-09", 0, "2024-07-09"),
        ])
    func addsMonths(from: String, months: Int, to: String) throws {
        #expect(try #require(Day(from)).adding(months: months).description == to)
    }

    @Test("counts days forwards, backwards and between")
    func arithmetic() throws {
        let day = try #require(Day("2024-02-28"))
        #expect((day + 2).description == "2024-03-01")
        #expect((day - 59).description == "2023-12-31")
        #expect((day + 366) - day == 366)
        #expect(day < day + 1)
    }

    @Test("starts at 00:00 in Asia/Shanghai")
    func starts() throws {
        let day = try #require(Day("2024-03-05"))
        #expect(day.start.description == "2024-03-05T00:00:00+08:00")
        #expect(day.start.day == day)
        #expect((day.start + .microseconds(-1)).day == day - 1)
    }
}
