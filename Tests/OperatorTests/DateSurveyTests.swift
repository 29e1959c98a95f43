import Schema
import Testing

@testable import Operator

@Suite("A survey tells whether a column's days and months are exchanged")
struct DateSurveyTests {
    private func survey(_ days: [Day]) -> DateSurvey {
        var survey = DateSurvey()
        for (index, day) in days.enumerated() { survey.see(day, line: index + 2) }
        return survey
    }

    private func days(_ from: String, _ to: String) throws -> [Day] {
        let (first, last) = (try #require(Day(from)), try #require(Day(to)))
        return (0...last - first).map { first + $0 }
    }

    @Test("dates outside the days that the certain ones cover, and inside once exchanged, prove it")
    func outside() throws {
        // As the real file is: every day of two months, exchanged wherever it can be.
        let written = try days("2015-04-01", "2015-05-31").map { $0.swapped ?? $0 }
        let evidence = survey(written).contradiction
        let covered = try #require(Day("2015-04-01"))...(try #require(Day("2015-06-12")))
        // 4 May, 5 April, 4 and 5 June are inside either way: doubtful, and no proof.
        #expect(
            evidence
                == SwapEvidence(
                    ground: .outside(rows: 18, line: 2, day: try #require(Day("2015-01-04"))), covered: covered,
                    rows: 22))
        #expect(survey(written).doubt == evidence)
    }

    @Test("one such date is enough, and makes those doubtful that would be inside too")
    func one() throws {
        let stray = try #require(Day("2015-12-04"))
        let april = try days("2015-04-01", "2015-04-30")
        let evidence = try #require(survey(april + [stray]).doubt)
        // 5 April might be 4 May; the 4th of other months, which the other days of April might be, are not covered.
        #expect((april + [stray]).filter(evidence.doubts) == [try #require(Day("2015-04-05")), stray])
        #expect(evidence.rows == 2)
    }

    @Test("the order of rows proves it where the file covers every month")
    func order() throws {
        let year = try days("2015-01-01", "2015-12-31")
        let evidence = survey(year.map { $0.swapped ?? $0 }).contradiction
        guard case .order(let written, swapped: 0) = evidence?.ground else {
            Issue.record("\(String(describing: evidence))")
            return
        }
        #expect(written > 3000)
        #expect(evidence?.rows == 132)
    }

    @Test("a few rows in no order prove nothing, even if the exchange puts them in order")
    func disorderOfFew() throws {
        let days = try ["2015-12-25", "2015-10-05", "2015-03-06"].map { try #require(Day($0)) }
        #expect(survey(days + [try #require(Day("2015-01-31"))]).doubt == nil)
    }

    @Test(
        "dates as they should be are not suspected, in whatever order",
        arguments: [
            ("2015-01-01", "2015-12-31"), ("2015-03-20", "2015-05-12"), ("2015-04-01", "2015-04-30"),
            ("2014-12-25", "2015-01-12"), ("2015-04-04", "2015-04-04"), ("2015-04-13", "2015-04-30"),
        ])
    func sound(from: String, to: String) throws {
        let all = try days(from, to)
        #expect(survey(all).doubt == nil)
        #expect(survey(all.reversed()).doubt == nil)
        #expect(survey(all.indices.map { all[$0 * 37 % all.count] }).doubt == nil)
    }

    @Test("where every date reads both ways nothing is proved and nothing trusted")
    func nothingCertain() throws {
        let survey = survey(try days("2015-04-01", "2015-04-03"))
        #expect(survey.contradiction == nil)
        #expect(survey.doubt == SwapEvidence(ground: .nothingCertain, covered: nil, rows: 3))
    }

    @Test("an empty column is no reason to doubt")
    func empty() { #expect(survey([]).doubt == nil) }
}
