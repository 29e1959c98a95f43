import RPC
import Rulebook
import Schema
import ServiceTestSupport
import Testing

@testable import ComplaintMonitor

@Suite(#"The version in force on a day decides it ("migu-membership/rev.1" to "migu-membership/rev.3")"#)
struct DayRulesTests {
    @Test(
        "in force, text not held, or none",
        arguments: [
            ("2020-12-31", .notInForce), ("2021-01-01", .textNotHeld), ("2022-11-30", .textNotHeld),
            ("2022-12-01", .textNotHeld), ("2023-11-30", .textNotHeld), ("2023-12-01", .inForce),
            ("2026-01-01", .inForce),
        ] as [(String, RuleStatus)])
    func status(text: String, status: RuleStatus) throws {
        let rules = try DayRules(Rulebooks.shipped(), on: day(text))
        #expect(rules.status == status)
        #expect(rules.notifications(forComplaints: 10) == (status == .inForce ? 2 : 0))
        #expect(rules.counts(.unawareSubscription))
        #expect(!rules.counts(.ordinary) && !rules.counts(.escalated))
        guard case .textNotHeld(let error) = rules.state else { return }
        #expect(error.text.zh.contains("未收录规则文本"))
        #expect(error.text.en.contains("rulebook text not held"))
    }

    @Test(#"an announcement holds from its day on ("migu-membership/8.3")"#)
    func announcement() throws {
        let rulebooks = try Rulebooks.thresholdOfThree(from: "2024-06-01", published: "2024-05-20")
        let rules = RulesByDay(rulebooks)
        #expect(rules[try day("2024-05-31")].notifications(forComplaints: 3) == 0)
        #expect(rules[try day("2024-06-01")].notifications(forComplaints: 3) == 1)
    }
}
