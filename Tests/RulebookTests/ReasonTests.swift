import RPC
import Rulebook
import Schema
import Testing

@Suite("A reason names the clause and the figures compared, in both languages")
struct ReasonTests {
    private let tier: Citation = Citation(
        clause: ClauseID(checked: "migu-membership/a7.1"), text: Text(zh: "附件7 一级预警", en: "Annex 7 tier 1"))

    @Test(#""migu-membership/a7.1", "migu-membership/a7.2": why, and why not and how much is missing"#)
    func tiers() throws {
        let day = try #require(Day("2024-03-11"))
        let tiers = try Rulebooks.load().rulebook(of: "migu-membership", on: day).warningRules().tiers
        let why = try #require(tiers.first).reason(notifications: 5)
        #expect(why.clause.name == "migu-membership/a7.1")
        #expect(why.zh == "附件7 一级预警: 5 次通报 ≥ 5")
        #expect(why.en == "Annex 7 tier 1: 5 notifications ≥ 5")
        let whyNot = try #require(tiers.dropFirst().first).reason(notifications: 7)
        #expect(whyNot.zh == "附件7 二级预警: 7 次通报 < 10, 还差 3")
        #expect(whyNot.en == "Annex 7 tier 2: 7 notifications < 10, 3 short")
    }

    @Test(
        "every relation, where it holds and where it does not",
        arguments: [
            (5, Relation.atLeast, "5 days ≥ 5"), (4, .atLeast, "4 days < 5, 1 short"),
            (6, .moreThan, "6 days > 5"), (5, .moreThan, "5 days ≤ 5, 1 short"),
            (5, .atMost, "5 days ≤ 5"), (7, .atMost, "7 days > 5, 2 too many"),
            (1, .lessThan, "1 day < 5"), (5, .lessThan, "5 days ≥ 5, 1 too many"),
        ])
    func relations(figure: Int, relation: Relation, sentence: String) {
        #expect(tier.reason(figure, .days, relation, 5).en == "Annex 7 tier 1: " + sentence)
    }

    @Test("a reading that settles the clause is shown")
    func reading() {
        let late = Citation(clause: tier.clause, text: Text(zh: "第八条", en: "Article 8"), reading: "R27")
        let reason = late.reason(6, .days, .atMost, 5)
        #expect(reason.zh == "第八条（R27）: 6 天 > 5, 超出 1")
        #expect(reason.en == "Article 8 (R27): 6 days > 5, 1 too many")
        #expect(reason.text == Text(zh: reason.zh, en: reason.en))
    }
}
