import Foundation
import Schema
import Testing

@testable import Rulebook

@Suite("The rulebook's figures of replies and waves")
struct ReplyRulesTests {
    private func rules(replacing passage: String, with other: String) throws -> Rulebook {
        let history = try RulebookHistory(SourceFile.migu(replacing: passage, with: other))
        return try #require(history.timeline.last?.rulebook)
    }

    @Test("migu-membership has no limit and no wave as shipped; an operator may enter both (R20)")
    func shipped() throws {
        let shipped = try Rulebooks.load().rulebook(of: "migu-membership", on: try #require(Day("2024-03-05")))
        #expect(try shipped.replyRules().limitHours == nil)
        #expect(!shipped.limitsReplies)
        #expect(shipped.flaggedWaves == nil)
        #expect(try rules(replacing: "hours: null", with: "hours: 48").replyRules().limitHours == 48)
        let waves = try rules(replacing: "threshold: null", with: "threshold: {customers: 30, days: 7}").flaggedWaves
        #expect(waves?.threshold == WaveThreshold(customers: 30, days: 7))
        #expect(waves?.citation.clause.name == "migu-membership/a8.2")
    }

    @Test(
        "figures that can't be are refused with their field",
        arguments: [
            ("hours: null", "hours: 0", "replies.limit.hours"),
            ("to: \"24:00\"", "to: \"24:01\"", "replies.workingHours.to"),
            ("to: \"24:00\"", "to: \"00:00\"", "replies.workingHours.to"),
            ("from: \"00:00\"", "from: \"8:00\"", "replies.workingHours.from"),
            ("from: \"00:00\"", "from: noon", "replies.workingHours.from"),
            ("threshold: null", "threshold: {customers: 0, days: 1}", "waves.threshold.customers"),
            ("threshold: null", "threshold: {customers: 5, days: 367}", "waves.threshold.days"),
            ("threshold: null", "threshold: 30", "waves.threshold"),
        ])
    func refused(passage: String, other: String, field: String) throws {
        let file = try SourceFile.migu(replacing: passage, with: other)
        let error = #expect(throws: RulebookLoadError.self) { try RulebookHistory(file) }
        #expect(error?.faults.map(\.field) == ["versions[2].\(field)"])
    }

    @Test(#"the example figures load, and are marked as examples ("maoming-benefits/23.2")"#)
    func examples() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let examples = try Rulebooks.load(overrides: root.appending(path: "compose/rulebooks-examples").path)
        let rulebook = try examples.rulebook(of: "maoming-benefits", on: try #require(Day("2024-03-05")))
        #expect(rulebook.flaggedWaves?.threshold == WaveThreshold(customers: 30, days: 1))
        #expect(rulebook.announcements.contains { $0.reference.hasPrefix("EXAMPLE") })
    }
}
