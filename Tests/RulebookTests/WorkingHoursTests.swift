import Schema
import TestSupport
import Testing

@testable import Rulebook

@Suite("Working hours count 08:00 to 23:00 of every day")
struct WorkingHoursTests {
    private let hours: WorkingHours

    init() throws { hours = try #require(WorkingHours(from: 8 * 3600, to: 23 * 3600)) }

    /// `2024-03-05 09:00:00`, the seconds left out where there are none.
    private func at(_ text: String) throws -> Instant {
        let time = text.replacing(" ", with: "T") + (text.count == 16 ? ":00" : "")
        return try #require(Instant(time + "+08:00"))
    }

    @Test(
        #"12 hours end where they must ("cmpay-channel/a3.2.1", "cmpay-channel/a3.2.1.2")"#,
        arguments: [
            ("2024-03-05 09:00", "2024-03-05 21:00"), ("2024-03-05 11:00", "2024-03-05 23:00"),
            ("2024-03-05 11:01", "2024-03-06 08:01"), ("2024-03-05 15:00", "2024-03-06 12:00"),
            ("2024-03-05 07:00", "2024-03-05 20:00"), ("2024-03-05 08:00", "2024-03-05 20:00"),
            ("2024-03-05 23:00", "2024-03-06 20:00"), ("2024-03-05 23:30", "2024-03-06 20:00"),
            ("2024-03-05 22:59:59", "2024-03-06 19:59:59"), ("2024-03-05 11:00:01", "2024-03-06 08:00:01"),
            ("2024-02-10 15:00", "2024-02-11 12:00"), ("2024-06-30 22:00", "2024-07-01 19:00"),
            ("2024-12-31 22:00", "2025-01-01 19:00"), ("2024-03-05 00:00", "2024-03-05 20:00"),
        ])
    func adding(start: String, end: String) throws {
        #expect(try hours.adding(12 * 3600, to: at(start)) == at(end))
    }

    @Test(
        #"a time is counted as its working part ("cmpay-channel/a3.2.1.2")"#,
        arguments: [
            ("2024-03-05 08:00", "2024-03-05 23:00", 15 * 3600), ("2024-03-05 22:00", "2024-03-06 09:00", 2 * 3600),
            ("2024-03-05 23:00", "2024-03-06 08:00", 0), ("2024-03-05 09:00", "2024-03-05 09:00", 0),
            ("2024-03-05 22:59:59", "2024-03-06 08:00:01", 2), ("2024-03-01 00:00", "2024-04-01 00:00", 31 * 15 * 3600),
        ])
    func counting(start: String, end: String, seconds: Int) throws {
        #expect(try hours.seconds(from: at(start), to: at(end)) == seconds)
    }

    @Test(#"an end before the start is refused ("cmpay-channel/a3.2.1.2")"#)
    func backwards() throws {
        #expect(throws: WorkingHours.EndBeforeStart()) {
            try hours.seconds(from: at("2024-03-05 09:00"), to: at("2024-03-05 08:59:59"))
        }
    }

    @Test(
        "hours that are none are refused",
        arguments: [(23 * 3600, 8 * 3600), (3600, 3600), (-1, 3600), (0, 86_401)])
    func refused(from: Int, to: Int) { #expect(WorkingHours(from: from, to: to) == nil) }

    @Test("what is less than a second is cut off")
    func fractions() throws {
        let raised = try at("2024-03-05 09:00:00.999999")
        #expect(try hours.adding(12 * 3600, to: raised) == at("2024-03-05 21:00"))
        #expect(try hours.seconds(from: at("2024-03-05 09:00"), to: raised) == 0)
        #expect(try raised.second == at("2024-03-05 09:00"))
    }

    @Test(
        "equal a recount minute by minute, whatever the hours",
        arguments: [(8, 23), (0, 24), (9, 10), (0, 1), (23, 24)])
    func recount(from: Int, to: Int) throws {
        let hours = try #require(WorkingHours(from: from * 3600, to: to * 3600))
        var random = SeededGenerator(state: UInt64(100 * from + to))
        for _ in 0..<150 {
            let start = try at("2024-02-27 00:00") + .seconds(60 * Int.random(in: 0..<4 * 1440, using: &random))
            let minutes = Int.random(in: 1...30 * 60, using: &random)
            // The slow way: one minute after another, each counted if it lies in the hours.
            var (now, counted, last) = (start, 0, start)
            while counted < minutes {
                let ofDay = Int((now - now.day.start).components.seconds) / 60
                now = now + .seconds(60)
                if (from * 60..<to * 60).contains(ofDay) { (counted, last) = (counted + 1, now) }
            }
            #expect(hours.adding(60 * minutes, to: start) == last)
            #expect(try hours.seconds(from: start, to: last) == 60 * minutes)
            #expect(hours.adding(0, to: start) <= last)
        }
    }
}
