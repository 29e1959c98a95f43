import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Whether something is allowed, and what stands in the way", .fewAtOnce)
struct CheckOperationTests {
    @Test(#"a tier stops promotion and service codes until each of its sanctions ends ("migu-membership/a7.4")"#)
    func tier() async throws {
        try await monitoring(at: "2024-03-10") { desk in
            try await desk.notify(20, on: "2024-03-10")
            let codes = try await desk.check(.addServiceCode)
            #expect(!codes.isAllowed)
            #expect(codes.blockedBy.map(\.clause.name) == ["migu-membership/a7.4"])
            #expect(try codes.allowedFrom == at("2024-07-11T00:00:00+08:00"))
            #expect(try await desk.check(.promote).allowedFrom == at("2024-09-11T00:00:00+08:00"))
            #expect(try await desk.check(.order).isAllowed)
            #expect(try await desk.check(.orderFromPromotion).isAllowed == false)
            #expect(try await desk.check(.promote, of: "Q").isAllowed)
            #expect(try await desk.check(.addServiceCode, asOf: "2024-03-10T11:59:59+08:00").isAllowed)
            #expect(try await desk.check(.addServiceCode, asOf: "2024-07-10T23:59:59+08:00").isAllowed == false)
            #expect(try await desk.check(.addServiceCode, asOf: "2024-07-11T00:00:00+08:00").isAllowed)
        }
    }

    @Test("a sanction says what it stops, what it took the place of, and what would lift it")
    func shown() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(5, on: "2024-03-11")
            try await desk.notify(5, on: "2024-03-11")
            let sanctions = try await desk.sanctions()
            let promotion = try #require(sanctions.first { $0.tier == 2 && $0.kind == .promotionSuspension })
            #expect(promotion.replaces == ["1"])
            #expect(promotion.ground == Ground(kind: .tier, id: "P/2024-03/2"))
            #expect(promotion.blocks.map(\.operation) == [.promote, .promoteInClient, .orderFromPromotion])
            #expect(promotion.wouldLift.count == 2)
            #expect(promotion.wouldLift.allSatisfy { $0.clause.name == "migu-membership/a7.2" })
            #expect(sanctions.first { $0.tier == 1 }?.wouldLift == [])
        }
    }
}
