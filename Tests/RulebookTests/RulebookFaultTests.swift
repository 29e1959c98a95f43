import RPC
import Testing

@testable import Rulebook

@Suite("A rulebook that is incomplete or contradicts itself is refused with line and reason")
struct RulebookFaultTests {
    /// One slip of the pen in the embedded rulebook, and the fault it must give.
    struct Slip: Sendable, CustomTestStringConvertible {
        let passage: String
        let other: String
        /// What the line of the fault contains.
        let line: String
        let says: String

        init(_ passage: String, _ other: String, line: String, says: String) {
            (self.passage, self.other, self.line, self.says) = (passage, other, line, says)
        }

        var testDescription: String { says }
    }

    private static let slips = [
        Slip("        step: 5\n", "", line: "clause: migu-membership/a6.2", says: "the field step is missing"),
        Slip("step: 5", "step: 5\n        stride: 5", line: "stride", says: "unknown field stride"),
        Slip("step: 5", "step: five", line: "five", says: "must be a whole number"),
        Slip("step: 5", "step: 4.5", line: "4.5", says: "must be a whole number"),
        Slip("step: 5", "step: \"5\"", line: "\"5\"", says: "must be a whole number"),
        Slip("step: 5", "step: -5", line: "step: -5", says: "must be a whole number from 1 to 1000000, not -5"),
        Slip("step: 5", "step: 0", line: "step: 0", says: "not 0"),
        Slip("step: 5", "step: [5]", line: "[5]", says: "must be a whole number"),
        Slip(
            "step: 5", "step: 6", line: "notifications: [1, 1, 2",
            says: "contradicts its own case: 10 must give 2 and gives 1"),
        Slip("{days: 5}", "{days: -1}", line: "{days: -1}", says: "not -1"),
        Slip("{days: 5}", "5", line: "grace: 5", says: "must be a group of fields"),
        Slip("{days: 5}", "{days: 5, weeks: 1}", line: "weeks: 1}", says: "must have one of days, weeks"),
        Slip("{weeks: 1}", "{fortnights: 1}", line: "fortnights", says: "unknown field fortnights"),
        Slip(
            "{weeks: 1}", "{months: 1}", line: "2024-03-18",
            says: "2024-03-11 must give 2024-03-18 and gives 2024-04-11"),
        Slip("from: 10", "from: 5", line: "from: 5", says: "must be above the 5 of the tier before"),
        Slip("from: 15", "from: 9", line: "from: 9", says: "must be above the 10 of the tier before"),
        Slip("        3:\n", "        5:\n", line: "migu-membership/a7.3", says: "this must be 3"),
        Slip("{zh: 三级预警, en: warning tier 3}", "三级预警", line: "name: 三级预警", says: "must be a group of fields"),
        Slip("{zh: 三级预警, en: warning tier 3}", "{zh: 三级预警}", line: "{zh: 三级预警}", says: "the field en is missing"),
        Slip("kinds: [unaware-subscription]", "kinds: []", line: "kinds: []", says: "at least one kind"),
        Slip("kinds: [unaware-subscription]", "kinds: all", line: "kinds: all", says: "must be a list"),
        Slip(
            "clause: migu-membership/a7.2", "clause: migu-membership/a7.8", line: "a7.8",
            says: "not in the clause catalogue"),
        Slip(
            "clause: migu-membership/7.1", "clause: nobody/7.1", line: "nobody/7.1", says: "not in the clause catalogue"
        ),
        Slip(
            "regulation: migu-membership", "regulation: migu", line: "regulation: migu", says: "must be migu-membership"
        ),
        Slip("effective: 2022-12", "effective: 2022-13", line: "2022-13", says: "must be a day YYYY-MM-DD"),
        Slip("effective: 2022-12", "effective: 2022-11-31", line: "2022-11-31", says: "must be a day YYYY-MM-DD"),
        Slip(
            "effective: 2022-12", "effective: 2022-11-30", line: "2022-11-30",
            says: "not within 2022-12, which is printed"),
        Slip("effective: 2022-12", "effective:", line: "effective:\n", says: "must not be empty"),
        Slip("effective: 2022-12", "effective: to-be-entered", line: "to-be-entered", says: "a date is printed"),
        Slip("effective: 2023-12\n", "\n", line: "version: \"2.1\"", says: "the field effective is missing"),
        Slip(
            "documentNumber: 咪音通（2023）145号", "", line: "version: \"2.1\"", says: "the field documentNumber is missing"),
        Slip("documentNumber: 咪音通（2023）145号", "documentNumber:", line: "documentNumber:\n", says: "must not be empty"),
        Slip(
            "printed: 2022-12\n    effective: 2022-12", "effective: 2021-01-01", line: "version: \"2\"",
            says: "takes effect on the same day as version 1.0"),
        Slip("text: held", "text: here", line: "text: here", says: "here is none of held, not-held"),
        Slip("text: held", "text: not-held", line: "    warning:", says: "unknown field warning"),
        Slip("text: not-held", "text: held", line: "version: \"1.0\"", says: "the field warning is missing"),
        Slip("[0, 1, 4]", "[0, 1]", line: "notifications: [0, 0, 0]", says: "the two columns differ in length"),
        Slip("    warning:", "   warning:", line: "   warning:", says: "not readable as YAML"),
        Slip("step: 5", "threshold: 6", line: "threshold: 5", says: "duplicated fields threshold"),
        Slip(
            "{weeks: 1}\n            service-code-freeze: {months: 1}", "{weeks: 1}\n            freeze: {months: 1}",
            line: "freeze", says: "unknown field freeze"),
        Slip(
            "\n            promotion-suspension: {weeks: 1}\n            service-code-freeze: {months: 1}", " {}",
            line: "measures: {}", says: "must have at least one measure"),
    ]

    @Test("one slip, one fault, in its place", arguments: slips)
    func slip(_ slip: Slip) throws {
        let file = try SourceFile.migu(replacing: slip.passage, with: slip.other)
        let error = try #require(throws: RulebookLoadError.self) { try RulebookHistory(file) }
        let fault = try #require(error.faults.first { $0.text.en.contains(slip.says) }, "\(error)")
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect("\(lines[fault.line - 1])\n".contains(slip.line), "\(error)")
        #expect(fault.file == "migu-membership.yaml")
        #expect(!error.faults.contains { $0.text.en.hasPrefix("unknown field") && !slip.says.hasPrefix("unknown") })
        #expect(fault.text.zh != fault.text.en)
    }

    @Test("all faults of a file are told at once, in the order of their lines")
    func allAtOnce() throws {
        var text = try SourceFile.migu(replacing: "threshold: 5", with: "threshold: -5").text
        text = text.replacing("from: 20", with: "from: many").replacing(
            "effective: 2022-12\n", with: "effective: soon\n")
        text = text.replacing("migu-membership/8.1\n        cite", with: "migu-membership/8.99\n        cite")
        let error = try #require(throws: RulebookLoadError.self) {
            try RulebookHistory(SourceFile(name: "migu-membership.yaml", text: text))
        }
        #expect(error.faults.count == 4)
        #expect(error.faults.map(\.line) == error.faults.map(\.line).sorted())
        #expect(
            error.faults.map(\.field) == [
                "versions[1].effective", "versions[2].warning.notifications.threshold",
                "versions[2].warning.tiers.4.from", "versions[2].warning.lateGround.clause",
            ])
        #expect(error.description.split(separator: "\n").count == 4)
    }

    @Test("a fault reads in either language")
    func languages() {
        let fault = RulebookFault(
            file: "a.yaml", line: 3, field: "title", text: .init(zh: "不得为空", en: "must not be empty"))
        #expect(fault.description == "a.yaml:3: title: must not be empty")
        #expect(fault.description(in: .chinese) == "a.yaml:3: title: 不得为空")
    }

    @Test("an empty file, a list and a stray scalar are refused", arguments: ["", "- 1", "rules"])
    func notAMapping(text: String) {
        #expect(throws: RulebookLoadError.self) {
            try RulebookHistory(SourceFile(name: "migu-membership.yaml", text: text))
        }
    }
}
