import RPC
import Rulebook
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("The program's own score is provisional and has no effect (R13)", .fewAtOnce)
struct ProvisionalScoreTests {
    /// The shipped rulebook with weights that an announcement loads.
    private static func weighted(
        _ months: String = "[5000, 3000, 2000]", document: String = "document: 分册（示例）, ", fullMark: Int = 1000
    ) throws -> Rulebooks {
        try .migu(replacing: [
            (
                "announcements: []",
                """
                announcements:
                  - reference: 示例
                    clause: migu-membership/11.2
                    published: 2024-01-01
                    effective: 2024-01-01
                    changes:
                      credit.weights: {clause: migu-membership/11.2, cite: {zh: 第十一条, en: Article 11}, \(document)
                        effectiveMonth: 2024-01, fullMark: \(fullMark), months: \(months)}
                """
            )
        ])
    }

    private func mark(_ desk: Desk, _ mark: String, in text: String) async throws {
        _ = try await desk.client.call(
            CreditMethods.recordMark,
            RecordMarkRequest(
                partner: PartnerID(checked: "P"), month: try month(text), mark: try .test(mark),
                document: .test("mark.pdf"), by: Desk.innovation))
    }

    private func compute(_ desk: Desk, in text: String = "2024-03") async throws -> ProvisionalScore {
        try await desk.client.call(
            CreditMethods.computeScore,
            ComputeScoreRequest(partner: PartnerID(checked: "P"), month: try month(text)))
    }

    @Test(#"without weights it is refused, and no grade changes ("migu-membership/11.1", "migu-membership/11.2")"#)
    func noWeights() async throws {
        try await crediting(at: "2024-04-08") { desk in
            try await mark(desk, "700", in: "2024-03")
            let error = await failure { try await compute(desk) }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.reason == "CREDIT_WEIGHTS_MISSING")
            #expect(error?.clause == "migu-membership/11.2")
            #expect(try await desk.credit().grade == nil)
        }
    }

    @Test(
        #"700, 600, 500 by 50, 30, 20 % are 630, beside the issued result ("migu-membership/11.1", "migu-membership/11.2")"#
    )
    func computed() async throws {
        try await crediting(at: "2024-04-08", Self.weighted()) { desk in
            for (value, month) in [("700", "2024-03"), ("600", "2024-02"), ("500", "2024-01")] {
                try await mark(desk, value, in: month)
            }
            let score = try await compute(desk)
            #expect(score.score == "630")
            #expect(score.grade == .b)
            #expect(score.isProvisional)
            #expect(score.weightsDocument == "分册（示例）")
            #expect(score.marks.map(\.weightBasisPoints) == [5000, 3000, 2000])
            #expect(score.issued == nil)
            // It triggers nothing.
            #expect(try await desk.credit().grade == nil)
            #expect(try await desk.events(EventType.gradeChanged).isEmpty)
            try await desk.score("400", in: "2024-03", received: "2024-04-08")
            #expect(try await compute(desk).issued?.score == Points(400))
            #expect(try await desk.credit().grade == .d)
        }
    }

    @Test(
        #"exact, and held to 0 and 1000 ("migu-membership/9.2", R8)"#,
        arguments: [
            ("1030", "1000", CreditGrade.a), ("-20", "0", .terminated), ("799.99", "799.99", .b), ("0.01", "0.01", .f),
        ])
    func held(value: String, score: String, grade: CreditGrade) async throws {
        try await crediting(at: "2024-04-08", Self.weighted("[10000]")) { desk in
            try await mark(desk, value, in: "2024-03")
            #expect(try await compute(desk).score == score)
            #expect(try await compute(desk).grade == grade)
            #expect(try await desk.credit().measures.isEmpty)
        }
    }

    @Test("a sum is never rounded before it is graded (R8)")
    func neverRounded() async throws {
        try await crediting(at: "2024-04-08", Self.weighted("[9999, 1]")) { desk in
            try await mark(desk, "800", in: "2024-03")
            try await mark(desk, "799.99", in: "2024-02")
            #expect(try await compute(desk).score == "799.999999")
            #expect(try await compute(desk).grade == .b)
        }
    }

    @Test("marks on another scale are brought to the score's (11.2)")
    func scale() async throws {
        try await crediting(at: "2024-04-08", Self.weighted("[10000]", fullMark: 100)) { desk in
            try await mark(desk, "63.05", in: "2024-03")
            #expect(try await compute(desk).score == "630.5")
        }
    }

    @Test(#"a mark missing, or a month before the weights: refused ("migu-membership/11.1", "migu-membership/11.2")"#)
    func missing() async throws {
        try await crediting(at: "2024-04-08", Self.weighted()) { desk in
            try await mark(desk, "700", in: "2024-03")
            try await mark(desk, "600", in: "2024-02")
            let error = await failure { try await compute(desk) }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.reason == "CREDIT_MARK_MISSING")
            #expect(error?.clause == "migu-membership/11.1")
            #expect(await failure { try await compute(desk, in: "2023-12") }?.reason == "CREDIT_WEIGHTS_MISSING")
        }
    }

    @Test(
        #"weights that do not add up to 10000, without a document, of a scale that does not fit: not loaded ("migu-membership/11.1", "migu-membership/11.2")"#,
        arguments: [
            ("[5000, 3000, 1999]", "document: x, ", 1000), ("[5000, 3000, 2001]", "document: x, ", 1000),
            ("[]", "document: x, ", 1000), ("[10000]", "", 1000), ("[10000]", "document: x, ", 300),
        ])
    func badWeights(months: String, document: String, fullMark: Int) {
        #expect(throws: RulebookLoadError.self) { try Self.weighted(months, document: document, fullMark: fullMark) }
    }
}
