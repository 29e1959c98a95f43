import RPC
import Schema
import ServiceTestSupport
import Testing

@testable import ComplaintMonitor

@Suite("How a sanction stands is derived from its dates (R2, R36)")
struct SanctionEntryTests {
    /// Recorded on 03-11, issued, until 03-18; what else befell it is added by `change`.
    private func entry(_ change: (inout SanctionEntry) throws -> Void = { _ in }) throws -> SanctionEntry {
        var entry = SanctionEntry(
            number: 1, target: SanctionTarget(partner: PartnerID(checked: "P")), kind: .promotionSuspension,
            clause: ClauseID(checked: "migu-membership/a7.1"), ground: Ground(kind: .tier, id: "P/2024-03/1"), rank: 1,
            month: try month("2024-03"), recordedAt: try at("2024-03-11"), issuedAt: try at("2024-03-11"),
            lastDay: try day("2024-03-18"),
            reasons: [])
        try change(&entry)
        return entry
    }

    @Test(
        "it bites when issued and lifts at 00:00 after its last day",
        arguments: [
            ("2024-03-11T11:59:59.999999+08:00", .proposed), ("2024-03-11T12:00:00+08:00", .inForce),
            ("2024-03-18T23:59:59.999999+08:00", .inForce), ("2024-03-19T00:00:00+08:00", .ended),
        ] as [(String, SanctionState)])
    func period(instant: String, state: SanctionState) throws {
        #expect(try entry().state(at: at(instant)) == state)
        #expect(try entry().liftsAt == at("2024-03-19T00:00:00+08:00"))
    }

    @Test(
        "replaced and lifted from their instants on, also after the last day",
        arguments: [
            ("2024-03-14", .inForce, .inForce), ("2024-03-15", .replaced, .lifted), ("2024-03-20", .replaced, .lifted),
        ] as [(String, SanctionState, SanctionState)])
    func closed(instant: String, replaced: SanctionState, lifted: SanctionState) throws {
        #expect(try entry { $0.replacedAt = try at("2024-03-15") }.state(at: at(instant)) == replaced)
        #expect(try entry { $0.liftedAt = try at("2024-03-15") }.state(at: at(instant)) == lifted)
    }

    @Test("a proposed one has no end")
    func proposed() throws {
        let entry = try entry { ($0.issuedAt, $0.lastDay) = (nil, nil) }
        #expect(entry.liftsAt == nil)
        #expect(try entry.state(at: at("2030-01-01")) == .proposed)
    }

    @Test("what happened later is not known at an earlier instant")
    func known() throws {
        let entry = try entry {
            $0.issuedAt = try at("2024-03-12")
            $0.issuedBy = Desk.person
            $0.groundGoneAt = try at("2024-03-13")
            ($0.replacedAt, $0.replacedBy) = (try at("2024-03-14"), 7)
            ($0.liftedAt, $0.liftedBy, $0.liftReason) = (try at("2024-03-15"), Desk.person, "no ground")
        }
        let facts = { (instant: String) throws -> [Bool] in
            let known = try entry.known(at: at(instant))
            return [known.issuedAt != nil, known.groundGoneAt != nil, known.replacedBy != nil, known.liftedAt != nil]
        }
        #expect(try facts("2024-03-11") == [false, false, false, false])
        #expect(try facts("2024-03-12") == [true, false, false, false])
        #expect(try facts("2024-03-13") == [true, true, false, false])
        #expect(try facts("2024-03-14") == [true, true, true, false])
        #expect(try facts("2024-03-15") == [true, true, true, true])
        let early = try entry.message(at: at("2024-03-11"))
        #expect(early.lastDay == nil && early.liftsAt == nil && early.issuedBy == nil && early.liftReason == nil)
        #expect(early.state == .proposed)
    }
}
