import RPC
import Rulebook
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

    @Test("one without an end of its own bites until something ends it")
    func openEnded() throws {
        let entry = try entry { $0.lastDay = nil }
        #expect(entry.liftsAt == nil)
        #expect(try entry.state(at: at("2044-01-01")) == .inForce)
    }

    @Test(#"its period runs from the day of issue ("migu-membership/a7.1")"#)
    func issue() throws {
        let proposed = try entry { ($0.issuedAt, $0.lastDay, $0.period) = (nil, nil, Period(1, .months)) }
        let issued = try proposed.issued(at: at("2024-01-31"))
        #expect(try issued.lastDay == day("2024-02-29"))
        #expect(try issued.issuedAt == at("2024-01-31"))
    }

    @Test("a later end is known from the instant it was given on")
    func extended() throws {
        let reason = Reason(clause: ClauseID(checked: "migu-membership/a3.7"), text: Text("again"))
        let entry = try entry {
            $0.lastDay = try day("2024-04-18")
            $0.extensions = [
                SanctionExtension(
                    at: try at("2024-03-15"), previousLastDay: try day("2024-03-18"), lastDay: try day("2024-04-18"),
                    reason: reason)
            ]
        }
        #expect(try entry.known(at: at("2024-03-14")).lastDay == day("2024-03-18"))
        #expect(try entry.known(at: at("2024-03-14")).extensions.isEmpty)
        #expect(try entry.known(at: at("2024-03-15")).lastDay == day("2024-04-18"))
    }

    @Test(
        "it takes the place of a lower step of the same ground, month, measure and target alone (R7)",
        arguments: [
            (1, "2024-03", "S1", .promotionSuspension, .warnings, true),
            (2, "2024-03", "S1", .promotionSuspension, .warnings, false),
            (1, "2024-02", "S1", .promotionSuspension, .warnings, false),
            (1, "2024-03", "S2", .promotionSuspension, .warnings, false),
            (1, "2024-03", "S1", .serviceCodeFreeze, .warnings, false),
            (1, "2024-03", "S1", .promotionSuspension, .finding, false),
        ] as [(Int, String, String, SanctionKind, GroundKind, Bool)])
    func supersedes(rank: Int, monthText: String, line: String, kind: SanctionKind, ground: GroundKind, expected: Bool)
        throws
    {
        func entry(_ rank: Int, _ line: String, _ kind: SanctionKind, _ ground: GroundKind, _ month: BillingMonth?)
            throws -> SanctionEntry
        {
            SanctionEntry(
                target: SanctionTarget(partner: PartnerID(checked: "P"), serviceLine: ServiceLineID(checked: line)),
                kind: kind,
                clause: ClauseID(checked: "migu-membership/a3.4"), ground: Ground(kind: ground, id: "g"), rank: rank,
                month: month, recordedAt: try at("2024-03-11"), reasons: [])
        }
        let higher = try entry(2, "S1", .promotionSuspension, .warnings, try month("2024-03"))
        #expect(try higher.supersedes(entry(rank, line, kind, ground, month(monthText))) == expected)
        let withoutMonth = try entry(2, "S1", .promotionSuspension, .warnings, nil)
        #expect(try !withoutMonth.supersedes(entry(1, "S1", .promotionSuspension, .warnings, nil)))
    }
}
