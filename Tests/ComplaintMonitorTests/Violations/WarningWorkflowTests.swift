import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A general violation is warned of, sanctioned, rectified or escalated", .fewAtOnce)
struct WarningWorkflowTests {
    @Test(
        #"served 08-01, measure decided 08-02, confirmed 08-20: on 08-21 nothing in force, one warning, general ("maoming-benefits/23.5", "maoming-benefits/23.5.s3")"#
    )
    func wholeWay() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.warned(rectifyBy: "2023-08-31")
            try await desk.advance(to: "2023-08-02")
            let sanction = try await desk.measure(violation, .newCooperationStop, decided: "2023-08-02")
            #expect(try sanction.issuedAt == at("2023-08-02T00:00:00+08:00"))
            try await desk.advance(to: "2023-08-20")
            let early = await failure { try await desk.lift(sanction.id) }
            #expect((early?.code, early?.clause) == (.failedPrecondition, "maoming-benefits/23.5.s3"))
            let checked = try await desk.rectified(violation, on: "2023-08-20")
            #expect(checked.waitsFor == nil)
            #expect(try await desk.sanctions().map(\.state) == [.inForce], "a person lifts, not the confirmation")
            #expect(try await desk.lift(sanction.id).liftedAt == at("2023-08-20"))
            try await desk.advance(to: "2023-08-21")
            #expect(try await desk.sanctions().map(\.state) == [.lifted])
            let explained = try await desk.explain(violation)
            #expect((explained.warnings, explained.violation.kind) == (1, .general))
            #expect(explained.whyNot.last?.zh == "第二十三条（五）: 1 次警告 < 3, 还差 2")
        }
    }

    @Test(#"a warning counts from its service ("maoming-benefits/23.5.s1")"#)
    func counted() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.proven()
            try await desk.warn(violation, rectifyBy: "2023-08-31")
            #expect(try await desk.violations().warnings == 0)
            let again = try await desk.warn(violation, rectifyBy: "2023-09-30")
            #expect(try again.warning?.rectifyBy == day("2023-09-30"), "one that is not served is written anew")
            try await desk.serve(violation, on: "2023-08-01")
            #expect(try await desk.violations().warnings == 1)
            let events = try await desk.facts(EventType.violationWarningServed, as: Violation.self)
            #expect(try events.map(\.warning?.servedDay) == [day("2023-08-01")])
            let served = await failure { try await desk.warn(violation, rectifyBy: "2023-09-30") }
            #expect(served?.reason == "WARNING_SERVED")
            #expect(await failure { try await desk.serve(violation, on: "2023-08-01") }?.reason == "WARNING_NOT_OPEN")
        }
    }

    @Test(
        #"a warning needs a date after the day of service ("maoming-benefits/23.5.s1")"#,
        arguments: [nil, "2023-07-31", "2023-08-01", "2033-08-09", "2199-12-31"])
    func dates(rectifyBy: String?) async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.proven()
            let error = await failure { try await desk.warn(violation, rectifyBy: rectifyBy) }
            #expect((error?.code, error?.field) == (.invalidArgument, "rectifyBy"))
            #expect(error?.clause == "maoming-benefits/23.5.s1")
        }
    }

    @Test(
        #"the day of service is from the issue to today, before the date ("maoming-benefits/23.5.s1")"#,
        arguments: [
            ("2023-07-31", false), ("2023-08-01", true), ("2023-08-04", true), ("2023-08-05", false),
            ("2023-08-11", false),
        ])
    func serviceDay(on text: String, isTaken: Bool) async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.proven()
            try await desk.warn(violation, rectifyBy: "2023-08-05")
            try await desk.advance(to: "2023-08-10")
            let error = await failure { try await desk.serve(violation, on: text) }
            #expect(error?.field == (isTaken ? nil : "day"))
        }
    }

    @Test(
        #"grid-channel warns, nobody else ("maoming-benefits/22")"#,
        arguments: [Actor.county, Actor.finance, Actor.prover])
    func whoWarns(person: Person) async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.proven()
            let error = await failure { try await desk.warn(violation, rectifyBy: "2023-08-31", by: person) }
            #expect((error?.code, error?.clause) == (.permissionDenied, "maoming-benefits/22"))
            #expect(try await desk.warn(violation, rectifyBy: "2023-08-31").warning != nil)
        }
    }

    @Test(
        #"a measure begins at the later of decision and service ("maoming-benefits/23.5.s2")"#,
        arguments: [("2023-08-03", "2023-08-03"), ("2023-07-30", "2023-08-01"), ("2023-08-01", "2023-08-01")])
    func begin(decided: String, begin: String) async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.warned(rectifyBy: "2023-08-31")
            try await desk.advance(to: "2023-08-03")
            let sanction = try await desk.measure(violation, .settlementSuspension, decided: decided)
            #expect(try sanction.issuedAt == at("\(begin)T00:00:00+08:00"))
            #expect((sanction.state, sanction.clause.name) == (.inForce, "maoming-benefits/23.5.s2"))
            #expect((sanction.document, sanction.ground) == ("评审 7", Ground(kind: .violation, id: violation.id)))
            #expect(sanction.blocks.map(\.operation) == [.pay])
        }
    }

    @Test(#"no measure without decision or before service ("maoming-benefits/23.5.s2")"#)
    func withoutDecision() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.proven()
            try await desk.warn(violation, rectifyBy: "2023-08-31")
            let early = await failure {
                try await desk.measure(violation, .settlementSuspension, decided: "2023-08-01")
            }
            #expect((early?.code, early?.clause) == (.failedPrecondition, "maoming-benefits/23.5.s2"))
            try await desk.serve(violation, on: "2023-08-01")
            let error = await failure { try await desk.measure(violation, .settlementSuspension, decided: nil) }
            #expect((error?.code, error?.clause) == (.failedPrecondition, "maoming-benefits/23.5.s2"))
            let later = await failure { try await desk.measure(violation, .productDelisting, decided: "2023-08-02") }
            #expect((later?.code, later?.field) == (.invalidArgument, "decision.day"))
            #expect(try await desk.sanctions().isEmpty)
        }
    }

    @Test(
        #"a fine has an amount above 0, the others have none ("maoming-benefits/23.5.s2")"#,
        arguments: [
            (SanctionKind.fine, 1, nil), (.fine, 0, "amountFen"), (.fine, -1, "amountFen"), (.fine, nil, "amountFen"),
            (.productDelisting, nil, nil), (.productDelisting, 5, "amountFen"), (.rectification, nil, "rectifyBy"),
            (.termination, nil, "kind"),
        ] as [(SanctionKind, Int64?, String?)])
    func amounts(kind: SanctionKind, amount: Int64?, field: String?) async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.warned(rectifyBy: "2023-08-31")
            let error = await failure {
                let sanction = try await desk.measure(violation, kind, decided: "2023-08-01", amount: amount)
                #expect(sanction.amountFen == amount.map(Fen.init))
                #expect(sanction.benefit == (kind == .productDelisting ? "B" : nil))
                return sanction
            }
            #expect(error?.field == field)
            #expect(error?.code == field.map { _ in .invalidArgument })
        }
    }

    @Test(#"a rectification ordered by the panel has a date after its begin ("maoming-benefits/23.5.s2")"#)
    func orderedRectification() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.warned(rectifyBy: "2023-08-31")
            let sanction = try await desk.measure(
                violation, .rectification, decided: "2023-08-01", rectifyBy: "2023-08-02")
            #expect(sanction.reasons.contains { $0.en.contains("to be rectified by 2023-08-02") })
        }
    }

    @Test(
        #"a confirmation is from the service of the warning to today, with evidence ("maoming-benefits/23.5.s3")"#,
        arguments: [("2023-08-01", "day"), ("2023-08-02", nil), ("2023-08-11", "day")] as [(String, String?)])
    func confirmationDay(on text: String, field: String?) async throws {
        try await investigating(at: "2023-08-02") { desk in
            let violation = try await desk.warned(on: "2023-08-02", rectifyBy: "2023-08-31")
            try await desk.advance(to: "2023-08-10")
            let error = await failure { try await desk.rectified(violation, on: text) }
            #expect((error?.field, error?.code) == (field, field.map { _ in .invalidArgument }))
            let bare = CheckRectificationRequest(
                id: violation.id, day: try day("2023-08-10"), isReached: true, by: Actor.prover)
            let error2 = await failure { try await desk.client.call(ViolationMethods.checkRectification, bare) }
            #expect((error2?.reason, error2?.clause) == ("EVIDENCE_MISSING", "maoming-benefits/23.5.s3"))
        }
    }

    @Test(#"found not to be reached, nothing is lifted ("maoming-benefits/23.5.s3")"#)
    func notReached() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.warned(rectifyBy: "2023-08-31")
            let sanction = try await desk.measure(violation, .settlementSuspension, decided: "2023-08-01")
            try await desk.rectified(violation, on: "2023-08-01", false)
            #expect(await failure { try await desk.lift(sanction.id) }?.reason == "RECTIFICATION_NOT_CONFIRMED")
            try await desk.rectified(violation, on: "2023-08-01")
            #expect(try await desk.lift(sanction.id).state == .lifted)
        }
    }
}
