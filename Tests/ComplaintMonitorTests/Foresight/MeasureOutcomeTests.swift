import RPC
import Rulebook
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Every measure that is not in force says why", .fewAtOnce)
struct MeasureOutcomeTests {
    private func whyNot(_ kind: SanctionKind, _ desk: Desk) async throws -> [String] {
        let reply = try await desk.outcome(
            ExplainOutcomeRequest(partner: PartnerID(checked: "P"), kind: .sanction, sanction: kind))
        #expect(!reply.happened)
        return reply.whyNot.map { "\($0.clause) \($0.en)" }
    }

    @Test("of every kind, where nothing is on record, with a clause", arguments: SanctionKind.allCases)
    func sanctions(kind: SanctionKind) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let whyNot = try await whyNot(kind, desk)
            #expect(!whyNot.isEmpty)
            let isFallback = whyNot.contains { $0.hasSuffix("no ground of \(kind.title.en) is on record") }
            #expect(isFallback == [.emergencySuspension, .agreedMeasure].contains(kind))
        }
    }

    @Test("of every kind, also where no rulebook is in force", arguments: SanctionKind.allCases)
    func noRules(kind: SanctionKind) async throws {
        try await monitoring(at: "2013-03-11") { desk in
            let whyNot = try await whyNot(kind, desk)
            #expect(!whyNot.isEmpty)
        }
    }

    @Test("of every operation", arguments: Operation.allCases)
    func operations(operation: Operation) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let reply = try await desk.outcome(
                ExplainOutcomeRequest(partner: PartnerID(checked: "P"), kind: .block, operation: operation))
            #expect(!reply.happened && !reply.whyNot.isEmpty)
        }
    }

    @Test("warnings where no rulebook is in force")
    func warnings() async throws {
        try await monitoring(at: "2013-03-11") { desk in
            let reply = try await desk.outcome(
                ExplainOutcomeRequest(partner: PartnerID(checked: "P"), kind: .warningStep, warnings: 1))
            #expect(reply.whyNot.map(\.clause.name) == ["migu-membership/ch10.2"])
        }
    }

    @Test(#"an ungraded partner's settlement is not suspended ("migu-membership/10.E")"#)
    func ungraded() async throws {
        try await crediting(at: "2024-04-08") { desk in
            let whyNot = try await whyNot(.settlementSuspension, desk)
            #expect(
                whyNot.contains {
                    $0.hasPrefix("migu-membership/10.E")
                        && $0.hasSuffix(
                            "not graded, for there is no credit result; settlement suspension begins with grade E")
                })
            try await desk.score("500", in: "2024-03", received: "2024-04-08")
            #expect(
                try await self.whyNot(.settlementSuspension, desk).contains {
                    $0.hasSuffix("500 of 2024-03 is grade C; settlement suspension begins with grade E")
                })
        }
    }

    @Test(#"a fine: each step that is missing ("maoming-benefits/23.5.s2")"#)
    func fine() async throws {
        try await investigating(at: "2023-08-01") { desk in
            func line() async throws -> String? { try await whyNot(.fine, desk).first }
            #expect(try await line()?.hasSuffix("no violation is proven") == true)
            let violation = try await desk.proven()
            #expect(try await line()?.hasSuffix("no warning of violation 1 has been served") == true)
            try await desk.warn(violation, rectifyBy: "2023-08-31")
            try await desk.serve(violation, on: "2023-08-01")
            #expect(
                try await line()?.hasSuffix("violation 1 is warned of, and the panel has not decided: fine") == true)
            try await desk.measure(violation, .fine, decided: "2023-08-01", amount: 100)
            let fined = try await desk.outcome(
                ExplainOutcomeRequest(partner: PartnerID(checked: "P"), kind: .sanction, sanction: .fine))
            #expect(fined.happened)
        }
    }

    @Test(#"a termination: how many warnings of three, and how each rectification stands ("maoming-benefits/23.5.s4")"#)
    func termination() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let first = try await desk.warned(rectifyBy: "2023-08-10")
            try await desk.warned(rectifyBy: "2023-08-31")
            func lines() async throws -> [String] {
                try await whyNot(.termination, desk).filter { $0.hasPrefix("maoming-benefits/23.5.s4") }
            }
            let open = try await lines()
            #expect(open.count == 3)
            #expect(open[0].hasSuffix("2 warnings < 3, 1 short"))
            #expect(open[1].hasSuffix("the rectification of violation 1 has not failed, it is due by 2023-08-10"))
            try await desk.rectified(first, on: "2023-08-01")
            try await desk.advance(to: "2023-09-01")
            let later = try await lines()
            #expect(later[1].hasSuffix("the rectification of violation 1 was confirmed on 2023-08-01"))
            #expect(later[2].hasSuffix("the rectification of violation 2 failed on 2023-08-31"))
        }
    }

    @Test(#"a deduction: a broken commitment is missing, or a person's choice ("maoming-benefits/19.2.3.s10")"#)
    func commitments() async throws {
        try await investigating(at: "2023-08-10") { desk in
            #expect(try await whyNot(.deduction, desk).first?.hasSuffix("no broken commitment is on record") == true)
            _ = try await desk.client.call(
                ViolationMethods.recordBrokenCommitment,
                RecordBrokenCommitmentRequest(
                    partner: PartnerID(checked: "P"), day: try day("2023-08-10"), commitment: "answers within a day",
                    foundBy: .municipal, evidence: [Actor.photo], by: Actor.prover))
            #expect(
                try await whyNot(.deduction, desk).first?.hasSuffix("not chosen for broken commitment 1: deduction")
                    == true)
        }
    }
}
