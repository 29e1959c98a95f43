import RPC
import Rulebook
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@testable import ComplaintMonitor

@Suite("Health and strategic importance of a month")
struct OwnItemDecisionTests {
    private func rules(_ rulebooks: Rulebooks? = nil) throws -> CreditRules {
        try (rulebooks ?? .shipped()).rulebook(of: "migu-membership", on: day("2024-03-11")).creditRules()
    }

    @Test(
        #"100, less 25 for each notification, less 20 below 95 %, never below 0 ("migu-membership/a5.1.1", "migu-membership/a5.1.2", "migu-membership/a5.1.3")"#,
        arguments: [
            (0, 100, 100, 100), (0, 0, 0, 100), (1, 100, 100, 75), (3, 100, 100, 25), (4, 100, 100, 0),
            (5, 100, 100, 0), (2, 10, 10, 50), (0, 95, 100, 100), (0, 94, 100, 80), (0, 949, 1000, 80),
            (0, 950, 1000, 100), (4, 94, 100, 0), (3, 94, 100, 5), (0, 0, 1, 80),
        ])
    func health(notifications: Int, inTime: Int, total: Int, points: Int) throws {
        let health = try HealthScore(
            rules: rules().health, notifications: notifications, timely: TimelyRate(inTime: inTime, of: total))
        #expect(health.points == points)
        #expect(
            health.reasons.map(\.clause.name) == [
                "migu-membership/a5.1.1", "migu-membership/a5.1.2", "migu-membership/a5.1.3",
            ])
    }

    @Test(
        #"what no month can have is refused ("migu-membership/a5.1.2", "migu-membership/a5.1.3")"#,
        arguments: [(-1, 0, 0, "a5.1.2"), (0, 101, 100, "a5.1.3"), (0, -1, 100, "a5.1.3")])
    func impossible(notifications: Int, inTime: Int, total: Int, clause: String) async throws {
        let rules = try rules().health
        let error = await failure {
            try HealthScore(
                rules: rules, notifications: notifications, timely: TimelyRate(inTime: inTime, of: total))
        }
        #expect(error?.code == .invalidArgument)
        #expect(error?.clause == "migu-membership/\(clause)")
    }

    // MARK: strategic importance

    private func importance(
        company items: [CompanyItem] = [], revenue: Int64? = 0, purchases: Int64 = 0, advertising: Int64 = 0,
        isOver: Bool = true, _ rulebooks: Rulebooks? = nil
    ) throws -> StrategicImportance {
        let claims = try items.map { item in
            ImportanceClaim(
                id: "1", partner: PartnerID(checked: "P"), item: item, kind: .aShare, filedAt: try at("2024-03-01"),
                filedBy: Desk.innovation, state: .approved, fromMonth: try month("2024-03"))
        }
        let figures = MonthFigures(
            partner: PartnerID(checked: "P"), month: try month("2024-03"), beforeSharingFen: revenue.map(Fen.init),
            purchasesFen: Fen(purchases), advertisingFen: Fen(advertising))
        return try StrategicImportance(
            rules: rules(rulebooks).importance, claims: claims, figures: figures, isOver: isOver)
    }

    @Test(
        #"the highest item of each part, both added, at most 100 ("migu-membership/a5.2.1", "migu-membership/a5.2.4", "migu-membership/a5.2.6")"#,
        arguments: [
            ([], 0, 0), ([.groupAgreement], 0, 100), ([.groupAgreement, .miguAgreement], 0, 100),
            ([.nationalPortal, .provincialPortal], 0, 100), ([.listedOrState], 5_000_000, 100), ([], 5_000_000, 100),
        ] as [([CompanyItem], Int64, Int)])
    func parts(items: [CompanyItem], revenue: Int64, points: Int) throws {
        #expect(try importance(company: items, revenue: revenue).points == points)
    }

    @Test(#"parts add up below the cap, and only the highest of a part counts ("migu-membership/a5.2.1")"#)
    func otherPoints() throws {
        let rulebooks = try Rulebooks.migu(replacing: [
            (
                "            points: 100\n            kinds: [group-strategic-agreement]",
                "            points: 30\n            kinds: [group-strategic-agreement]"
            ),
            (
                "            reading: R26\n            points: 100\n            from: 5000000\n          purchases",
                "            reading: R26\n            points: 40\n            from: 5000000\n          purchases"
            ),
        ])
        #expect(try importance(company: [.groupAgreement], revenue: 5_000_000, rulebooks).points == 70)
        #expect(try importance(company: [.groupAgreement, .miguAgreement], rulebooks).points == 100)
    }

    @Test(
        #"each way by its own amount, the bound included ("migu-membership/a5.2.8", "migu-membership/a5.2.9", "migu-membership/a5.2.10")"#,
        arguments: [
            (5_000_000, 0, 0, 100), (4_999_999, 0, 0, 0), (6_000_000, 0, 0, 100), (-1, 0, 0, 0),
            (0, 5_000_000, 0, 100), (0, 4_999_999, 0, 0), (4_000_000, 4_000_000, 0, 0), (0, 0, 50_000_000, 100),
            (0, 0, 49_999_999, 0),
        ] as [(Int64, Int64, Int64, Int)])
    func operating(revenue: Int64, purchases: Int64, advertising: Int64, points: Int) throws {
        #expect(try importance(revenue: revenue, purchases: purchases, advertising: advertising).points == points)
    }

    @Test(#"without a billing record a month that is over is not final ("migu-membership/a5.2.8")"#)
    func noRecord() async throws {
        let error = await failure { try importance(revenue: nil) }
        #expect(error?.code == .failedPrecondition)
        #expect(error?.clause == "migu-membership/a5.2.8")
        #expect(try importance(revenue: nil, isOver: false).points == 0)
        // Where the record could change nothing, it is not waited for.
        #expect(try importance(revenue: nil, purchases: 5_000_000).points == 100)
        #expect(try importance(company: [.groupAgreement], revenue: nil).points == 100)
    }

    @Test(#"points that nobody has configured are neither 0 nor 100 ("migu-membership/a5.2.3")"#)
    func notConfigured() async throws {
        let rulebooks = try Rulebooks.migu(replacing: [
            (
                "            points: 100\n            kinds: [national-portal, central-portal]",
                "            points: null\n            kinds: [national-portal, central-portal]"
            )
        ])
        let error = await failure { try importance(company: [.nationalPortal], rulebooks) }
        #expect(error?.code == .failedPrecondition)
        #expect(error?.reason == "CREDIT_POINTS_NOT_CONFIGURED")
        #expect(error?.clause == "migu-membership/a5.2.3")
        #expect(try importance(rulebooks).points == 0)
    }
}
