import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("What did not happen says which condition failed by how much", .fewAtOnce)
struct OutcomeTests {
    private let partner = PartnerID(checked: "P")

    @Test(
        #"a tier of a month ("migu-membership/8.1", "migu-membership/a7.2")"#,
        arguments: [(1, true, "≥ 5"), (2, false, "7 notifications < 10, 3 short"), (4, false, "< 20, 13 short")])
    func tier(number: Int, happened: Bool, figures: String) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(7, on: "2024-03-11")
            let reply = try await desk.outcome(ExplainOutcomeRequest(partner: partner, kind: .tier, tier: number))
            #expect(reply.happened == happened)
            #expect((happened ? reply.why : reply.whyNot).contains { $0.en.contains(figures) })
            #expect((happened ? reply.whyNot : reply.why).isEmpty)
        }
    }

    @Test("a tier by the end of a day, and one that the regulation does not have")
    func day() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(4, on: "2024-03-11")
            try await desk.advance(to: "2024-03-12")
            try await desk.notify(1, on: "2024-03-12")
            func happened(_ text: String) async throws -> Bool {
                let request = ExplainOutcomeRequest(
                    partner: partner, kind: .tier, tier: 1, day: try ServiceTestSupport.day(text))
                return try await desk.outcome(request).happened
            }
            #expect(try await happened("2024-03-11") == false)
            #expect(try await happened("2024-03-12"))
            let none = try await desk.outcome(ExplainOutcomeRequest(partner: partner, kind: .tier, tier: 5))
            #expect(none.whyNot.map(\.en) == ["the regulation has 4 warning tiers only"])
        }
    }

    @Test(#"a service code that is not refused, and one that is ("migu-membership/8.1")"#)
    func block() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(4, on: "2024-03-11")
            let request = ExplainOutcomeRequest(partner: partner, kind: .block, operation: .addServiceCode)
            let free = try await desk.outcome(request)
            #expect(!free.happened)
            #expect(free.whyNot.contains { $0.en.contains("4 notifications < 5, 1 short") })
            try await desk.notify(1, on: "2024-03-11")
            let blocked = try await desk.outcome(request)
            #expect(blocked.happened)
            #expect(blocked.sanctions.map(\.id) == ["2"])
            #expect(blocked.why.map(\.clause.name).contains("migu-membership/a7.1"))
            try await desk.advance(to: "2024-04-12")
            let over = try await desk.outcome(request)
            #expect(!over.happened)
            #expect(over.whyNot.map(\.en).contains("sanction 2 ended with 2024-04-11"))
            var then = request
            then.day = try ServiceTestSupport.day("2024-04-11")
            #expect(try await desk.outcome(then).happened)
        }
    }

    @Test("a sanction that was lifted, and one that was replaced")
    func sanction() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(10, on: "2024-03-11")
            try await desk.lift("3")
            let request = ExplainOutcomeRequest(partner: partner, kind: .sanction, sanction: .promotionSuspension)
            let reply = try await desk.outcome(request)
            #expect(!reply.happened)
            #expect(
                reply.whyNot.map(\.en) == [
                    "sanction 1 was replaced by 3 on 2024-03-11", "sanction 3 was lifted on 2024-03-11: no ground",
                ])
        }
    }

    @Test("before a rulebook is in force, that is why not")
    func noRules() async throws {
        try await monitoring(at: "2013-03-11") { desk in
            let reply = try await desk.outcome(ExplainOutcomeRequest(partner: partner, kind: .tier, tier: 1))
            #expect(reply.whyNot.map(\.clause.name) == ["migu-membership/ch10.2"])
        }
    }

    @Test(
        "what the kind needs is asked for by its field",
        arguments: [
            (OutcomeKind.tier, "tier"), (.warningStep, "warnings"), (.grade, "grade"), (.sanction, "sanction"),
            (.block, "operation"),
        ])
    func missing(kind: OutcomeKind, field: String) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let error = await failure { try await desk.outcome(ExplainOutcomeRequest(partner: partner, kind: kind)) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == field)
        }
    }

    @Test("out of range and in the future", arguments: ["tier", "day", "month"])
    func bad(field: String) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            var request = ExplainOutcomeRequest(partner: partner, kind: .tier, tier: 1)
            switch field {
            case "tier": request.tier = 0
            case "day": request.day = try ServiceTestSupport.day("2024-03-12")
            default: request.month = try month("2024-04")
            }
            let error = await failure { [request] in try await desk.outcome(request) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == field)
        }
    }
}
