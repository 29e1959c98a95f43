import RPC
import Rulebook
import Schema
import ServiceTestSupport
import Testing

@testable import ComplaintMonitor

@Suite(
    #"A month's notifications decide its tier ("migu-membership/8.1", "migu-membership/a7.1" to "migu-membership/a7.4")"#
)
struct TieringTests {
    private func tiering(_ notifications: Int, now: String = "2024-03-11", month text: String = "2024-03") throws
        -> Tiering
    {
        let rules = try Rulebooks.shipped().rulebook(of: "migu-membership", on: day("2024-03-11")).warningRules()
        return Tiering(
            rules: rules, partner: PartnerID(checked: "P"), month: try month(text),
            notifications: notifications, day: try day(text + "-11"), complaints: 5, now: try at(now))
    }

    @Test(
        "the highest tier that is reached, its bound included",
        arguments: [
            (0, 0), (4, 0), (5, 1), (9, 1), (10, 2), (11, 2), (14, 2), (15, 3), (19, 3), (20, 4), (200, 4),
        ])
    func tier(notifications: Int, tier: Int) throws { #expect(try tiering(notifications).tier == tier) }

    @Test(
        "what stands is raised to what is reached, in one step, and never again",
        arguments: [
            (4, 0, nil), (5, 0, 1), (9, 1, nil), (10, 1, 2), (11, 0, 2), (14, 2, nil), (20, 0, 4), (20, 4, nil),
            (4, 1, nil),
        ] as [(Int, Int, Int?)])
    func raise(notifications: Int, standing: Int, raised: Int?) throws {
        let raise = try tiering(notifications).raise(above: standing)
        #expect(raise?.change.tier == raised)
        if let raise {
            #expect(raise.change.previousTier == standing)
            #expect(raise.change.notifications == notifications)
            #expect(raise.sanctions.map(\.kind) == [.promotionSuspension, .serviceCodeFreeze])
            #expect(raise.sanctions.allSatisfy { $0.rank == raised && $0.issuedAt == raise.change.at })
        }
    }

    @Test(
        "the periods run from the day after the issue",
        arguments: [
            (5, "2024-03-11", "2024-03-18", "2024-04-11"), (5, "2024-01-31", "2024-02-07", "2024-02-29"),
            (10, "2024-03-15", "2024-04-15", "2024-05-15"), (14, "2024-03-15", "2024-04-15", "2024-05-15"),
            (15, "2024-03-15", "2024-06-15", "2024-06-15"), (19, "2024-03-15", "2024-06-15", "2024-06-15"),
            (15, "2024-11-30", "2025-02-28", "2025-02-28"), (20, "2024-03-10", "2024-09-10", "2024-07-10"),
            (200, "2024-03-10", "2024-09-10", "2024-07-10"), (20, "2024-03-20", "2024-09-20", "2024-07-20"),
        ])
    func periods(notifications: Int, issued: String, promotion: String, codes: String) throws {
        let raise = try tiering(notifications, now: issued, month: String(issued.prefix(7))).raise(above: 0)
        #expect(try #require(raise).sanctions.map { $0.lastDay?.description } == [promotion, codes])
    }

    @Test(
        "a month that has ended: within the grace of 5 days issued, then proposed",
        arguments: [
            ("2024-03-31T23:59:59+08:00", false, true), ("2024-04-01T00:00:00+08:00", true, true),
            ("2024-04-05T23:59:59+08:00", true, true), ("2024-04-06T00:00:00+08:00", true, false),
            ("2025-01-01", true, false),
        ])
    func late(now: String, isLate: Bool, issued: Bool) throws {
        let raise = try #require(try tiering(5, now: now).raise(above: 0))
        #expect(raise.change.isLate == isLate)
        #expect(raise.sanctions.allSatisfy { ($0.issuedAt != nil) == issued && ($0.lastDay != nil) == issued })
        #expect(raise.change.reasons.count == (isLate ? 3 : 2))
        #expect(raise.change.reasons.contains { $0.zh.contains("R27") } == isLate)
    }

    @Test("a tier says why: the day's complaints and the month's notifications")
    func reasons() throws {
        let raise = try #require(try tiering(5).raise(above: 0))
        #expect(raise.change.clause.name == "migu-membership/a7.1")
        #expect(raise.change.reasons.map(\.clause.name) == ["migu-membership/a6.2", "migu-membership/a7.1"])
        #expect(raise.change.reasons.last?.zh == "附件7 一级预警: 5 次通报 ≥ 5")
        #expect(raise.change.reasons.last?.en == "Annex 7 tier 1: 5 notifications ≥ 5")
    }

    @Test(
        "a day's complaints say what they made",
        arguments: [
            (4, "migu-membership/a6.1", "4 件投诉 < 5"), (5, "migu-membership/a6.2", "= 1 次通报"),
            (14, "migu-membership/a6.2", "= 2 次通报"),
        ])
    func dayReasons(complaints: Int, clause: String, says: String) throws {
        let reason = dayReason(try tiering(0).rules, try day("2024-03-05"), complaints)
        #expect(reason.clause.name == clause)
        #expect(reason.zh.contains(says))
    }
}
