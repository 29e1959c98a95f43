import Rulebook
import Schema
import ServiceTestSupport
import Testing

@testable import ComplaintMonitor

@Suite("When a failed rectification makes a matter severe")
struct RectificationTests {
    /// A warning with its date on 2023-08-31, found reached (+) or not (-) on these days, among warnings served on others.
    private func rectification(_ checks: [String], served: [String]) throws -> Rectification {
        let rules = try Rulebooks.shipped().rulebook(of: Violations.regulation, on: day("2023-08-01")).violationRules()
        let warning = ViolationWarning(
            issuedAt: try at("2023-08-01"), issuedBy: Actor.sanctioner, rectifyBy: try day("2023-08-31"),
            servedDay: try day("2023-08-01"),
            checks: try checks.map {
                RectificationCheck(
                    day: try day(String($0.dropFirst())), isReached: $0.hasPrefix("+"), by: Actor.prover,
                    recordedAt: try at("2023-09-30"))
            })
        return Rectification(warning: warning, rule: rules.escalation, servedDays: try served.map(day))
    }

    private static let three = ["2023-06-01", "2023-07-01", "2023-08-01"]

    @Test(
        #"a missed date or a poor result fails, and three warnings make it severe ("maoming-benefits/23.5.s4")"#,
        arguments: [
            (["+2023-08-31"], three, nil), ([], three, "2023-09-01"), ([], ["2023-07-01", "2023-08-01"], "2023-09-01"),
            (["-2023-08-20"], three, "2023-08-21"), (["-2023-08-20", "+2023-08-20"], three, nil),
            (["-2023-08-20", "+2023-08-25"], three, "2023-08-21"), (["+2023-09-01"], three, "2023-09-01"),
            // Undone before the date: it is missed, with the third warning.
            (["+2023-08-10", "-2023-08-20"], ["2023-07-01", "2023-08-01", "2023-08-25"], "2023-09-01"),
        ] as [([String], [String], String?)])
    func nextDay(checks: [String], served: [String], expected: String?) throws {
        let rectification = try rectification(checks, served: served)
        #expect(try rectification.nextDay == expected.map(day))
        #expect((rectification.decidingFailure != nil) == (served.count >= 3 && expected != nil))
    }

    @Test(
        #"the last finding by its day speaks, of one day the last recorded ("maoming-benefits/23.5.s3")"#,
        arguments: [
            ([], false), (["+2023-08-25", "-2023-08-10"], true), (["-2023-08-20", "+2023-08-20"], true),
            (["+2023-08-20", "-2023-08-20"], false), (["+2023-08-20", "-2023-08-21"], false),
        ] as [([String], Bool)])
    func isRectified(checks: [String], expected: Bool) throws {
        #expect(try rectification(checks, served: []).warning.isRectified == expected)
    }

    @Test(
        #"warnings count by the day of the failure, over the whole cooperation ("maoming-benefits/23.5.s4")"#,
        arguments: [
            (["2016-01-01", "2020-01-01", "2023-08-01"], true), (["2023-08-01", "2023-08-31", "2023-08-31"], true),
            (["2023-07-01", "2023-08-01", "2023-09-01"], false),
        ])
    func counted(served: [String], isSevere: Bool) throws {
        #expect(try (rectification([], served: served).decidingFailure != nil) == isSevere)
    }

    @Test(#"the reasons name the failure and the three warnings ("maoming-benefits/24")"#)
    func reasons() throws {
        let reasons = try rectification([], served: RectificationTests.three).reasons(of: day("2023-08-31"))
        #expect(reasons.map(\.zh).first == "第二十三条（五）: 3 次警告 ≥ 3")
        #expect(reasons.filter { $0.zh.contains("送达警告") }.count == 3)
        #expect(reasons.contains { $0.en.contains("2023-08-31, passed unconfirmed") })
        #expect(reasons.allSatisfy { $0.clause.name == "maoming-benefits/23.5.s4" })
    }
}
