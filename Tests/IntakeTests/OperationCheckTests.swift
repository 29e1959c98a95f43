import RPC
import Schema
import ServiceTestSupport
import Testing

@testable import Intake

@Suite("A freeze refuses with its clause and its last day")
struct OperationCheckTests {
    private func sanction(
        _ kind: SanctionKind, tier: Int, until lastDay: String?, reasons: [Reason] = []
    ) throws -> Sanction {
        Sanction(
            id: "1", partner: PartnerID(checked: "P"), kind: kind,
            clause: ClauseID(checked: "migu-membership/a7.\(tier)"),
            tier: tier, month: try month("2024-03"), state: .inForce, recordedAt: try at("2024-03-11"),
            issuedAt: try at("2024-03-11"), lastDay: try lastDay.map(day), reasons: reasons)
    }

    private func refusal(_ sanctions: [Sanction]) -> RPCError? {
        OperationCheck.refusal(
            of: .addServiceCode, on: SanctionTarget(partner: PartnerID(checked: "P")), by: sanctions)
    }

    @Test("no sanction, and a promotion suspension, refuse nothing")
    func none() throws {
        #expect(refusal([]) == nil)
        #expect(try refusal([sanction(.promotionSuspension, tier: 4, until: "2024-09-10")]) == nil)
    }

    @Test("of several the one that lasts longest is told")
    func longest() throws {
        let error = try refusal([
            sanction(.serviceCodeFreeze, tier: 1, until: "2024-04-11"),
            sanction(.serviceCodeFreeze, tier: 2, until: "2024-05-20"),
            sanction(.promotionSuspension, tier: 4, until: "2024-09-10"),
        ])
        #expect(error?.code == .failedPrecondition)
        #expect(error?.clause == "migu-membership/a7.2")
        #expect(error?.message.en.contains("until 2024-05-20") == true)
        #expect(error?.message.zh.contains("至 2024-05-20") == true)
    }

    @Test("the reason under the same clause is told in both languages")
    func reason() throws {
        let clause = ClauseID(checked: "migu-membership/a7.1")
        let reasons = [
            Reason(clause: ClauseID(checked: "migu-membership/a6.2"), text: Text(zh: "日", en: "day")),
            Reason(clause: clause, text: Text(zh: "附件7 一级预警: 5 次通报 ≥ 5", en: "Annex 7 tier 1: 5 notifications ≥ 5")),
        ]
        let error = try refusal([sanction(.serviceCodeFreeze, tier: 1, until: "2024-04-11", reasons: reasons)])
        #expect(error?.message.zh.contains("附件7 一级预警: 5 次通报 ≥ 5") == true)
        #expect(error?.message.en.contains("Annex 7 tier 1: 5 notifications ≥ 5") == true)
    }
}
