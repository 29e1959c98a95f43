import JSON
import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("An issued score has exactly one grade", .fewAtOnce)
struct CreditGradeTests {
    @Test(
        #"the bounds of every grade ("migu-membership/10", "migu-membership/10.A", "migu-membership/10.B", "migu-membership/10.C", "migu-membership/10.D", "migu-membership/10.E", "migu-membership/10.F")"#,
        arguments: [
            ("1000", .a), ("800", .a), ("799.99", .b), ("600", .b), ("599.99", .c), ("450", .c), ("449.99", .d),
            ("300", .d), ("299.99", .e), ("150", .e), ("149.99", .f), ("0.01", .f), ("0", .terminated),
        ] as [(String, CreditGrade)])
    func grades(score: String, grade: CreditGrade) async throws {
        try await crediting(at: "2024-04-08") { desk in
            let reply = try await desk.score(score, in: "2024-03", received: "2024-04-08")
            #expect(reply.counts)
            #expect(reply.score.grade == grade)
            #expect(try reply.standing.score == .test(score))
            #expect(reply.standing.grade == grade)
            #expect(try await desk.credit().grade == grade)
        }
    }

    @Test(
        #"a score out of 0 to 1000 is refused ("migu-membership/9.2", "migu-membership/10", "migu-membership/10.A")"#,
        arguments: ["1000.01", "-0.01", "1001"])
    func range(score: String) async throws {
        try await crediting(at: "2024-04-08") { (desk: Desk) async throws in
            let error = await failure { try await desk.score(score, in: "2024-03", received: "2024-04-08") }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == "score")
            #expect(error?.clause == "migu-membership/9.2")
            #expect(try await desk.credit().grade == nil)
        }
    }

    @Test(#"1000 and 0 are accepted ("migu-membership/9.2")"#, arguments: ["1000", "0"])
    func ends(score: String) async throws {
        try await crediting(at: "2024-04-08") { (desk: Desk) async throws in
            #expect(try await desk.score(score, in: "2024-03", received: "2024-04-08").score.score == .test(score))
        }
    }

    @Test(
        #"what is no score with two places at most is refused with its field ("migu-membership/10.B", "migu-membership/10.C", "migu-membership/14.1", R43)"#,
        arguments: [
            ("score", nil), ("score", "\"\""), ("score", "\"good\""), ("score", "\"C\""), ("score", "\"799.995\""),
            ("score", "\"1e3\""), ("score", "\"+5\""), ("score", "\".5\""), ("score", "799.99"), ("receivedAt", nil),
            ("receivedAt", "\"2024-04-08\""), ("partner", "\"\""), ("month", "\"2024-13\""), ("by", nil),
            ("document", nil),
        ] as [(String, String?)])
    func badInput(field: String, value: String?) async throws {
        var fields = [
            "partner": "\"P\"", "month": "\"2024-03\"", "score": "\"500\"",
            "receivedAt": "\"2024-04-08T09:00:00+08:00\"", "document": try JSON.encodeText(Document.test("r.pdf")),
            "by": try JSON.encodeText(Desk.innovation),
        ]
        fields[field] = value
        let body = "{" + fields.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
        try await crediting(at: "2024-04-08") { (desk: Desk) async throws in
            let error = await failure {
                try await desk.client.call(
                    CreditMethods.recordScore.withRawRequests, RawMessage(bytes: Array(body.utf8)))
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == field)
            #expect(try await desk.credit().score == nil)
        }
    }

    @Test(#"no score is not graded and no measure, never 0 ("migu-membership/10", "migu-membership/10.T")"#)
    func notGraded() async throws {
        try await crediting(at: "2024-04-08") { desk in
            let standing = try await desk.credit()
            #expect(standing.score == nil)
            #expect(standing.grade == nil)
            #expect(standing.measures.isEmpty)
            #expect(standing.reasons.map(\.clause.name) == ["migu-membership/10"])
        }
    }

    @Test(
        #"A and B: no measure, no task, no deadline ("migu-membership/10.A", "migu-membership/10.B", "migu-membership/14.1")"#,
        arguments: ["800", "1000", "600", "799.99"])
    func nothing(score: String) async throws {
        try await crediting(at: "2024-04-08") { desk in
            let reply = try await desk.score(score, in: "2024-03", received: "2024-04-08")
            #expect(reply.task == nil)
            try await desk.advance(to: "2024-05-08")
            #expect(try await desk.tasks().isEmpty)
            #expect(try await desk.measures().isEmpty)
        }
    }

    @Test(
        #"the issued result is the score of its month ("migu-membership/11.1", R13)"#)
    func issued() async throws {
        try await crediting(at: "2024-04-08") { desk in
            let reply = try await desk.score("612", in: "2024-03", received: "2024-04-08")
            #expect(reply.standing.grade == .b)
            #expect(try reply.standing.month == month("2024-03"))
            #expect(reply.score.document.name == "result 2024-03.pdf")
            #expect(reply.score.reasons.map(\.en) == ["Article 10 grade B: score 612 ≥ 600"])
            #expect(try await desk.events(EventType.creditScoreRecorded).count == 1)
            #expect(try await desk.events(EventType.gradeChanged).count == 1)
        }
    }

    @Test(
        "a result of a month that runs, or received in the future, is refused",
        arguments: [("2024-04", "2024-04-08"), ("2024-03", "2024-04-09")])
    func times(month: String, received: String) async throws {
        try await crediting(at: "2024-04-08") { desk in
            let error = await failure { try await desk.score("500", in: month, received: received) }
            #expect(error?.code == .invalidArgument)
        }
    }

    @Test("a result of a time whose rulebook is not held decides nothing")
    func notHeld() async throws {
        try await crediting(at: "2024-04-08") { desk in
            let error = await failure { try await desk.score("500", in: "2023-01", received: "2023-02-08") }
            #expect(error?.code == .failedPrecondition)
        }
    }

    @Test("results are listed in pages, by partner, month and grade")
    func list() async throws {
        try await crediting(at: "2024-04-08", members: ["P", "Q"]) { desk in
            try await desk.score("612", in: "2024-02", received: "2024-03-08")
            try await desk.score("900", of: "Q", in: "2024-02", received: "2024-03-08")
            try await desk.score("700", in: "2024-03", received: "2024-04-08")
            func list(_ request: ListScoresRequest) async throws -> [String] {
                try await desk.client.call(CreditMethods.listScores, request).scores.map { "\($0.partner) \($0.score)" }
            }
            #expect(try await list(ListScoresRequest()) == ["P 612", "Q 900", "P 700"])
            #expect(try await list(ListScoresRequest(partner: PartnerID(checked: "P"))) == ["P 612", "P 700"])
            #expect(try await list(ListScoresRequest(month: month("2024-02"))) == ["P 612", "Q 900"])
            #expect(try await list(ListScoresRequest(grade: .b)) == ["P 612", "P 700"])
            let page = try await desk.client.call(CreditMethods.listScores, ListScoresRequest(pageSize: 2))
            #expect(page.scores.count == 2)
            #expect(try await list(ListScoresRequest(pageSize: 2, pageToken: page.nextPageToken)) == ["P 700"])
        }
    }
}
