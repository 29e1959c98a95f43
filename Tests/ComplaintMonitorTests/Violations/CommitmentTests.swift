import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Broken service commitments, and notices to customers", .fewAtOnce)
struct CommitmentTests {
    private func find(_ desk: Desk, evidence: [Document] = [Actor.photo]) async throws -> BrokenCommitment {
        try await desk.client.call(
            ViolationMethods.recordBrokenCommitment,
            RecordBrokenCommitmentRequest(
                partner: PartnerID(checked: "P"), day: try day("2023-08-10"), commitment: "answers within a day",
                foundBy: .municipal, evidence: evidence, by: Actor.prover))
    }

    private func choose(
        _ measure: SanctionKind, for finding: BrokenCommitment?, amount: Int64? = nil,
        by person: Person = Actor.sanctioner, _ desk: Desk
    ) async throws -> Sanction {
        try await desk.client.call(
            ViolationMethods.chooseCommitmentMeasure,
            ChooseCommitmentMeasureRequest(
                finding: finding?.id, measure: measure, amountFen: amount.map(Fen.init), reason: "kept twice broken",
                by: person))
    }

    @Test(#"found and suspended on 08-10, settlement holds from then on ("maoming-benefits/19.2.3.s10")"#)
    func suspended() async throws {
        try await investigating(at: "2023-08-10") { desk in
            let sanction = try await choose(.settlementSuspension, for: find(desk), desk)
            #expect(try (sanction.issuedAt, sanction.issuedBy) == (at("2023-08-10"), Actor.sanctioner))
            #expect(sanction.clause.name == "maoming-benefits/19.2.3.s10")
            #expect(sanction.ground == Ground(kind: .brokenCommitment, id: "1"))
            #expect(sanction.blocks == [Block(operation: .pay, service: "settlement")])
        }
    }

    @Test(
        #"each of the four measures may be chosen, a deduction with an amount above 0 ("maoming-benefits/19.2.3.s10")"#,
        arguments: [
            (SanctionKind.deduction, 100, nil), (.deduction, 0, "amountFen"), (.deduction, -5, "amountFen"),
            (.deduction, nil, "amountFen"), (.settlementTermination, nil, nil), (.termination, nil, nil),
            (.productDelisting, nil, "measure"),
        ] as [(SanctionKind, Int64?, String?)])
    func measures(kind: SanctionKind, amount: Int64?, field: String?) async throws {
        try await investigating(at: "2023-08-10") { desk in
            let finding = try await find(desk)
            let error = await failure { try await choose(kind, for: finding, amount: amount, desk) }
            #expect((error?.field, error?.code) == (field, field.map { _ in .invalidArgument }))
            #expect(try await desk.sanctions().map(\.kind) == (field == nil ? [kind] : []))
        }
    }

    @Test(#"no measure without a finding, a person of grid-channel and evidence ("maoming-benefits/19.2.3.s10")"#)
    func refused() async throws {
        try await investigating(at: "2023-08-10") { desk in
            let none = await failure { try await choose(.settlementSuspension, for: nil, desk) }
            #expect((none?.code, none?.clause) == (.failedPrecondition, "maoming-benefits/19.2.3.s10"))
            #expect(await failure { try await find(desk, evidence: []) }?.reason == "EVIDENCE_MISSING")
            let finding = try await find(desk)
            let other = await failure { try await choose(.deduction, for: finding, by: Actor.county, desk) }
            #expect(other?.code == .permissionDenied)
        }
    }

    @Test(
        #"an adjustment with holders closes after a recorded notice only ("maoming-benefits/57.s4")"#,
        arguments: [AdjustmentKind.delisting, .change])
    func notice(kind: AdjustmentKind) async throws {
        try await investigating(at: "2023-08-10") { desk in
            func report(hasHolders: Bool) async throws -> Adjustment {
                try await desk.client.call(
                    ViolationMethods.reportAdjustment,
                    ReportAdjustmentRequest(
                        benefit: "B", product: "Bundle", kind: kind, day: try day("2023-08-15"),
                        hasHolders: hasHolders, by: Actor.prover))
            }
            func close(_ adjustment: Adjustment) async throws -> Adjustment {
                try await desk.client.call(
                    ViolationMethods.closeAdjustment, CloseAdjustmentRequest(id: adjustment.id, by: Actor.prover))
            }
            func tell(_ adjustment: Adjustment, evidence: [Document] = [Actor.photo]) async throws -> Adjustment {
                try await desk.client.call(
                    ViolationMethods.recordCustomerNotice,
                    RecordCustomerNoticeRequest(
                        id: adjustment.id, day: try day("2023-08-09"), text: "text message", evidence: evidence,
                        by: Actor.prover))
            }
            #expect(try await close(report(hasHolders: false)).closedBy == Actor.prover)
            let held = try await report(hasHolders: true)
            let error = await failure { try await close(held) }
            #expect((error?.code, error?.clause) == (.failedPrecondition, "maoming-benefits/57.s4"))
            #expect(await failure { try await tell(held, evidence: []) }?.clause == "maoming-benefits/57.s4")
            #expect(try await tell(held).notices.count == 1)
            #expect(try await close(held).closedAt == at("2023-08-10"))
            #expect(await failure { try await tell(held) }?.reason == "ADJUSTMENT_CLOSED")
        }
    }
}
