import RPC
import Rulebook
import Schema
import ServiceTestSupport
import TestSupport
import Testing

/// Rulebooks whose figures change within the times of the tests.
enum RulebookDays {
    /// The notification threshold is 3 from 2024-06-10 on.
    static func threeFromJuneTenth() throws -> Rulebooks {
        try .thresholdOfThree(from: "2024-06-10", published: "2024-05-20")
    }
}

@Suite("The rules of its own day decide a complaint", .fewAtOnce)
struct RulebookDayTests {
    @Test(
        #"without rules in force it is kept and counted, and nothing follows ("migu-membership/rev.1", "migu-membership/rev.2")"#,
        arguments: [
            ("2013-08-01", .notInForce), ("2020-12-31", .notInForce), ("2021-01-01", .textNotHeld),
            ("2022-11-30", .textNotHeld), ("2023-11-30", .textNotHeld),
        ] as [(String, RuleStatus)])
    func noRules(text: String, status: RuleStatus) async throws {
        try await monitoring(at: "2024-03-01") { desk in
            try await desk.notify(5, on: text)
            let reply = try await desk.file(desk.complaint(on: text))
            #expect(reply.ruleStatus == status)
            #expect((reply.complaints, reply.notifications, reply.tier) == (26, 0, 0))
            let month = String(text.prefix(7))
            #expect(try await desk.standing(in: month).standing.ruleStatus == status)
            #expect(try await desk.sanctions().isEmpty)
            let explained = try await desk.explain(in: month)
            #expect(explained.why.isEmpty)
            let said = status == .notInForce ? "无生效版本" : "未收录规则文本"
            #expect(explained.whyNot.contains { $0.zh.contains(said) })
            #expect((explained.rulebook == nil) == (status == .notInForce))
            #expect(explained.standing.complaints == 26)
        }
    }

    @Test(
        #"version 2.1 decides from 2023-12-01 on ("migu-membership/rev.3")"#, arguments: ["2023-12-01", "2026-01-01"])
    func inForce(text: String) async throws {
        try await monitoring(at: text) { desk in
            try await desk.notify(5, on: text)
            #expect(try await desk.standing(in: String(text.prefix(7))).standing.tier == 1)
        }
    }

    @Test(#"an entered day of issue: 2023-12-20 is 2.1, the day before is 2 ("migu-membership/ch10.2")"#)
    func enteredDay() async throws {
        let rulebooks = try Rulebooks.migu(replacing: [("effective: 2023-12\n", "effective: 2023-12-20\n")])
        try await monitoring(at: "2023-12-21", rulebooks) { desk in
            let before = try await desk.file(desk.complaint(on: "2023-12-19"))
            #expect(before.ruleStatus == .textNotHeld)
            let after = try await desk.file(desk.complaint(on: "2023-12-20"))
            #expect(after.ruleStatus == .inForce)
            #expect(try await desk.explain(in: "2023-12").remarks.isEmpty)
        }
    }

    @Test("an earlier day, as the demo enters it, decides complaints of 2013")
    func demo() async throws {
        let rulebooks = try Rulebooks.migu(replacing: [
            ("printed: 2021-01", "printed: 2010-01"), ("effective: 2021-01", "effective: 2010-01"),
            ("printed: 2022-12", "printed: 2010-02"), ("effective: 2022-12", "effective: 2010-02"),
            ("printed: 2023-12", "printed: 2013-07"), ("effective: 2023-12\n", "effective: 2013-07\n"),
        ])
        try await monitoring(at: "2013-08-01", rulebooks) { desk in
            try await desk.notify(5, on: "2013-08-01")
            #expect(try await desk.ledger() == ["1 promotion 2013-08-08 in-force", "1 codes 2013-09-01 in-force"])
        }
    }

    @Test(#"a threshold of 3 from 2024-06-01: days before still use 5 ("migu-membership/8.3")"#)
    func announcement() async throws {
        let rulebooks = try Rulebooks.thresholdOfThree(from: "2024-06-01", published: "2024-05-20")
        try await monitoring(at: "2024-06-02", rulebooks) { desk in
            try await desk.stream(desk.complaints(4, on: "2024-05-31") + desk.complaints(3, on: "2024-06-01"))
            #expect(try await desk.standing(in: "2024-05").standing.notifications == 0)
            #expect(try await desk.standing(in: "2024-06").standing.notifications == 1)
            #expect(try await desk.file(desk.complaint(on: "2024-05-31")).notifications == 1)
        }
    }

    @Test(
        #"a sanction keeps the terms of its ground's day, whatever is announced before it is issued ("migu-membership/rev.3")"#
    )
    func oldTerms() async throws {
        let longer = """
            announcements:
              - reference: 公告1
                clause: migu-membership/8.3
                published: 2024-03-20
                effective: 2024-04-01
                changes: {warning.tiers.1.measures.promotion-suspension: {weeks: 2}}
            """
        let rulebooks = try Rulebooks.migu(replacing: [("announcements: []", longer)])
        try await monitoring(at: "2024-04-06", rulebooks) { desk in
            try await desk.batch(desk.complaints(25, on: "2024-03-31"))
            #expect(try await desk.issue("1").lastDay == day("2024-04-13"))
            try await desk.batch(desk.complaints(25, on: "2024-04-06"))
            #expect(try await desk.ledger().contains("1 promotion 2024-04-20 in-force"))
        }
    }
}
