import RPC
import Schema
import Testing

@testable import Rulebook

@Suite("The figures of findings are those of the annexes")
struct FindingRulesTests {
    private let rules: FindingRules

    init() throws {
        let day = try #require(Day("2024-03-11"))
        rules = try Rulebooks.load().rulebook(of: "migu-membership", on: day).findingRules()
    }

    @Test("each row and step begins as its clause is cited in the catalogue")
    func citations() throws {
        let library = ClauseLibrary()
        var citations = rules.rows.flatMap { [$0.citation, $0.warning?.citation, $0.demand].compactMap { $0 } }
        citations += rules.steps.map(\.citation) + rules.definitions.map(\.citation) + [rules.repeated.citation]
        for citation in citations {
            let clause = try #require(try library.clause(citation.clause))
            #expect(clause.cite.hasPrefix(citation.text.zh), "\(citation.clause)")
        }
        #expect(
            Set(citations.map(\.clause.name)).subtracting(["migu-membership/a1.3", "migu-membership/a4.4"])
                == Set(
                    ["a1.1", "a1.2", "a2.1", "a2.2", "a2.3", "a4.1", "a4.2", "a4.3"].map { "migu-membership/" + $0 }
                        + (1...8).map { "migu-membership/a3.\($0)" }))
    }

    @Test(
        "no two rows take the same finding", arguments: FindingBasis.allCases)
    func rows(basis: FindingBasis) {
        for issuer in FindingIssuer.allCases {
            let matching = rules.rows.filter { $0.basis == basis && $0.issuers.contains(issuer) }
            #expect(matching.count <= 1)
            #expect(rules.row(of: basis, by: issuer) == matching.first)
        }
    }

    @Test(
        #"steps are reached by more than 2, 4 and 5 warnings ("migu-membership/a3.4" to "migu-membership/a3.6")"#,
        arguments: [(0, 0), (2, 0), (3, 3), (4, 4), (5, 5), (6, 5)])
    func steps(warnings: Int, reached: Int) {
        #expect(rules.step(forWarnings: warnings)?.from ?? 0 == reached)
    }

    @Test(
        #"each after the first is a month more, counted from the first ("migu-membership/a3.7")"#,
        arguments: [(1, "2024-04-30"), (2, "2024-05-31"), (3, "2024-06-30")])
    func repeated(findings: Int, lastDay: String) throws {
        let first = try #require(Day("2024-01-31"))
        #expect(
            rules.repeated.lastDay(of: Period(3, .months), from: first, findings: findings).description == lastDay)
    }

    @Test("in another unit than the suspension's, it goes on from its last day")
    func otherUnit() throws {
        let first = try #require(Day("2024-03-01"))
        #expect(rules.repeated.lastDay(of: Period(15, .days), from: first, findings: 2) == Day("2024-04-16"))
        #expect(rules.repeated.lastDay(of: Period(15, .days), from: first, findings: 1) == Day("2024-03-16"))
    }

    private static let slips: [(passage: String, other: String, says: String)] = [
        ("basis: complaint-letter\n          issuers", "basis: letter\n          issuers", "letter is none of"),
        ("issuers: [ministry]", "issuers: [minister]", "minister is none of"),
        ("area: letter ", "area: anywhere ", "anywhere is none of"),
        ("suspends: partner", "suspends: all", "all is none of"),
        ("moreThan: 2\n", "moreThan: 2\n          reaches: 3\n", "must have one of moreThan, reaches"),
        ("          moreThan: 2\n", "", "must have one of moreThan, reaches"),
        ("reaches: 4", "reaches: 3", "must need more than the 3 of the step before"),
        ("longerBy: {months: 1}", "longerBy: {months: 0}", "not 0"),
        ("count: 1}", "count: 0}", "not 0"),
        ("signers: [general-manager,", "signers: [manager,", "manager is none of"),
        (
            "        complaint-letter:\n          clause: migu-membership/a4.4",
            "        letter:\n          clause: migu-membership/a4.4", "nothing that a finding rests on"
        ),
        ("serviceLine: {days: 15}", "serviceLine: {days: 14}", "2024-03-11 must give 2024-03-26 and gives 2024-03-25"),
        ("row: ministry-dial-test", "row: dial-test", "there is no such row"),
    ]

    @Test("a slip of the pen is refused", arguments: slips.map(\.passage))
    func slip(passage: String) throws {
        let slip = try #require(Self.slips.first { $0.passage == passage })
        let error = try #require(throws: RulebookLoadError.self) {
            try RulebookHistory(.migu(replacing: slip.passage, with: slip.other))
        }
        #expect(error.faults.contains { $0.text.en.contains(slip.says) }, "\(error)")
    }

    private func announcing(
        _ changes: String, reference: String = "reference: 公告1, ", published: String = "2024-05-20"
    ) throws -> RulebookHistory {
        try RulebookHistory(
            .migu(
                replacing: "announcements: []",
                with: """
                    announcements:
                      - {\(reference)clause: migu-membership/8.3, published: \(published), effective: 2024-06-01, \
                    changes: {\(changes)}}
                    """))
    }

    @Test(
        #"an announcement changes any figure of annexes 1 to 4 from its day on ("migu-membership/8.3")"#,
        arguments: [
            ("findings.rows.group-dial-test.subchannel: {months: 5}", 5, 3, 1),
            ("findings.steps.3.moreThan: 1", 3, 2, 1), ("findings.repeated.longerBy: {months: 2}", 3, 3, 2),
        ])
    func announced(changes: String, months: Int, third: Int, longerBy: Int) throws {
        let timeline = try announcing(changes).timeline
        let lastDay = try #require(Day("2024-05-31"))
        let before = try timeline.last { $0.from <= lastDay }?.rulebook?.findingRules()
        #expect(before == rules)
        let after = try #require(try timeline.last?.rulebook?.findingRules())
        #expect(after.row(of: .dialTest, by: .group)?.subchannel == Period(months, .months))
        #expect(after.steps.first?.from == third)
        #expect(after.repeated.longerBy == Period(longerBy, .months))
    }

    @Test(
        #"one without reference, of before its publication, or of what there is not, is refused ("migu-membership/8.3")"#,
        arguments: [
            ("", "2024-05-20", "findings.steps.3.moreThan: 1", "the field reference is missing"),
            ("reference: a, ", "2024-06-02", "findings.steps.3.moreThan: 1", "before its publication"),
            ("reference: a, ", "2024-05-20", "findings.steps.9.moreThan: 1", "there is no parameter"),
            ("reference: a, ", "2024-05-20", "findings.steps.3.moreThan: -1", "not -1"),
            ("reference: a, ", "2024-05-20", "findings.steps.3.moreThan: 7", "must need more than the 8"),
        ])
    func refused(reference: String, published: String, changes: String, says: String) throws {
        let error = try #require(throws: RulebookLoadError.self) {
            try announcing(changes, reference: reference, published: published)
        }
        #expect(error.faults.contains { $0.text.en.contains(says) }, "\(error)")
    }
}
