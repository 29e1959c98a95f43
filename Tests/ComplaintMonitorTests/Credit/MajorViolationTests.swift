import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A major violation takes the score to 0 at once", .fewAtOnce)
struct MajorViolationTests {
    private func confirm(
        _ desk: Desk, _ grounds: [MajorViolationGround], facts: String = "what happened",
        evidence: [String] = ["e.pdf"],
        on text: String = "2024-05-05", by person: Person = Desk.innovation
    ) async throws -> ConfirmMajorViolationReply {
        try await desk.client.call(
            CreditMethods.confirmMajorViolation,
            ConfirmMajorViolationRequest(
                partner: PartnerID(checked: "P"), grounds: grounds, facts: facts, day: try day(text),
                evidence: evidence.map(Document.test), by: person))
    }

    private static let leak = MajorViolationGround(item: .dataDisclosure, consequences: [.mediaExposure])

    private func end(_ desk: Desk) async throws -> CreditStanding {
        try await desk.client.call(
            CreditMethods.endZeroScore,
            EndZeroScoreRequest(
                partner: PartnerID(checked: "P"), by: Desk.innovation, reason: "overturned",
                evidence: [.test("d.pdf")]))
    }

    @Test(
        #"812 becomes 0 and terminated, at the moment of the confirmation ("migu-membership/12", "migu-membership/a8.5")"#
    )
    func atOnce() async throws {
        try await crediting(at: "2024-04-08") { desk in
            try await desk.score("812", in: "2024-03", received: "2024-04-08")
            try await desk.advance(to: "2024-05-06T10:00:00+08:00")
            let reply = try await confirm(desk, [Self.leak])
            #expect(reply.standing.score == Points(0))
            #expect(reply.standing.grade == .terminated)
            #expect(try reply.standing.zeroSince == at("2024-05-06T10:00:00+08:00"))
            #expect(reply.standing.measures.map(\.kind) == [.termination])
            #expect(reply.standing.measures[0].ground == Ground(kind: .majorViolation, id: "1"))
            #expect(reply.violation.gravity == .major)
            #expect(reply.violation.creditSystemCategory == .general)
            #expect(reply.violation.reasons.map(\.clause.name) == ["migu-membership/a8.5", "migu-membership/12"])
            #expect(try await desk.credit(asOf: "2024-05-06T09:59:59+08:00").grade == .a)
            let change = try #require(try await desk.events(EventType.gradeChanged).last)
            #expect(change.clauses?.contains("migu-membership/12") == true)
            #expect(try await desk.events(EventType.majorViolationConfirmed).count == 1)
            #expect(try await desk.events(EventType.scoreZeroed).count == 1)
        }
    }

    @Test(#"at 0 already the violation is recorded and the effect is the same once ("migu-membership/12")"#)
    func twice() async throws {
        try await crediting(at: "2024-05-06") { desk in
            _ = try await confirm(desk, [Self.leak])
            let second = try await confirm(desk, [MajorViolationGround(item: .reputation)])
            #expect(second.violation.id == "2")
            #expect(second.standing.score == Points(0))
            #expect(second.standing.measures.count == 1)
            #expect(try await desk.events(EventType.gradeChanged).count == 1)
            let list = try await desk.client.call(
                CreditMethods.listMajorViolations, ListMajorViolationsRequest(partner: PartnerID(checked: "P")))
            #expect(list.violations.map(\.id) == ["1", "2"])
        }
    }

    @Test(
        #"a monthly result after it is kept, and the score stays 0 until a person ends it ("migu-membership/12", R40)"#)
    func stays() async throws {
        try await crediting(at: "2024-05-06") { desk in
            _ = try await confirm(desk, [Self.leak])
            try await desk.advance(to: "2024-06-10")
            let reply = try await desk.score("640", in: "2024-05", received: "2024-06-10")
            #expect(!reply.counts)
            #expect(try await !desk.score("640", in: "2024-05", received: "2024-06-10").counts)
            #expect(reply.standing.score == Points(0))
            #expect(reply.standing.issued?.score == Points(640))
            try await desk.advance(to: "2024-07-01")
            let ended = try await end(desk)
            #expect(ended.score == Points(640))
            #expect(ended.grade == .b)
            #expect(ended.measures.isEmpty)
            #expect(try await desk.credit(asOf: "2024-06-30").grade == .terminated)
        }
    }

    @Test("after a person ended it, a grade of C has its 5 working days from the decision (R40)")
    func taskAfterEnd() async throws {
        try await crediting(at: "2024-05-06") { desk in
            _ = try await confirm(desk, [Self.leak])
            try await desk.advance(to: "2024-06-11")
            #expect(try await desk.score("500", in: "2024-05", received: "2024-06-11").task == nil)
            try await desk.advance(to: "2024-07-01")
            let ended = try await end(desk)
            #expect(ended.task?.state == .open)
            #expect(try ended.task?.lastDay == day("2024-07-08"))
        }
    }

    @Test(
        "a grade applied before it stays applied as it was, by whom and when; after its end it has another task (R36, R40)"
    )
    func tasksBeforeAndAfter() async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score("400", in: "2024-02", received: "2024-03-08")
            try await desk.advance(to: "2024-03-11")
            try await desk.apply(.clientPromotionSuspension)
            try await desk.advance(to: "2024-05-06")
            _ = try await confirm(desk, [Self.leak])
            try await desk.advance(to: "2024-06-03")
            let ended = try await end(desk)
            let before = try #require(try await desk.credit(asOf: "2024-04-01").task)
            #expect((before.state, before.appliedBy, before.isLate) == (.applied, Desk.innovation, false))
            #expect(try before.lastDay == day("2024-03-15"))
            #expect(before.choices == [.clientPromotionSuspension])
            let tasks = try await desk.client.call(
                CreditMethods.listGradeTasks, ListGradeTasksRequest(partner: PartnerID(checked: "P"))
            ).tasks
            #expect(tasks.map(\.appliedBy) == [Desk.innovation, nil])
            #expect(try tasks.last?.lastDay == day("2024-06-11"))
            #expect(tasks.last == ended.task)
        }
    }

    @Test(#"an open task gives way, without the 5 working days ("migu-membership/12")"#)
    func openTask() async throws {
        try await crediting(at: "2024-05-06") { desk in
            try await desk.score("400", in: "2024-04", received: "2024-05-06")
            let reply = try await confirm(desk, [Self.leak])
            #expect(reply.standing.task?.state == .replaced)
            #expect(reply.standing.task?.isLate == false)
            try await desk.advance(to: "2024-05-20")
            #expect(try await desk.measures() == ["termination"])
        }
    }

    @Test(
        #"what each item demands ("migu-membership/a8.1", "migu-membership/a8.3", "migu-membership/a8.4", "migu-membership/a8.6", "migu-membership/a8.7")"#,
        arguments: [
            MajorViolationGround(item: .reputation), MajorViolationGround(item: .unlawfulBusiness, law: "a law"),
            MajorViolationGround(item: .seriousBreach, breach: "agreement 5.2"),
            MajorViolationGround(item: .dataDisclosure, consequences: [.governmentNotice]),
            MajorViolationGround(item: .dataDisclosure, consequences: [.manyComplaints]),
            MajorViolationGround(item: .forbiddenContent, content: .supplied),
            MajorViolationGround(item: .forbiddenContent, content: .billed),
            MajorViolationGround(item: .forbiddenContent, content: .offensive),
            MajorViolationGround(item: .publicExposure, mediaLevel: .central, mediaReport: .test("news.pdf")),
            MajorViolationGround(item: .publicExposure, governmentBody: "MIIT", criticalNotice: .test("notice.pdf")),
        ])
    func items(ground: MajorViolationGround) async throws {
        try await crediting(at: "2024-05-06") { desk in
            let reply = try await confirm(desk, [ground])
            #expect(reply.standing.grade == .terminated)
            #expect(reply.violation.grounds == [ground])
            // The clauses of 12 and 20.1 are set off; 19 is intake's, by this event.
            let clauses = try await desk.events(EventType.scoreZeroed).first?.clauses
            #expect(clauses == "migu-membership/10.T migu-membership/20.1")
        }
    }

    @Test(
        #"an item without what it demands is refused with its clause ("migu-membership/a8.2", "migu-membership/a8.3", "migu-membership/a8.4", "migu-membership/a8.5", "migu-membership/a8.6", "migu-membership/a8.7")"#,
        arguments: [
            (MajorViolationGround(item: .manyComplaints), "a8.2"),
            (MajorViolationGround(item: .manyComplaints, complaints: [ComplaintID(checked: "unknown")]), "a8.2"),
            (MajorViolationGround(item: .unlawfulBusiness), "a8.3"),
            (MajorViolationGround(item: .unlawfulBusiness, law: " "), "a8.3"),
            (MajorViolationGround(item: .seriousBreach), "a8.4"), (MajorViolationGround(item: .dataDisclosure), "a8.5"),
            (MajorViolationGround(item: .forbiddenContent), "a8.6"),
            (MajorViolationGround(item: .publicExposure), "a8.7"),
            (
                MajorViolationGround(item: .publicExposure, mediaLevel: .provincial, mediaReport: .test("news.pdf")),
                "a8.7"
            ),
            (MajorViolationGround(item: .publicExposure, mediaLevel: .central), "a8.7"),
            (MajorViolationGround(item: .publicExposure, governmentBody: "SASAC"), "a8.7"),
        ])
    func incomplete(ground: MajorViolationGround, clause: String) async throws {
        try await crediting(at: "2024-05-06") { (desk: Desk) async throws in
            let error = await failure { try await confirm(desk, [ground]) }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.clause == "migu-membership/\(clause)")
            #expect(try await desk.credit().grade == nil)
            #expect(try await desk.events(EventType.majorViolationConfirmed).isEmpty)
        }
    }

    @Test(
        #"no item, no evidence, no person of innovation, no facts: refused, the score is unchanged ("migu-membership/12", "migu-membership/a8.1", "migu-membership/a8.5")"#
    )
    func unproven() async throws {
        try await crediting(at: "2024-05-06") { desk in
            try await desk.score("812", in: "2024-04", received: "2024-05-06")
            let errors = [
                await failure { try await confirm(desk, []) },
                await failure { try await confirm(desk, [Self.leak], evidence: []) },
                await failure { try await confirm(desk, [Self.leak], by: Desk.finance) },
                await failure { try await confirm(desk, [Self.leak], by: Person(name: "", role: "")) },
                await failure { try await confirm(desk, [Self.leak], facts: " ") },
                await failure { try await confirm(desk, [Self.leak], on: "2024-05-07") },
            ]
            #expect(
                errors.map { $0?.code } == [
                    .failedPrecondition, .failedPrecondition, .permissionDenied, .invalidArgument, .invalidArgument,
                    .invalidArgument,
                ])
            #expect(try await desk.credit().score == Points(812))
        }
    }

    @Test("several items have their effect once")
    func several() async throws {
        try await crediting(at: "2024-05-06") { desk in
            let reply = try await confirm(
                desk, [Self.leak, MajorViolationGround(item: .unlawfulBusiness, law: "a law")])
            #expect(reply.standing.measures.count == 1)
            #expect(try await desk.events(EventType.scoreZeroed).count == 1)
        }
    }

    @Test(#"customers of one month from the first day, each once ("migu-membership/a8.2")"#)
    func complainants() async throws {
        try await crediting(at: "2024-04-10") { desk in
            var complaints: [Complaint] = []
            for number in 0..<320 {
                let text = number < 160 ? "2024-03-05" : "2024-04-04"
                var complaint = try desk.complaint(on: text, kind: number < 40 ? .escalated : .ordinary)
                complaint.customer = "c\(number)"
                complaints.append(complaint)
            }
            // The same customer again, one without a name, one a day too late, one of somebody else.
            var again = try desk.complaint(on: "2024-03-06", kind: .ordinary)
            again.customer = "c0"
            var late = try desk.complaint(on: "2024-04-06", kind: .ordinary)
            late.customer = "late"
            var other = try desk.complaint(of: "Q", on: "2024-03-06", kind: .ordinary)
            other.customer = "other"
            try await desk.batch(complaints + [again, late, other, desk.complaint(on: "2024-04-05", kind: .ordinary)])
            let reply = try await desk.client.call(
                ReplyMethods.countComplaints,
                CountComplaintsRequest(
                    scope: ComplaintScope(partner: PartnerID(checked: "P"), firstDay: day("2024-03-05"))))
            #expect(try reply.scope.lastDay == day("2024-04-05"))
            #expect(reply.scale.complaints == 322)
            #expect(reply.scale.customers == 320)
            #expect(reply.scale.escalatedCustomers == 40)
            #expect(reply.scale.withoutCustomer == 1)
            // Nothing follows from the number; a person confirms, with the list.
            #expect(try await desk.credit().grade == nil)
            let ground = MajorViolationGround(item: .manyComplaints, complaints: complaints.map(\.id))
            #expect(try await confirm(desk, [ground], on: "2024-03-05").standing.grade == .terminated)
            let foreign = MajorViolationGround(item: .manyComplaints, complaints: [other.id])
            #expect(
                await failure { try await confirm(desk, [foreign], on: "2024-03-06") }?.clause
                    == "migu-membership/a8.2")
        }
    }
}
