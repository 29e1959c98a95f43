import RPC
import Schema
import Testing
import Yams

@testable import Rulebook

@Suite("The figures of notifications and warning tiers give what their own cases say")
struct WarningRulesTests {
    private let rules: WarningRules

    init() throws {
        let day = try #require(Day("2024-03-11"))
        rules = try Rulebooks.load().rulebook(of: "migu-membership", on: day).warningRules()
    }

    /// The cases that the embedded rulebook carries, read apart from the product's own reader.
    private func cases(_ name: String) throws -> [Node] {
        let file = try #require(SourceFile.embedded(named: "rulebooks/migu-membership.yaml"))
        let root = try #require(try Yams.compose(yaml: file.text))
        let version = try #require(root["versions"]?.sequence?.last)
        return try #require(version["warning"]?["cases"]?[name]?.sequence).map { $0 }
    }

    private func numbers(_ node: Node?) throws -> [Int] {
        try #require(node?.sequence).map { try #require($0.int) }
    }

    private func days(_ node: Node?) throws -> [Day] {
        try #require(node?.sequence).map { try #require(Day($0.scalar?.string ?? "")) }
    }

    @Test(#""migu-membership/a6.1", "migu-membership/a6.2": a day's complaints become notifications"#)
    func notifications() throws {
        let cases = try cases("notifications")
        #expect(cases.count == 2)
        for item in cases {
            let given = try numbers(item["complaints"])
            #expect(try given.map { rules.notifications(forComplaints: $0) } == numbers(item["notifications"]))
        }
    }

    @Test(
        #""migu-membership/8.1" and "migu-membership/a7.1" to "migu-membership/a7.4": a month's notifications reach tiers"#
    )
    func tiers() throws {
        let cases = try cases("tiers")
        #expect(cases.count == 5)
        for item in cases {
            let given = try numbers(item["notifications"])
            #expect(try given.map { rules.tier(forNotifications: $0)?.number ?? 0 } == numbers(item["tiers"]))
        }
    }

    @Test(#""migu-membership/a7.1" to "migu-membership/a7.4": measures end on their last day"#)
    func periods() throws {
        let cases = try cases("periods")
        #expect(cases.count == 4)
        for item in cases {
            let tier = try #require(rules.tiers.first { $0.number == item["tier"]?.int })
            for measure in tier.measures {
                let ends = try days(item["issued"]).map { measure.period.lastDay(from: $0) }
                #expect(try ends == days(item[measure.measure.rawValue]))
            }
        }
    }

    @Test(
        "the threshold and the step are their own figures",
        arguments: [(0, 0), (2, 0), (3, 1), (7, 1), (8, 2), (13, 3)])
    func thresholdBelowStep(complaints: Int, notifications: Int) throws {
        let file = try SourceFile.migu(replacing: "threshold: 5", with: "threshold: 3").withoutCases()
        let rules = try #require(try RulebookHistory(file).timeline.last?.rulebook?.warningRules())
        #expect(rules.notifications(forComplaints: complaints) == notifications)
    }

    @Test(#""migu-membership/7.1": only unaware subscriptions count"#)
    func countedKinds() {
        #expect(rules.complaints.kinds == ["unaware-subscription"])
        #expect(rules.complaints.citation.clause.name == "migu-membership/7.1")
    }

    @Test("each tier has its clause, its names and both measures")
    func tierNames() {
        #expect(rules.tiers.map(\.citation.clause.name) == (1...4).map { "migu-membership/a7.\($0)" })
        #expect(rules.tiers.map(\.name.zh) == ["一级预警", "二级预警", "三级预警", "四级预警"])
        #expect(rules.tiers.map(\.name.en) == (1...4).map { "warning tier \($0)" })
        for tier in rules.tiers {
            #expect(tier.measures.map(\.measure) == [.promotionSuspension, .serviceCodeFreeze])
            #expect(tier.measures.map(\.name.zh) == ["暂停推广", "暂停新申请业务代码"])
        }
    }

    @Test("each citation begins as its clause is cited in the catalogue")
    func citations() throws {
        let library = ClauseLibrary()
        let citations =
            [
                rules.complaints.citation, rules.notifications.citation, rules.notifications.below,
                rules.lateGround.citation,
            ]
            + rules.tiers.map(\.citation)
        for citation in citations {
            let clause = try #require(try library.clause(citation.clause))
            #expect(clause.cite.hasPrefix(citation.text.zh))
        }
    }

    @Test("R27: a late ground is issued by itself up to the fifth day after its month")
    func lateGround() throws {
        #expect(rules.lateGround.lastDay(after: try #require(BillingMonth("2024-02"))) == Day("2024-03-05"))
        #expect(rules.lateGround.citation.reading == "R27")
    }
}
