import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Whether a partner had a grade is asked of the results that are known", .fewAtOnce)
struct GradeOutcomeTests {
    private func grade(
        _ letter: String, in month: String? = nil, on day: String? = nil, _ desk: Desk
    ) async throws -> ExplainOutcomeReply {
        try await desk.outcome(
            ExplainOutcomeRequest(
                partner: PartnerID(checked: "P"), kind: .grade, grade: letter,
                month: try month.map(ServiceTestSupport.month), day: try day.map(ServiceTestSupport.day)))
    }

    @Test(#"500 of 2024-03, received on 2024-04-08, asked on 2024-05-10 ("migu-membership/10.C")"#)
    func pastMonth() async throws {
        try await crediting(at: "2024-04-08") { desk in
            try await desk.score("500", in: "2024-03", received: "2024-04-08")
            try await desk.advance(to: "2024-05-10")
            let reply = try await grade("C", in: "2024-03", desk)
            #expect(reply.happened)
            #expect(reply.why.contains { $0.en.contains("500") && $0.en.contains("450") })
            let other = try await grade("b", in: "2024-03", desk)
            #expect(!other.happened)
            #expect(other.whyNot.contains { $0.en.contains("600") && $0.en.contains("100") })
            let none = try await grade("C", in: "2024-04", desk)
            #expect(none.whyNot.map(\.en) == ["no result of 2024-04: not graded"])
        }
    }

    @Test(
        #"without a month it is the grade in which the partner is, by the end of a day where one is told ("migu-membership/10")"#
    )
    func present() async throws {
        try await crediting(at: "2024-04-08") { desk in
            let before = try await grade("C", desk)
            #expect(!before.happened && before.whyNot.map(\.clause.name) == ["migu-membership/10"])
            try await desk.score("500", in: "2024-03", received: "2024-04-08")
            try await desk.advance(to: "2024-05-10")
            #expect(try await grade("C", desk).happened)
            #expect(try await !grade("A", desk).happened)
            #expect(try await !grade("C", on: "2024-04-07", desk).happened)
            #expect(try await grade("C", on: "2024-04-08", desk).happened)
            #expect(try await !grade("C", in: "2024-03", on: "2024-04-07", desk).happened)
        }
    }

    @Test("a major violation holds the grade at 0 in the months that it lasts, whatever the results")
    func zero() async throws {
        try await crediting(at: "2024-04-08") { desk in
            try await desk.score("500", in: "2024-02", received: "2024-04-08")
            try await desk.advance(to: "2024-05-10")
            _ = try await desk.client.call(
                CreditMethods.confirmMajorViolation,
                ConfirmMajorViolationRequest(
                    partner: PartnerID(checked: "P"), grounds: [MajorViolationGround(item: .reputation)],
                    facts: "facts", day: ServiceTestSupport.day("2024-05-10"), evidence: [.test("e.pdf")],
                    by: Desk.innovation))
            #expect(try await grade("terminated", desk).happened)
            let held = try await grade("C", desk)
            #expect(!held.happened && held.whyNot.contains { $0.clause.name == "migu-membership/12" })
            #expect(try await grade("C", in: "2024-02", desk).happened)
        }
    }

    @Test("an unknown grade is refused by its field", arguments: ["Z", "", "AA"])
    func unknown(letter: String) async throws {
        try await crediting(at: "2024-04-08") { desk in
            let error = await failure { try await grade(letter, desk) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == "grade")
        }
    }
}
