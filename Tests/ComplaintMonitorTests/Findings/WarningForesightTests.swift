import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("How far a service line is from the next step of its warnings", .fewAtOnce)
struct WarningForesightTests {
    private func warned(_ count: Int, _ body: (Desk) async throws -> Void) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            for number in 0..<count {
                try await desk.record(
                    Sample.dialTest("T\(number)", on: "2024-03-11", subchannels: ["C\(number)"]))
            }
            try await body(desk)
        }
    }

    @Test(
        #"the headroom names the next figure and what is missing ("migu-membership/a3.4" to "migu-membership/a3.6")"#,
        arguments: [
            (2, "3", "1", "附件3 说明1: 2 次业务警告 ≤ 2, 还差 1"), (3, "4", "1", "附件3 说明1: 3 次业务警告 < 4, 还差 1"),
            (5, nil, nil, "附件3 说明1: 5 次业务警告 ≥ 5"),
        ] as [(Int, String?, String?, String)])
    func headroom(count: Int, threshold: String?, missing: String?, reason: String) async throws {
        try await warned(count) { desk in
            let reply = try await desk.client.call(
                ForesightMethods.getHeadroom, GetHeadroomRequest(partner: PartnerID(checked: "P")))
            let item = try #require(reply.items.first { $0.kind == .warnings })
            #expect(item.serviceLine?.name == "S")
            #expect(item.figure == "\(count)")
            #expect(item.threshold == threshold)
            #expect(item.missing == missing)
            #expect(item.reason.zh == reason)
        }
    }

    @Test(
        #"3 warnings are explained, 4 are not reached by 1 ("migu-membership/a3.4", "migu-membership/a3.5")"#,
        arguments: [(3, true, "附件3 说明1: 3 次业务警告 ≥ 3"), (4, false, "附件3 说明1: 3 次业务警告 < 4, 还差 1")])
    func explained(wanted: Int, happened: Bool, reason: String) async throws {
        try await warned(3) { desk in
            let request = ExplainOutcomeRequest(
                partner: PartnerID(checked: "P"), kind: .warningStep, warnings: wanted,
                serviceLine: ServiceLineID(checked: "S"))
            let reply = try await desk.client.call(ForesightMethods.explainOutcome, request)
            #expect(reply.happened == happened)
            #expect((happened ? reply.why : reply.whyNot).map(\.zh) == [reason])
        }
    }

    @Test("a line without a suspension is told what its warnings lack")
    func notSuspended() async throws {
        try await warned(2) { desk in
            let request = ExplainOutcomeRequest(
                partner: PartnerID(checked: "P"), kind: .sanction, sanction: .promotionSuspension,
                serviceLine: ServiceLineID(checked: "S"), province: "Sichuan")
            let reply = try await desk.client.call(ForesightMethods.explainOutcome, request)
            #expect(reply.happened == false)
            #expect(reply.whyNot.contains { $0.clause.name == "migu-membership/a3.4" })
        }
    }
}
