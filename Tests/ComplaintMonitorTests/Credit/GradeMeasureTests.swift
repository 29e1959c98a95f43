import ComplaintMonitor
import JSON
import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A grade's measures stand until a later result gives another grade", .fewAtOnce)
struct GradeMeasureTests {
    /// A partner with a result of 2024-02, at noon of the day it was received.
    private func graded(_ score: String, _ body: (Desk) async throws -> Void) async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score(score, in: "2024-02", received: "2024-03-08")
            try await body(desk)
        }
    }

    private func clauses(_ desk: Desk) async throws -> [String: String] {
        let measures = try await desk.credit().measures
        return Dictionary(uniqueKeysWithValues: measures.map { ($0.kind.term, $0.clause.name) })
    }

    @Test(#"C: nothing new, what runs goes on ("migu-membership/10.C")"#, arguments: ["450", "599.99"])
    func gradeC(score: String) async throws {
        try await graded(score) { desk in
            #expect(try await desk.check(.addServiceCode).isAllowed)
            try await desk.apply()
            for operation in [Schema.Operation.addServiceCode, .addProduct, .startCooperation] {
                let reply = try await desk.check(operation)
                #expect(!reply.isAllowed)
                #expect(reply.blockedBy.map(\.clause.name) == ["migu-membership/10.C"])
                #expect(reply.blockedBy.allSatisfy { $0.reasons.contains { $0.clause.name == "migu-membership/10.C" } })
            }
            for operation in [Schema.Operation.order, .promote, .billToPhoneBill, .pay] {
                #expect(try await desk.check(operation, line: "S1").isAllowed)
            }
            let measure = try await desk.credit().measures[0]
            #expect(measure.ground == Ground(kind: .creditScore, id: "P/2024-02"))
            #expect(measure.document == "result 2024-02.pdf")
        }
    }

    @Test(#"D: the measures of C and what a person chose ("migu-membership/10.D")"#, arguments: ["300", "449.99"])
    func gradeD(score: String) async throws {
        try await graded(score) { desk in
            let reply = try await desk.apply(.phoneBillBillingSuspension)
            #expect(reply.issued.map(\.kind.term) == SanctionKind.ofC + ["phone-bill-billing-suspension"])
            #expect(reply.refused.isEmpty)
            #expect(reply.task.choiceReason == "most of its sales")
            #expect(try await clauses(desk)["phone-bill-billing-suspension"] == "migu-membership/10.D")
            #expect(try await clauses(desk)["service-code-freeze"] == "migu-membership/10.C")
            #expect(try await !desk.check(.billToPhoneBill).isAllowed)
            #expect(try await desk.check(.promoteInClient).isAllowed)
            #expect(try await desk.check(.pay).isAllowed)
        }
    }

    @Test(#"D: one or both may be chosen ("migu-membership/10.D")"#)
    func both() async throws {
        try await graded("400") { desk in
            try await desk.apply(.phoneBillBillingSuspension, .clientPromotionSuspension)
            #expect(try await !desk.check(.billToPhoneBill).isAllowed)
            #expect(try await !desk.check(.promoteInClient).isAllowed)
        }
    }

    @Test(
        #"D without a choice: the measures of C are issued, the rest is refused, the deadline runs on ("migu-membership/10.D")"#
    )
    func noChoice() async throws {
        try await graded("400") { desk in
            let reply = try await desk.apply()
            #expect(reply.issued.map(\.kind.term) == SanctionKind.ofC)
            #expect(reply.refused.map(\.clause.name) == ["migu-membership/10.D"])
            #expect(reply.task.state == .open)
            try await desk.advance(to: "2024-03-14")
            let second = try await desk.apply(.clientPromotionSuspension)
            #expect(second.issued.map(\.kind) == [.clientPromotionSuspension])
            #expect(second.task.state == .applied)
            #expect(!second.task.isLate)
        }
    }

    @Test(#"D: without a service line on the phone bill, client promotion is offered first ("migu-membership/10.D")"#)
    func offered() async throws {
        try await graded("400") { (desk: Desk) async throws in
            #expect(
                try await desk.tasks()[0].offered == [.clientPromotionSuspension, .phoneBillBillingSuspension])
        }
    }

    @Test(#"D: with one, phone-bill billing is ("migu-membership/10.D")"#)
    func offeredPhoneBill() async throws {
        try await serving(ComplaintMonitor.self, in: TestFolder(), at: at("2024-03-08")) { served in
            let line = RegisteredServiceLine(
                partner: PartnerID(checked: "P"), serviceLine: ServiceLineID(checked: "S1"),
                paymentMethods: [.thirdParty, .phoneBill], registeredAt: try at("2024-01-01"))
            try await served.registered("P", at: "2024-01-01")
            try await served.tell(EventType.serviceLineRegistered, ServiceLineRegistered(serviceLine: line))
            let desk = Desk(served.client)
            let task = try await desk.score("400", in: "2024-02", received: "2024-03-08").task
            #expect(task?.offered == [.phoneBillBillingSuspension, .clientPromotionSuspension])
        }
    }

    @Test(
        #"the measures of a grade end with the cooperation; those of a major violation stand ("migu-membership/10.n2")"#
    )
    func cooperationEnded() async throws {
        try await serving(ComplaintMonitor.self, in: TestFolder(), at: at("2024-03-08")) { served in
            let desk = Desk(served.client)
            for partner in ["P", "Q"] {
                try await served.registered(partner, at: "2024-01-01")
                try await desk.score("200", of: partner, in: "2024-02", received: "2024-03-08")
                try await desk.apply(.clientPromotionSuspension, to: partner)
            }
            _ = try await desk.client.call(
                CreditMethods.confirmMajorViolation,
                ConfirmMajorViolationRequest(
                    partner: PartnerID(checked: "Q"), grounds: [MajorViolationGround(item: .reputation)],
                    facts: "facts",
                    day: day("2024-03-08"), evidence: [.test("e.pdf")], by: Desk.innovation))
            try await desk.advance(to: "2024-06-30T23:59:59+08:00")
            #expect(try await desk.measures().count == 5)
            try await desk.advance(to: "2024-07-01T00:00:00+08:00")
            for partner in ["P", "Q"] {
                let end = CooperationEnd(
                    partner: PartnerID(checked: partner), day: try day("2024-06-30"), kind: .voluntary,
                    reason: "left", by: Desk.innovation, recordedAt: try at("2024-06-01"))
                try await served.tell(EventType.cooperationEnded, CooperationEnded(end: end))
            }
            #expect(try await desk.measures().isEmpty)
            #expect(try await desk.check(.pay).isAllowed)
            #expect(try await desk.sanctions().allSatisfy { $0.liftReason?.contains("migu-membership/10.n2") == true })
            #expect(try await desk.measures(of: "Q") == ["termination"])
            #expect(try await !desk.check(.pay, of: "Q").isAllowed)
            // A result of the last month comes later: it is kept, and no measure comes back.
            try await desk.advance(to: "2024-07-08")
            let late = try await desk.score("200", in: "2024-06", received: "2024-07-08")
            #expect((late.counts, late.standing.grade) == (true, .e))
            #expect(late.task == nil)
            try await desk.advance(to: "2024-08-01")
            #expect(try await desk.measures().isEmpty)
        }
    }

    @Test(
        "what the grade does not leave to a choice, and a choice without a reason, are refused",
        arguments: [
            ("400", SanctionKind.salesSuspension, "why"), ("500", .clientPromotionSuspension, "why"),
            ("400", .clientPromotionSuspension, " "),
        ])
    func badChoice(score: String, choice: SanctionKind, reason: String) async throws {
        try await graded(score) { (desk: Desk) async throws in
            let request = ApplyGradeRequest(
                partner: PartnerID(checked: "P"), by: Desk.innovation, choices: [choice], reason: reason)
            let error = await failure { try await desk.client.call(CreditMethods.applyGrade, request) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == (reason == " " ? "reason" : "choices"))
            #expect(try await desk.measures().isEmpty)
        }
    }

    @Test(
        #"E: payments are held too, until a later result gives D ("migu-membership/10.E")"#,
        arguments: ["150", "299.99"])
    func gradeE(score: String) async throws {
        try await graded(score) { desk in
            let reply = try await desk.apply(.clientPromotionSuspension)
            #expect(
                reply.issued.map(\.kind.term) == SanctionKind.ofC + [
                    "settlement-suspension", "client-promotion-suspension",
                ])
            let held = try await desk.check(.pay)
            #expect(!held.isAllowed)
            #expect(held.blockedBy.map(\.clause.name) == ["migu-membership/10.E"])
            try await desk.advance(to: "2024-04-08")
            try await desk.score("320", in: "2024-03", received: "2024-04-08")
            #expect(try await !desk.check(.pay).isAllowed)
            let later = try await desk.apply()
            #expect(later.lifted.map(\.kind) == [.settlementSuspension])
            #expect(later.task.state == .applied)
            #expect(try await desk.check(.pay).isAllowed)
            #expect(try await desk.measures() == SanctionKind.ofC + ["client-promotion-suspension"])
        }
    }

    @Test(#"a payment to a partner that nobody knows is never let through ("migu-membership/10.E")"#)
    func unknownPartner() async throws {
        try await crediting(at: "2024-03-08") { (desk: Desk) async throws in
            let error = await failure { try await desk.check(.pay, of: "nobody") }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.clause == "migu-membership/10.E")
            #expect(try await desk.check(.pay).isAllowed)
        }
    }

    @Test(
        #"F: no new order on any line; who ordered before is served ("migu-membership/10.F")"#,
        arguments: ["0.01", "149.99"])
    func gradeF(score: String) async throws {
        try await graded(score) { desk in
            try await desk.apply(.clientPromotionSuspension)
            #expect(
                try await desk.measures() == SanctionKind.ofC + [
                    "settlement-suspension", "sales-suspension", "client-promotion-suspension",
                ])
            for line in ["S1", "S2"] {
                let reply = try await desk.check(.order, line: line)
                #expect(!reply.isAllowed)
                #expect(reply.blockedBy.map(\.clause.name) == ["migu-membership/10.F"])
            }
            // A redemption is no operation that any sanction blocks.
            let blocked = Set(SanctionKind.salesSuspension.blocks.map(\.operation))
            #expect(blocked == [.order, .orderFromPromotion, .promote, .promoteInClient])
        }
    }

    @Test(#"an order without a partner is refused ("migu-membership/10.F")"#)
    func noPartner() async throws {
        try await crediting(at: "2024-03-08") { desk in
            let body = #"{"operation":"OPERATION_ORDER","target":{}}"#
            let error = await failure {
                try await desk.client.call(
                    ComplaintMethods.checkOperation.withRawRequests, RawMessage(bytes: Array(body.utf8)))
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == "target.partner")
        }
    }

    @Test(
        #"what is a new service code, what a new product ("migu-membership/10.n1")"#,
        arguments: [
            (true, false, [Schema.Operation.addServiceCode]), (false, true, [.addProduct]),
            (true, true, [.addServiceCode, .addProduct]), (false, false, []),
        ])
    func changes(point: Bool, form: Bool, expected: [Schema.Operation]) async throws {
        try await graded("500") { desk in
            try await desk.apply()
            let reply = try await desk.client.call(
                CreditMethods.checkChange,
                CheckChangeRequest(
                    target: SanctionTarget(partner: PartnerID(checked: "P"), serviceLine: ServiceLineID(checked: "S1")),
                    addsBillingPoint: point, addsProductForm: form))
            #expect(reply.operations == expected)
            #expect(reply.isAllowed == expected.isEmpty)
            #expect(reply.blockedBy.count == expected.count)
            #expect(reply.reasons.map(\.clause.name) == ["migu-membership/10.n1"])
        }
    }

    @Test(
        #"a change that does not say what it adds is refused ("migu-membership/10.n1")"#,
        arguments: [(nil, true, "addsBillingPoint"), (false, nil, "addsProductForm")] as [(Bool?, Bool?, String)])
    func incomplete(point: Bool?, form: Bool?, field: String) async throws {
        try await crediting(at: "2024-03-08") { desk in
            let error = await failure {
                try await desk.client.call(
                    CreditMethods.checkChange,
                    CheckChangeRequest(
                        target: SanctionTarget(partner: PartnerID(checked: "P")), addsBillingPoint: point,
                        addsProductForm: form))
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == field)
            #expect(error?.clause == "migu-membership/10.n1")
        }
    }

    @Test("a score explains itself: why this grade, how far the next ones are, what is not in force yet")
    func explain() async throws {
        try await graded("400.5") { desk in
            let reply = try await desk.client.call(
                CreditMethods.explainScore, ExplainScoreRequest(partner: PartnerID(checked: "P")))
            #expect(reply.why.map(\.en) == ["Article 10 grade D: score 400.5 ≥ 300"])
            #expect(
                reply.whyNot.map(\.en) == [
                    "Article 10 grade A: score 400.5 < 800, 399.5 short",
                    "Article 10 grade B: score 400.5 < 600, 199.5 short",
                    "Article 10 grade C: score 400.5 < 450, 49.5 short",
                    "Article 10 grade E: grade E is below 300; the score is 100.5 above that",
                    "Article 10 grade C: service-code freeze is not in force yet, due by 2024-03-15",
                    "Article 10 grade C: new-product stop is not in force yet, due by 2024-03-15",
                    "Article 10 grade C: new-cooperation stop is not in force yet, due by 2024-03-15",
                ])
            #expect(reply.results.count == 1)
            #expect(reply.rulebook?.version == "2.1")
            try await desk.apply(.clientPromotionSuspension)
            let applied = try await desk.client.call(
                CreditMethods.explainScore, ExplainScoreRequest(partner: PartnerID(checked: "P")))
            #expect(applied.why.contains { $0.en == "Article 10 grade D: grade D has the client promotion suspension" })
            #expect(applied.whyNot.count == 4)
        }
    }
}
