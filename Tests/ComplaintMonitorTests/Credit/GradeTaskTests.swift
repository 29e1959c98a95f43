import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A grade of C to F is applied within 5 working days of its receipt", .fewAtOnce)
struct GradeTaskTests {
    @Test(
        #"the deadline is 24:00 of the fifth working day ("migu-membership/14.1")"#,
        arguments: [
            ("500", "2024-02", "2024-03-08", "2024-03-15"), ("400", "2024-08", "2024-09-30", "2024-10-12"),
        ])
    func deadline(score: String, month: String, received: String, last: String) async throws {
        try await crediting(at: received) { desk in
            let task = try #require(try await desk.score(score, in: month, received: received).task)
            #expect(try task.lastDay == day(last))
            #expect(try task.dueAt == (day(last) + 1).start)
            #expect(task.state == .open)
            #expect(task.calendar.hasPrefix("holiday-cn-"))
        }
    }

    @Test(#"23:59 is in time ("migu-membership/14.1")"#)
    func inTime() async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score("500", in: "2024-02", received: "2024-03-08")
            try await desk.advance(to: "2024-03-15T23:59:00+08:00")
            let reply = try await desk.apply()
            #expect(reply.task.state == .applied)
            #expect(!reply.task.isLate)
            #expect(reply.issued.map(\.kind.term) == SanctionKind.ofC)
            #expect(reply.issued.allSatisfy { $0.issuedBy == Desk.innovation && $0.lastDay == nil })
            try await desk.advance(to: "2024-03-17")
            #expect(try await desk.tasks().map(\.isLate) == [false])
            #expect(try await desk.events(EventType.gradeTaskExpired).isEmpty)
        }
    }

    @Test(#"at 24:00 the program issues what needs no choice, and it is late ("migu-membership/14.1")"#)
    func late() async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score("500", in: "2024-02", received: "2024-03-08")
            try await desk.advance(to: "2024-03-15T23:59:59.999+08:00")
            #expect(try await desk.measures().isEmpty)
            try await desk.advance(to: "2024-03-16T00:00:00+08:00")
            let standing = try await desk.credit()
            #expect(standing.measures.map(\.kind.term) == SanctionKind.ofC)
            #expect(try standing.measures.allSatisfy { try $0.issuedAt == at("2024-03-16T00:00:00+08:00") })
            #expect(standing.measures.allSatisfy { $0.issuedBy == nil })
            #expect(standing.measures.allSatisfy { $0.reasons.contains { $0.clause.name == "migu-membership/14.1" } })
            #expect(standing.task?.state == .applied)
            #expect(standing.task?.isLate == true)
            let expired = try await desk.events(EventType.gradeTaskExpired)
            #expect(expired.count == 1)
        }
    }

    @Test(
        #"of grade D the choice stays open after the deadline; lateness is recorded when it is made ("migu-membership/14.1", "migu-membership/10.D")"#
    )
    func lateChoice() async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score("400", in: "2024-02", received: "2024-03-08")
            try await desk.advance(to: "2024-03-18")
            #expect(try await desk.measures() == SanctionKind.ofC)
            #expect(try await desk.tasks().map(\.state) == [.open])
            #expect(try await desk.tasks().map(\.isLate) == [true])
            let reply = try await desk.apply(.clientPromotionSuspension)
            #expect(reply.issued.map(\.kind) == [.clientPromotionSuspension])
            #expect(reply.issued[0].reasons.contains { $0.clause.name == "migu-membership/14.1" })
            #expect(reply.task.state == .applied)
            #expect(reply.task.isLate)
            #expect(try reply.task.expiredAt == at("2024-03-16T00:00:00+08:00"))
        }
    }

    @Test(#"a result recorded after its own deadline is applied at once, late ("migu-membership/14.1")"#)
    func recordedLate() async throws {
        try await crediting(at: "2024-03-20") { desk in
            let reply = try await desk.score("500", in: "2024-02", received: "2024-03-08")
            #expect(reply.task?.state == .applied)
            #expect(reply.task?.isLate == true)
            #expect(try await desk.measures() == SanctionKind.ofC)
        }
    }

    @Test(#"a year without calendar data is refused, not guessed ("migu-membership/14.1", R3)"#)
    func calendar() async throws {
        try await crediting(at: "2026-12-31") { (desk: Desk) async throws in
            let error = await failure { try await desk.score("500", in: "2026-11", received: "2026-12-30") }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.reason == "CALENDAR_UNKNOWN_YEAR")
            #expect(try await desk.credit().grade == nil)
            // A grade without a task needs no calendar.
            #expect(try await desk.score("700", in: "2026-11", received: "2026-12-30").standing.grade == .b)
        }
    }

    @Test("only innovation applies a grade, and only where one waits")
    func whoAndWhen() async throws {
        try await crediting(at: "2024-03-08") { desk in
            let nothing = await failure { try await desk.apply() }
            #expect(nothing?.code == .failedPrecondition)
            #expect(nothing?.clause == "migu-membership/14.1")
            try await desk.score("500", in: "2024-02", received: "2024-03-08")
            let other = await failure { try await desk.apply(by: Desk.finance) }
            #expect(other?.code == .permissionDenied)
            #expect(try await desk.measures().isEmpty)
        }
    }

    // MARK: newer results

    @Test(
        #"a later month's result within the 5 days replaces the task ("migu-membership/14.2")"#,
        arguments: ["2024-03-14", "2024-03-15"])
    func replaced(received: String) async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score("400", in: "2024-01", received: "2024-03-08")
            try await desk.advance(to: received)
            let reply = try await desk.score("700", in: "2024-02", received: received)
            #expect(reply.replaced?.state == .replaced)
            #expect(reply.replaced?.isLate == false)
            #expect(reply.standing.grade == .b)
            try await desk.advance(to: "2024-04-01")
            #expect(try await desk.ledger().isEmpty)
            #expect(try await desk.tasks().map(\.state) == [.replaced])
        }
    }

    @Test(#"after the 5 days the first grade had to be applied, and the new one changes it ("migu-membership/14.2")"#)
    func changed() async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score("400", in: "2024-01", received: "2024-03-08")
            try await desk.advance(to: "2024-03-18")
            #expect(try await desk.measures() == SanctionKind.ofC)
            let reply = try await desk.score("700", in: "2024-02", received: "2024-03-18")
            #expect(reply.replaced?.isLate == true)
            #expect(try reply.replaced?.replacedAt == at("2024-03-18"))
            #expect(reply.standing.measures.isEmpty)
            let lifted = try await desk.sanctions()
            #expect(lifted.map(\.state) == [.lifted, .lifted, .lifted])
            #expect(lifted.allSatisfy { $0.liftedBy == nil && $0.liftReason?.contains("2024-02") == true })
        }
    }

    @Test(#"a replacement that was received in time but recorded late is no breach ("migu-membership/14.2")"#)
    func recordedAfter() async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score("400", in: "2024-01", received: "2024-03-08")
            try await desk.advance(to: "2024-03-18")
            let reply = try await desk.score("700", in: "2024-02", received: "2024-03-14")
            #expect(reply.replaced?.isLate == false)
            #expect(reply.standing.measures.isEmpty)
        }
    }

    @Test(#"an earlier month never replaces a later one ("migu-membership/14.2")"#)
    func earlierMonth() async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score("500", in: "2024-02", received: "2024-03-08")
            try await desk.advance(to: "2024-03-12")
            let reply = try await desk.score("100", in: "2024-01", received: "2024-03-12")
            #expect(!reply.counts)
            #expect(reply.score.grade == .f)
            #expect(reply.standing.grade == .c)
            #expect(try await desk.tasks().map(\.grade) == [.c])
            #expect(try await desk.tasks().map(\.state) == [.open])
        }
    }

    @Test(#"another result of the month needs a correction reference ("migu-membership/14.2")"#)
    func correction() async throws {
        try await crediting(at: "2024-03-08") { desk in
            let first = try await desk.score("400", in: "2024-02", received: "2024-03-08")
            #expect(try await desk.score("400", in: "2024-02", received: "2024-03-08").score == first.score)
            try await desk.advance(to: "2024-03-11")
            let error = await failure { try await desk.score("700", in: "2024-02", received: "2024-03-11") }
            #expect(error?.code == .alreadyExists)
            #expect(error?.clause == "migu-membership/14.2")
            #expect(try await desk.credit().grade == .d)
            let reply = try await desk.score("700", in: "2024-02", received: "2024-03-11", correction: "c.pdf")
            #expect(reply.standing.grade == .b)
            #expect(reply.replaced?.grade == .d)
            #expect(try await desk.credit(asOf: "2024-03-10").grade == .d)
        }
    }

    @Test(#"the newer task has its own 5 days, and an applied grade is changed to it ("migu-membership/14.2")"#)
    func ownDeadline() async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score("400", in: "2024-01", received: "2024-03-08")
            try await desk.apply(.clientPromotionSuspension)
            try await desk.advance(to: "2024-03-14")
            let task = try #require(try await desk.score("500", in: "2024-02", received: "2024-03-14").task)
            #expect(try task.lastDay == day("2024-03-21"))
            // Until it is applied the old measures go on.
            #expect(try await desk.measures() == SanctionKind.ofC + ["client-promotion-suspension"])
            let reply = try await desk.apply()
            #expect(reply.issued.isEmpty)
            #expect(reply.lifted.map(\.kind) == [.clientPromotionSuspension])
            #expect(try await desk.measures() == SanctionKind.ofC)
        }
    }

    @Test("the same grade again leaves nothing to do")
    func sameGrade() async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score("400", in: "2024-01", received: "2024-03-08")
            try await desk.apply(.clientPromotionSuspension)
            try await desk.advance(to: "2024-04-08")
            let reply = try await desk.score("399", in: "2024-02", received: "2024-04-08")
            #expect(reply.task?.state == .applied)
            #expect(reply.task?.isLate == false)
            #expect(try await desk.events(EventType.gradeChanged).count == 1)
        }
    }
}
