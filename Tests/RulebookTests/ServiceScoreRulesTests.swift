import Schema
import Testing

@testable import Rulebook

@Suite("Points of a half-year are exact and never below 0")
struct ServiceScoreRulesTests {
    private let rules: ServiceScoreRules

    init() throws {
        let shipped = try #require(SourceFile.embedded(named: "rulebooks/cmpay-channel.yaml"))
        let text = shipped.text.replacing("effective: to-be-entered", with: "effective: 2024-01-01")
        let history = try RulebookHistory(SourceFile(name: "cmpay-channel.yaml", text: text))
        rules = try #require(try history.timeline.last?.rulebook?.serviceScoreRules())
    }

    @Test(
        #"each late complaint costs 0.5 of 40 ("cmpay-channel/a3.2.1.1")"#,
        arguments: [(0, "40"), (1, "39.5"), (79, "0.5"), (80, "0"), (81, "0"), (Int.max, "0")])
    func late(count: Int, points: String) throws {
        #expect(try rules.timeliness.left(after: count).description == points)
    }

    @Test(
        #"each escalated complaint costs 1 of 30 ("cmpay-channel/a3.2.2")"#,
        arguments: [(0, "30"), (1, "29"), (29, "1"), (30, "0"), (31, "0")])
    func escalated(count: Int, points: String) throws {
        #expect(try rules.escalation.left(after: count).description == points)
    }

    @Test(#"a count below 0 is refused ("cmpay-channel/a3.2.1.1")"#)
    func negative() {
        #expect(throws: PointDeduction.NegativeCount()) { try rules.timeliness.left(after: -1) }
    }
}
