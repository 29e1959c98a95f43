import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A score of 0 ends the cooperation at once", .fewAtOnce)
struct ZeroScoreTests {
    private func end(_ desk: Desk, by person: Person = Desk.innovation, evidence: [Document] = [.test("d.pdf")])
        async throws -> CreditStanding
    {
        try await desk.client.call(
            CreditMethods.endZeroScore,
            EndZeroScoreRequest(
                partner: PartnerID(checked: "P"), by: person, reason: "taken up again", evidence: evidence))
    }

    @Test(#"0 terminates at once and opens the exit; 0.01 does not ("migu-membership/10.T")"#)
    func zero() async throws {
        try await crediting(at: "2024-03-08", members: ["P", "Q"]) { desk in
            let reply = try await desk.score("0", in: "2024-02", received: "2024-03-08")
            #expect(reply.standing.grade == .terminated)
            #expect(reply.task == nil)
            let termination = try #require(reply.standing.measures.first)
            #expect(termination.kind == .termination)
            #expect(termination.clause.name == "migu-membership/10.T")
            #expect(try termination.issuedAt == at("2024-03-08"))
            let zeroed = try await desk.events(EventType.scoreZeroed)
            #expect(zeroed.count == 1)
            #expect(zeroed[0].clauses?.contains("migu-membership/20.1") == true)
            #expect(try await !desk.check(.order).isAllowed)

            let other = try await desk.score("0.01", of: "Q", in: "2024-02", received: "2024-03-08")
            #expect(other.standing.grade == .f)
            #expect(other.standing.measures.isEmpty)
            #expect(try await desk.events(EventType.scoreZeroed).count == 1)
        }
    }

    @Test(#"a terminated partner has left: no later score ("migu-membership/10.T", R40)"#)
    func hasLeft() async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score("0", in: "2024-02", received: "2024-03-08")
            try await desk.advance(to: "2024-04-08")
            let error = await failure { try await desk.score("300", in: "2024-03", received: "2024-04-08") }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.clause == "migu-membership/10.T")
            #expect(try await desk.credit().grade == .terminated)
        }
    }

    @Test("an issued 0 is replaced by its correction (R40)")
    func corrected() async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score("0", in: "2024-02", received: "2024-03-08")
            try await desk.advance(to: "2024-03-11")
            let reply = try await desk.score("500", in: "2024-02", received: "2024-03-11", correction: "c.pdf")
            #expect(reply.standing.grade == .c)
            #expect(reply.standing.measures.isEmpty)
            #expect(reply.task?.state == .open)
            #expect(try await desk.sanctions().map(\.state) == [.lifted])
        }
    }

    @Test("after a person ended an issued 0, the next result takes its place (R40)")
    func readmitted() async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score("0", in: "2024-02", received: "2024-03-08")
            try await desk.advance(to: "2024-04-08")
            #expect(try await end(desk).measures.isEmpty)
            #expect(try await desk.score("640", in: "2024-03", received: "2024-04-08").standing.grade == .b)
            #expect(try await desk.credit(asOf: "2024-04-07").measures.map(\.kind) == [.termination])
        }
    }

    @Test("only innovation ends a 0, with evidence, and only where there is one")
    func whoMayEnd() async throws {
        try await crediting(at: "2024-03-08") { desk in
            #expect(await failure { try await end(desk) }?.code == .failedPrecondition)
            try await desk.score("0", in: "2024-02", received: "2024-03-08")
            #expect(await failure { try await end(desk, by: Desk.finance) }?.code == .permissionDenied)
            #expect(await failure { try await end(desk, evidence: []) }?.reason == "EVIDENCE_MISSING")
            #expect(try await desk.credit().measures.count == 1)
        }
    }

    @Test(
        #"joint-membership partners are core or strategic, and nothing else ("migu-membership/13")"#)
    func creditClass() async throws {
        try await crediting(at: "2024-03-08") { (desk: Desk) async throws in
            func ask(_ partner: String) async throws -> PartnerCreditClass {
                try await desk.client.call(
                    CreditMethods.getCreditClass, GetCreditClassRequest(partner: PartnerID(checked: partner)))
            }
            func enter(_ creditClass: CreditClass) async throws -> PartnerCreditClass {
                try await desk.client.call(
                    CreditMethods.setCreditClass,
                    SetCreditClassRequest(
                        partner: PartnerID(checked: "P"), creditClass: creditClass, by: Desk.innovation))
            }
            #expect(try await ask("P").creditClass == .coreStrategic)
            #expect(try await enter(.coreStrategic).creditClass == .coreStrategic)
            for error in [await failure { try await ask("Q") }, await failure { try await enter(.other) }] {
                #expect(error?.code == .failedPrecondition)
                #expect(error?.clause == "migu-membership/13")
            }
        }
    }
}
