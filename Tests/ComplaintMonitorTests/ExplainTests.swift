import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Why a month stands as it does, and why not otherwise, in both languages", .fewAtOnce)
struct ExplainTests {
    @Test("tier 1: the days that made it, the tiers that lack")
    func tierOne() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.stream(desk.complaints(12, on: "2024-03-05"))
            try await desk.stream(desk.complaints(4, on: "2024-03-06"))
            try await desk.stream(desk.complaints(15, on: "2024-03-11"))
            let reply = try await desk.explain(in: "2024-03")
            #expect(
                reply.why.map(\.zh) == [
                    "附件6: 2024-03-05 共 12 件投诉，满 5 件起每 5 件 1 次 = 2 次通报",
                    "附件6: 2024-03-11 共 15 件投诉，满 5 件起每 5 件 1 次 = 3 次通报", "附件7 一级预警: 5 次通报 ≥ 5",
                ])
            #expect(
                reply.why.map(\.en) == [
                    "Annex 6: 2024-03-05: 12 complaints, from 5 on 1 for every 5 = 2 notifications",
                    "Annex 6: 2024-03-11: 15 complaints, from 5 on 1 for every 5 = 3 notifications",
                    "Annex 7 tier 1: 5 notifications ≥ 5",
                ])
            #expect(
                reply.whyNot.map(\.zh) == [
                    "附件7 二级预警: 5 次通报 < 10, 还差 5", "附件7 三级预警: 5 次通报 < 15, 还差 10",
                    "附件7 四级预警: 5 次通报 < 20, 还差 15", "附件6: 2024-03-11 的 15 件投诉距下一次通报还差 5 件",
                ])
            #expect(reply.whyNot.first?.en == "Annex 7 tier 2: 5 notifications < 10, 5 short")
            #expect(
                reply.why.map(\.clause.name) == [
                    "migu-membership/a6.2", "migu-membership/a6.2", "migu-membership/a7.1",
                ])
            #expect(reply.changes.map(\.tier) == [1])
            #expect(reply.sanctions.count == 2)
            #expect(reply.rulebook?.version == "2.1")
            #expect(reply.rulebook?.documentNumber == "咪音通（2023）145号")
        }
    }

    @Test("no tier: what the fullest day and the first tier lack")
    func none() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.stream(desk.complaints(4, on: "2024-03-05"))
            let reply = try await desk.explain(in: "2024-03")
            #expect(reply.why.isEmpty)
            #expect(reply.whyNot.first?.zh == "附件7 一级预警: 0 次通报 < 5, 还差 5")
            #expect(reply.whyNot.last?.clause.name == "migu-membership/a6.1")
            #expect(reply.whyNot.last?.en.contains("4 complaints on 2024-03-05 are 1 short") == true)
        }
    }

    @Test(#"the default effective day is said ("migu-membership/ch10.2")"#)
    func defaultDay() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let remarks = try await desk.explain(in: "2024-03").remarks
            #expect(remarks.map(\.clause.name) == ["migu-membership/ch10.2"])
            #expect(remarks.first?.zh.contains("默认自 2023-12-01 起生效") == true)
        }
    }

    @Test("a late tier names the reading behind it (R27)")
    func late() async throws {
        try await monitoring(at: "2024-04-06") { desk in
            try await desk.batch(desk.complaints(25, on: "2024-03-31"))
            let reasons = try await desk.explain(in: "2024-03").changes.flatMap(\.reasons)
            #expect(reasons.contains { $0.zh.contains("R27") && $0.zh.contains("2024-04-05") })
        }
    }

    @Test(#"each day is explained by its own rules ("migu-membership/8.3")"#)
    func announcement() async throws {
        let rulebooks = try RulebookDays.threeFromJuneTenth()
        try await monitoring(at: "2024-06-11", rulebooks) { desk in
            try await desk.stream(desk.complaints(8, on: "2024-06-09") + desk.complaints(8, on: "2024-06-10"))
            let why = try await desk.explain(in: "2024-06").why.map(\.en)
            #expect(
                why == [
                    "Annex 6: 2024-06-09: 8 complaints, from 5 on 1 for every 5 = 1 notification",
                    "Annex 6: 2024-06-10: 8 complaints, from 3 on 1 for every 5 = 2 notifications",
                ])
        }
    }
}
