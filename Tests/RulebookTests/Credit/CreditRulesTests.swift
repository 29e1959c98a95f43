import Foundation
import RPC
import Schema
import Testing
import Yams

@testable import Rulebook

@Suite("The figures of credit scores")
struct CreditRulesTests {
    private func shipped() throws -> SourceFile {
        try #require(SourceFile.embedded(named: "rulebooks/migu-membership.yaml"))
    }

    private func rules(_ file: SourceFile) throws -> CreditRules {
        let day = try #require(Day("2024-03-11"))
        let history = try RulebookHistory(file)
        return try #require(history.timeline.last { $0.from <= day }?.rulebook).creditRules()
    }

    @Test(#"grade what the rulebook's own cases say ("migu-membership/10", "migu-membership/9.2")"#)
    func cases() throws {
        let rules = try rules(shipped())
        let root = try #require(try Yams.compose(yaml: shipped().text))
        let cases = try #require(root["versions"]?.sequence?.last?["credit"]?["cases"]?.sequence)
        #expect(cases.count == 3)
        for item in cases {
            let scores = try #require(item["scores"]?.sequence).map { Points($0.scalar?.string ?? "") }
            let grades = try #require(item["grades"]?.sequence).map { $0.string ?? "" }
            for (score, grade) in zip(scores, grades) {
                let found = rules.band(of: try #require(score))?.grade.term ?? "none"
                #expect(found == grade.lowercased())
            }
        }
    }

    @Test("a grade has the measures of those above it and its own, the terminated only its own")
    func measures() throws {
        let rules = try rules(shipped())
        func kinds(_ grade: CreditGrade) -> [String] { rules.measures(of: grade).map(\.kind.term) }
        #expect(kinds(.b).isEmpty)
        #expect(kinds(.d) == kinds(.c))
        #expect(kinds(.e) == kinds(.c) + ["settlement-suspension"])
        #expect(kinds(.f) == kinds(.e) + ["sales-suspension"])
        #expect(kinds(.terminated) == ["termination"])
        #expect(rules.choices(of: .c).isEmpty)
        #expect(rules.choices(of: .f).map(\.kind) == [.phoneBillBillingSuspension, .clientPromotionSuspension])
    }

    @Test(
        "what contradicts itself or its cases is refused",
        arguments: [
            ("from: 600", "from: 800", "below the 800"), ("from: 450", "from: 460", "own case"),
            ("above: 0", "above: 0\n          from: 1", "one of from, above"),
            ("maximum: 1000", "maximum: 0", "above the minimum"), ("above: 0", "above: 0.001", "two places"),
            ("choices: [phone-bill-billing-suspension", "choices: [phone-bill", "phone-bill is none of"),
            ("        F:\n", "        G:\n", "in this order"),
            ("kinds: [a-share", "kinds: [b-share", "b-share is none of"),
            ("workingDays: 5", "workingDays: 0", "from 1 to"), ("below: 9500", "below: 95 %", "whole number"),
            ("weights: null", "weight: null", "weights is missing"),
        ])
    func faults(passage: String, other: String, fault: String) throws {
        let file = try SourceFile.migu(replacing: passage, with: other)
        let error = #expect(throws: RulebookLoadError.self) { try RulebookHistory(file) }
        #expect(error?.faults.contains { $0.text.en.contains(fault) } == true)
    }

    @Test("the example weights are shipped, and marked as an example (R13)")
    func example() throws {
        #expect(try rules(shipped()).weights == nil)
        let rulebooks = try Rulebooks.load(overrides: Self.examples.path)
        let day = try #require(Day("2024-03-11"))
        let weights = try #require(try rulebooks.rulebook(of: "migu-membership", on: day).creditRules().weights)
        #expect(weights.document.contains("EXAMPLE"))
        #expect(weights.months.reduce(0, +) == 10_000)
    }

    /// The folder of example figures.
    private static let examples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "compose/rulebooks-examples")
}
