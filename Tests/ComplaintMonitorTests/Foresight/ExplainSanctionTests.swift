import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A sanction explains itself, as of any instant", .fewAtOnce)
struct ExplainSanctionTests {
    @Test(
        #"what it replaced, its clauses, and what had to be different ("migu-membership/8.1", "migu-membership/a7.2")"#)
    func chain() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(5, on: "2024-03-11")
            try await desk.advance(to: "2024-03-12")
            try await desk.notify(11, on: "2024-03-12")
            // 1, 2: tier 1; 3, 4: tier 2; 5, 6: tier 3.
            let reply = try await desk.explainSanction("5")
            #expect(reply.sanction.line == "3 promotion 2024-06-12 in-force")
            #expect(reply.replaced.map(\.id) == ["3", "1"])
            #expect(reply.successors == [])
            #expect(reply.sanction.blocks.map(\.operation) == [.promote, .promoteInClient, .orderFromPromotion])
            #expect(!reply.sanction.wouldLift.isEmpty)
            #expect(reply.otherwise.map(\.clause.name) == ["migu-membership/a7.3"])
            #expect(
                reply.otherwise.first?.en
                    == "Annex 7 tier 3: 15 notifications then; 1 fewer are below 15, and it would not be")
            let cited = reply.clauses.first { $0.clause.name == "migu-membership/a7.3" }
            #expect(cited?.cite == "附件7 三级预警")
            #expect(cited?.says.isEmpty == false)
            let first = try await desk.explainSanction("1")
            #expect(first.sanction.state == .replaced)
            #expect(first.successors.map(\.id) == ["3", "5"])
            #expect(first.standing.en == "sanction 1 was replaced by 3 on 2024-03-12")
        }
    }

    @Test("as of an instant before it was replaced it is in force, and before it was recorded unknown (R36)")
    func asOf() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(5, on: "2024-03-11")
            try await desk.advance(to: "2024-03-12")
            try await desk.notify(5, on: "2024-03-12")
            let then = try await desk.explainSanction("1", asOf: "2024-03-11T13:00:00+08:00")
            #expect(then.sanction.state == .inForce)
            #expect(then.successors == [])
            let error = await failure { try await desk.explainSanction("1", asOf: "2024-03-11T11:00:00+08:00") }
            #expect(error?.code == .notFound)
            #expect(error?.field == "id")
        }
    }

    @Test("an unknown one is NOT_FOUND", arguments: ["7", "x", ""])
    func unknown(id: String) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let error = await failure { try await desk.explainSanction(id) }
            #expect(error?.code == .notFound)
            #expect(error?.reason == "SANCTION_UNKNOWN")
        }
    }
}
