import RPC
import Schema
import Testing

@testable import Rulebook

@Suite("The version in force on the day of the fact decides")
struct RulebookVersionTests {
    /// Loaded once for all tests.
    private static let loaded = Result { try Rulebooks.load() }
    private let rulebooks: Rulebooks

    init() throws { rulebooks = try Self.loaded.get() }

    @Test(
        #""migu-membership/rev.1", "migu-membership/rev.2", "migu-membership/rev.3": one version a day"#,
        arguments: [
            ("2021-01-01", "1.0"), ("2022-11-30", "1.0"), ("2022-12-01", "2"), ("2023-11-30", "2"),
            ("2023-12-01", "2.1"), ("2026-01-01", "2.1"),
        ])
    func inForce(day: String, version: String) throws {
        #expect(try rulebooks.version(of: "migu-membership", on: try #require(Day(day))).version == version)
    }

    @Test("a text that is not held never answers, nor does another for it", arguments: ["2022-11-30", "2023-11-30"])
    func textNotHeld(day: String) throws {
        let day = try #require(Day(day))
        let version = try rulebooks.version(of: "migu-membership", on: day)
        let error = #expect(throws: RulebookError.self) { try rulebooks.rulebook(of: "migu-membership", on: day) }
        #expect(error == .textNotHeld(version, day: day))
        #expect(error?.text.en.hasPrefix("rulebook text not held: migu-membership \(version.version)") == true)
        #expect(!version.isTextHeld)
    }

    @Test("before the first version none is in force")
    func beforeTheFirst() throws {
        let day = try #require(Day("2020-12-31"))
        let error = #expect(throws: RulebookError.self) { try rulebooks.version(of: "migu-membership", on: day) }
        #expect(error == .noVersionInForce(regulation: "migu-membership", day: day))
        #expect(error?.text.en.hasPrefix("no version in force") == true)
    }

    @Test("the document numbers are known, also of versions whose text is not held")
    func documentNumbers() throws {
        let versions = try rulebooks.versions(of: "migu-membership")
        #expect(versions.map(\.documentNumber) == ["咪音通（2021）13号", "咪音通（2022）147号", "咪音通（2023）145号"])
    }

    @Test(#""migu-membership/ch10.2": the default of the printed month is used and said"#)
    func defaultDay() throws {
        let rulebook = try rulebooks.rulebook(of: "migu-membership", on: try #require(Day("2023-12-15")))
        #expect(rulebook.version.effectiveDayIsDefault)
        #expect(rulebook.version.effectiveDay == Day("2023-12-01"))
        #expect(rulebook.version.effectiveDayRemark?.en.contains("in force from 2023-12-01 by default") == true)
    }

    @Test(#""migu-membership/ch10.2": the true day of issue moves the border to version 2"#)
    func trueDay() throws {
        let history = try RulebookHistory(.migu(replacing: "effective: 2023-12\n", with: "effective: 2023-12-20\n"))
        let version = try #require(history.versions.last)
        #expect(version.effectiveDay == Day("2023-12-20"))
        #expect(version.effectiveDayRemark == nil)
    }

    @Test(
        "the other regulations from their day on",
        arguments: [
            ("maoming-benefits", "2023-07-01", "V1.0"), ("maoming-enterprise", "2023-09-01", "V2.0"),
            ("unicom-benefits", "2019-01-01", "市场〔2019〕75号"),
        ])
    func others(regulation: String, from: String, version: String) throws {
        let day = try #require(Day(from))
        let rulebook = try rulebooks.rulebook(of: regulation, on: day)
        #expect(rulebook.version.version == version)
        #expect(rulebook.effectiveDay == day)
        #expect(throws: RulebookError.self) { try rulebooks.rulebook(of: regulation, on: day - 1) }
        #expect(throws: RulebookError.noRules(regulation: regulation, section: "warning")) {
            try rulebook.warningRules()
        }
    }

    @Test("cmpay-channel waits for its day to be entered")
    func notEntered() throws {
        let day = try #require(Day("2024-01-01"))
        #expect(throws: RulebookError.effectiveDayNotEntered(regulation: "cmpay-channel")) {
            try rulebooks.version(of: "cmpay-channel", on: day)
        }
        #expect(try rulebooks.versions(of: "cmpay-channel").first?.effectiveDayRemark?.zh == "生效日待载入时填写")
    }

    @Test("an unknown regulation is refused")
    func unknownRegulation() {
        #expect(throws: RulebookError.unknownRegulation("nobody")) {
            try rulebooks.version(of: "nobody", on: Day(daysSinceEpoch: 0))
        }
    }

    @Test(
        "every refusal says what is missing, in both languages",
        arguments: [
            (RulebookError.unknownRegulation("x"), "没有管理办法 x", "there is no regulation x"),
            (
                .noVersionInForce(regulation: "x", day: Day(daysSinceEpoch: 0)), "x 在 1970-01-01 无生效版本",
                "no version in force: x on 1970-01-01"
            ),
            (.effectiveDayNotEntered(regulation: "x"), "x 的生效日尚未填写", "the effective day of x has not been entered yet"),
            (.noRules(regulation: "x", section: "y"), "x 没有 y 一节的规则", "x has no rules in the section y"),
        ])
    func refusals(error: RulebookError, zh: String, en: String) {
        #expect(error.text == Text(zh: zh, en: en))
    }

    @Test("each rulebook holds the version of its clause catalogue")
    func catalogues() throws {
        #expect(rulebooks.regulations.count == 5)
        for regulation in rulebooks.regulations {
            let catalogue = try rulebooks.clauses.catalogue(of: regulation)
            let held = try #require(try rulebooks.versions(of: regulation).last { $0.isTextHeld })
            #expect(held.version == catalogue.version)
        }
    }
}
