import RPC
import Schema
import Testing

@testable import Operator

@Suite("A date is read as it is written or not at all")
struct DatePatternTests {
    @Test(
        "a time of twelve hours",
        arguments: [
            ("12:18:47 AM", 18 * 60 + 47), ("12:00:00 AM", 0), ("1:06:33 PM", 13 * 3600 + 6 * 60 + 33),
            ("12:01:06 PM", 12 * 3600 + 66), ("11:59:59 PM", 86_399), ("10:43:20 am", 10 * 3600 + 43 * 60 + 20),
            ("0:10:00 AM", nil), ("13:00:00 PM", nil), ("1:60:00 PM", nil), ("1:00:60 PM", nil), ("1:00:00", nil),
            ("1:00:00 XM", nil), ("1:00:00 PM ", nil), ("111:00:00 PM", nil), ("", nil), ("１:00:00 PM", nil),
        ] as [(String, Int?)])
    func times(text: String, second: Int?) throws {
        #expect(try #require(DatePattern("h:mm:ss a", .time)).secondOfDay(text) == second)
    }

    @Test(
        "a date",
        arguments: [
            ("dd-MM-yyyy", "04-01-2015", "2015-01-04", 0), ("dd-MMM-yy", "04-Jan-15", "2015-01-04", 0),
            ("d/M/yyyy", "4/11/2015", "2015-11-04", 0), ("d/M/yyyy", "14/1/2015", "2015-01-14", 0),
            ("MMM d yyyy H:mm", "aug 9 2015 7:05", "2015-08-09", 7 * 3600 + 300),
            ("yyyy-MM-dd hh:mm a", "2015-04-30 09:55 PM", "2015-04-30", 21 * 3600 + 55 * 60),
        ])
    func dates(format: String, text: String, day: String, second: Int) throws {
        let expected = CivilTime(day: try #require(Day(day)), second: second)
        #expect(try #require(DatePattern(format)).date(text) == expected)
    }

    @Test(
        "what is not written so",
        arguments: [
            ("dd-MM-yyyy", "4-01-2015"), ("dd-MM-yyyy", "31-04-2015"), ("dd-MM-yyyy", "01-13-2015"),
            ("dd-MM-yyyy", "04/01/2015"), ("dd-MMM-yy", "04-Jam-15"), ("dd-MMM-yy", "04-Jan-2015"),
            ("d/M/yyyy", "/1/2015"), ("d/M/yyyy", "114/1/2015"),
        ])
    func unreadable(format: String, text: String) throws {
        #expect(try #require(DatePattern(format)).date(text) == nil)
    }

    @Test(
        "a pattern that tells no day, or no time, or says something twice, is none",
        arguments: [
            ("", .date), ("MM-dd", .date), ("yyyy-MM-dd mm", .date), ("yyyy-MM-dd hh", .date), ("yyyy-MM-dd a", .date),
            ("yyyy-MM-dd HH hh a", .date), ("yyyy-MM-dd dd", .date), ("yyy-MM-dd", .date), ("yyyy-MMMM-dd", .date),
            ("yyyy-MM-dd zz", .date), ("", .time), ("mm:ss", .time), ("h:mm", .time), ("HH a", .time), ("dd HH", .time),
            ("HHH", .time), ("aa h", .time),
        ] as [(String, DatePattern.Role)])
    func refused(format: String, role: DatePattern.Role) {
        #expect(DatePattern(format, role) == nil)
    }

    @Test("day and month exchanged are another day, the same, or none")
    func swapped() {
        #expect(Day("2015-01-04")?.swapped == Day("2015-04-01"))
        #expect(Day("2015-04-04")?.swapped == nil)
        #expect(Day("2015-04-13")?.swapped == nil)
        #expect(Day("2015-12-01")?.swapped == Day("2015-01-12"))
    }
}
