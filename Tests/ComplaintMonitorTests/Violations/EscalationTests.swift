import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Three warnings and a failed rectification make a violation severe", .fewAtOnce)
struct EscalationTests {
    /// Three violations of P whose warnings are served, the third one on 2023-08-01 with its date on 2023-08-31; the dates of
    /// the first two were kept.
    private func thirdWarning(_ desk: Desk, _ facts: ViolationFacts = .late) async throws -> Violation {
        for (served, rectifyBy) in [("2023-07-10", "2023-07-20"), ("2023-07-21", "2023-07-31")] {
            let violation = try await desk.warned(on: served, rectifyBy: rectifyBy)
            try await desk.advance(to: rectifyBy)
            try await desk.rectified(violation, on: rectifyBy)
            if served == "2023-07-10" { try await desk.advance(to: "2023-07-21") }
        }
        try await desk.advance(to: "2023-08-01")
        return try await desk.warned(facts, rectifyBy: "2023-08-31")
    }

    private func overdue(_ desk: Desk) async throws -> [String] {
        try await desk.facts(EventType.rectificationOverdue, as: Violation.self).map(\.id)
    }

    @Test(
        #"the third warning's date passes unconfirmed: severe from the next day ("maoming-benefits/23.5", "maoming-benefits/23.5.s4", "maoming-benefits/24")"#
    )
    func missed() async throws {
        try await investigating(at: "2023-07-10") { desk in
            let violation = try await thirdWarning(desk)
            try await desk.advance(to: "2023-08-31T23:59:59+08:00")
            #expect(try await desk.violation(violation).kind == .general)
            #expect(try await desk.sanctions().isEmpty)
            try await desk.advance(to: "2023-09-01T00:00:00+08:00")
            let severe = try await desk.violation(violation)
            #expect(try (severe.kind, severe.severeFrom, severe.exit) == (.severe, day("2023-09-01"), .opened))
            #expect(severe.reasons.filter { $0.zh.contains("送达警告") }.count == 3)
            let fact = try #require(
                try await desk.facts(EventType.violationSevere, as: SevereViolation.self).first)
            #expect(try (fact.day, fact.clause.name) == (day("2023-09-01"), "maoming-benefits/23.5.s4"))
            #expect((fact.isBreachOfLaw, fact.exit, fact.areClaimsOpen) == (false, .opened, true))
            #expect(try await desk.sanctions().map(\.kind) == [.termination])
            #expect(try await desk.violations().warnings == 3)
        }
    }

    @Test(#"confirmed on its last day it stays general ("maoming-benefits/23.5.s4")"#)
    func confirmed() async throws {
        try await investigating(at: "2023-07-10") { desk in
            let violation = try await thirdWarning(desk)
            try await desk.advance(to: "2023-08-31T23:00:00+08:00")
            try await desk.rectified(violation, on: "2023-08-31")
            try await desk.advance(to: "2023-09-10")
            #expect(try await desk.violation(violation).kind == .general)
            #expect(try await desk.events(EventType.violationSevere).isEmpty)
        }
    }

    @Test(#"with two warnings a missed date is overdue and stays general: 2 < 3 ("maoming-benefits/23.5.s4")"#)
    func two() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.warned(rectifyBy: "2023-08-31")
            try await desk.warned(rectifyBy: "2023-09-30")
            try await desk.advance(to: "2023-09-01")
            #expect(try await desk.violation(violation).kind == .general)
            #expect(try await overdue(desk) == [violation.id])
            let explained = try await desk.explain(violation)
            #expect(explained.whyNot.last?.en == "Article 23 (5): 2 warnings < 3, 1 short")
        }
    }

    @Test(
        #"found not to be reached it is severe from the next day, without waiting for the date ("maoming-benefits/23.5.s4")"#
    )
    func poorResult() async throws {
        try await investigating(at: "2023-07-10") { desk in
            let violation = try await thirdWarning(desk)
            try await desk.advance(to: "2023-08-20")
            try await desk.rectified(violation, on: "2023-08-20", false)
            #expect(try await desk.violation(violation).kind == .general)
            try await desk.advance(to: "2023-08-21T00:00:00+08:00")
            #expect(try await desk.violation(violation).severeFrom == day("2023-08-21"))
        }
    }

    @Test("a service that is recorded late counts from its day, and what follows from it follows at once")
    func lateService() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let first = try await desk.warned(rectifyBy: "2023-08-31")
            let second = try await desk.warned(rectifyBy: "2023-09-30")
            try await desk.rectified(second, on: "2023-08-01")
            let third = try await desk.proven()
            try await desk.warn(third, rectifyBy: "2023-09-30")
            try await desk.advance(to: "2023-09-05")
            #expect(try await desk.violation(first).kind == .general)
            try await desk.serve(third, on: "2023-08-31")
            #expect(try await desk.violation(first).severeFrom == day("2023-09-01"))
            #expect(try await desk.violation(third).kind == .general)
        }
    }

    @Test(
        #"a date that passed before the service was recorded is told overdue, once ("maoming-benefits/23.5.s4")"#)
    func lateOverdue() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.proven()
            try await desk.warn(violation, rectifyBy: "2023-08-31")
            try await desk.advance(to: "2023-09-05")
            #expect(try await overdue(desk).isEmpty)
            try await desk.serve(violation, on: "2023-08-05")
            #expect(try await overdue(desk) == [violation.id])
            #expect(try await desk.violation(violation).warning?.overdueAt == at("2023-09-05"))
            try await desk.rectified(violation, on: "2023-09-05", false)
            try await desk.warned(on: "2023-09-05", rectifyBy: "2023-09-30")
            try await desk.advance(to: "2023-09-06")
            #expect(try await overdue(desk) == [violation.id])
        }
    }

    @Test(
        #"confirmed in time, as is told late, it is general again; a person lifts the end of the cooperation ("maoming-benefits/23.5.s4", R9)"#
    )
    func lateConfirmation() async throws {
        var facts = ViolationFacts.late
        facts.hasMajorSocialImpact = true
        try await investigating(at: "2023-07-10") { [facts] desk in
            let violation = try await thirdWarning(desk, facts)
            try await desk.advance(to: "2023-09-02")
            let late = try await desk.rectified(violation, on: "2023-09-01")
            #expect((late.kind, late.blacklist?.isListed) == (.severe, nil))
            #expect(try await desk.sanctions().map(\.groundGoneAt) == [nil])
            let restored = try await desk.rectified(violation, on: "2023-08-31")
            #expect((restored.kind, restored.severeFrom, restored.exit) == (.general, nil, nil))
            #expect((restored.blacklist, restored.waitsFor) == (nil, nil))
            #expect(restored.reasons.last?.clause.name == "maoming-benefits/23.5.s4")
            #expect(!restored.reasons.contains { $0.clause.name == "maoming-benefits/24.5.s1" })
            #expect(try await desk.facts(EventType.violationRestored, as: Violation.self) == [restored])
            #expect(try await desk.ledger() == ["termination - in-force groundless"])
            #expect(try await desk.lift("1").state == .lifted)
            #expect(try await overdue(desk).isEmpty)
        }
    }

    @Test(
        #"what decides again makes it severe and ends the cooperation anew ("maoming-benefits/23.5.s4", R39)"#,
        arguments: [true, false])
    func returned(isLifted: Bool) async throws {
        var facts = ViolationFacts.late
        facts.hasMajorSocialImpact = true
        try await investigating(at: "2023-07-10") { [facts] desk in
            let violation = try await thirdWarning(desk, facts)
            try await desk.advance(to: "2023-09-02")
            // What a person has decided stays decided, whatever becomes of the matter.
            _ = try await desk.client.call(
                ViolationMethods.decideBlacklisting,
                DecideBlacklistingRequest(id: violation.id, isListed: true, reason: "proven", by: Actor.sanctioner))
            try await desk.rectified(violation, on: "2023-08-31")
            if isLifted { try await desk.lift("1") }
            let again = try await desk.rectified(violation, on: "2023-08-31", false)
            #expect(try (again.kind, again.severeFrom, again.exit) == (.severe, day("2023-09-01"), .opened))
            #expect(again.blacklist?.isListed == true)
            #expect(try await desk.events(EventType.blacklistProposed).count == 1)
            let first = "termination - \(isLifted ? "lifted" : "in-force") groundless"
            #expect(try await desk.ledger() == [first, "termination - in-force"])
            #expect(try await desk.events(EventType.violationSevere).count == 2)
        }
    }

    @Test("the agenda says what a date brings, and the headroom how many warnings are missing")
    func foreseen() async throws {
        try await investigating(at: "2023-07-10") { desk in
            let violation = try await thirdWarning(desk)
            let agenda = try await desk.client.call(
                ForesightMethods.listAgenda, ListAgendaRequest(partner: PartnerID(checked: "P")))
            let steps = agenda.steps.filter { $0.kind == "violation-rectification" }
            #expect(try steps.map(\.at) == [at("2023-09-01T00:00:00+08:00")])
            #expect(steps.first?.reason.en.contains("violation \(violation.id) has failed, it becomes severe") == true)
            let headroom = try await desk.client.call(
                ForesightMethods.getHeadroom, GetHeadroomRequest(partner: PartnerID(checked: "P")))
            let items = headroom.items.filter { $0.kind == .violations }
            #expect(items.map(\.figure) == ["3"])
            #expect(items.map(\.missing) == [nil])
        }
    }

    @Test(#"no method takes a count of warnings by hand ("maoming-benefits/23.5.s4")"#)
    func byHand() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let described = try await desk.client.call(PlatformMethods.describe, DescribeRequest())
            let own = described.methods.filter { $0.path.hasPrefix("/\(ViolationMethods.service)/") && $0.isCommand }
            #expect(
                Set(own.map { $0.path.split(separator: "/").last.map(String.init) ?? "" }) == [
                    "RecordInspection", "FileViolation", "UpholdComplaint", "ProveViolation", "DismissViolation",
                    "IssueWarning", "ServeWarning", "OrderMeasure", "CheckRectification", "DecideBlacklisting",
                    "RecordBrokenCommitment", "ChooseCommitmentMeasure", "ReportAdjustment", "RecordCustomerNotice",
                    "CloseAdjustment",
                ])
        }
    }
}
