import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A correction recounts its own day and month (R9, R39)", .fewAtOnce)
struct CorrectionTests {
    @Test(#"10 to 9 on a closed day leaves 1 notification ("migu-membership/a6.2")"#)
    func tenToNine() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            let filed = try await desk.notify(2, on: "2024-03-05")
            try await desk.advance(to: "2024-03-08")
            let reply = try await desk.correct(filed[0].id, withdrawn: true)
            #expect(reply.standings.map(\.notifications) == [1])
            #expect(reply.standings.map(\.complaints) == [9])
            let facts = try await desk.events(EventType.notificationRecorded).map {
                try $0.fact(NotificationRecorded.self)
            }
            #expect(facts.map(\.complaints) == [5, 10, 9])
            #expect(facts.map(\.notifications) == [1, 2, 1])
        }
    }

    @Test("withdrawn, brought back, and the trail of both")
    func withdrawnAndBack() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            let filed = try await desk.notify(1, on: "2024-03-05")
            #expect(try await desk.correct(filed[0].id, withdrawn: true).standings.map(\.notifications) == [0])
            #expect(try await desk.correct(filed[0].id, withdrawn: false).standings.map(\.notifications) == [1])
            let facts = try await desk.events(EventType.complaintCorrected).map { try $0.fact(ComplaintCorrected.self) }
            #expect(facts.map(\.before.id) == [filed[0].id, filed[0].id])
            #expect(facts.map { $0.after == nil } == [true, false])
            #expect(facts.allSatisfy { $0.by == Desk.person && $0.reason == "checked" })
        }
    }

    @Test(
        "found to be under another regulation, it counts no more, and again once it is found to be under this one (R28)"
    )
    func regulation() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            let id = try await desk.notify(1, on: "2024-03-05")[0].id
            func correct(_ regulation: String) async throws -> [Int] {
                try await desk.client.call(
                    ComplaintMethods.correctComplaint,
                    CorrectComplaintRequest(id: id, reason: "checked", by: Desk.person, regulation: regulation)
                ).standings.map(\.notifications)
            }
            #expect(try await correct("maoming-benefits") == [0])
            #expect(try await correct("migu-membership") == [1])
            let unknown = await failure { try await correct("nobody's") }
            #expect((unknown?.code, unknown?.field) == (.invalidArgument, "regulation"))
        }
    }

    @Test("found to be of another kind, and of the counted kind after all")
    func kind() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            let filed = try await desk.notify(1, on: "2024-03-05")
            #expect(try await desk.correct(filed[0].id, kind: .ordinary).standings.map(\.complaints) == [4])
            #expect(try await desk.correct(filed[0].id, kind: .escalated).standings.map(\.complaints) == [4])
            #expect(
                try await desk.correct(filed[0].id, kind: .unawareSubscription).standings.map(\.notifications) == [1])
        }
    }

    @Test("of another partner: both are counted again")
    func partner() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let filed = try await desk.notify(5, of: "P", on: "2024-03-11")
            try await desk.stream(desk.complaints(24, of: "Q", on: "2024-03-11"))
            let reply = try await desk.correct(filed[0].id, partner: "Q")
            #expect(reply.standings.map { "\($0.partner) \($0.complaints) \($0.tier)" } == ["P 24 0", "Q 25 1"])
            #expect(reply.groundsGone == ["1", "2"])
            #expect(reply.raised.map(\.partner.name) == ["Q"])
            #expect(
                try await desk.ledger(of: "P") == [
                    "1 promotion 2024-03-18 in-force groundless", "1 codes 2024-04-11 in-force groundless",
                ])
            #expect(try await desk.ledger(of: "Q").count == 2)
        }
    }

    @Test("of another day of the month: what one day loses and another gains takes no ground away")
    func days() async throws {
        try await monitoring(at: "2024-03-12") { desk in
            let filed = try await desk.notify(5, on: "2024-03-11")
            try await desk.stream(desk.complaints(4, on: "2024-03-12T09:00:00+08:00"))
            let reply = try await desk.correct(filed[0].id, createdAt: "2024-03-12T09:00:00+08:00")
            #expect(reply.groundsGone.isEmpty && reply.raised.isEmpty)
            #expect(reply.standings.map(\.notifications) == [5])
            #expect(try await desk.standing(in: "2024-03").days.map(\.notifications) == [4, 1])
            #expect(try await desk.ledger().allSatisfy { $0.hasSuffix("in-force") })
        }
    }

    @Test("of another month: each month is evaluated")
    func months() async throws {
        try await monitoring(at: "2024-04-02") { desk in
            let filed = try await desk.notify(5, on: "2024-03-31")
            try await desk.notify(4, on: "2024-04-01")
            try await desk.stream(desk.complaints(4, on: "2024-04-02"))
            let reply = try await desk.correct(filed[0].id, createdAt: "2024-04-02")
            #expect(
                reply.standings.map { "\($0.month) \($0.notifications) \($0.tier)" } == ["2024-03 4 0", "2024-04 5 1"])
            #expect(reply.groundsGone == ["1", "2"])
            #expect(reply.raised.map(\.month.description) == ["2024-04"])
        }
    }

    @Test("a sanction whose ground has gone is marked, stands, and is lifted by a person")
    func groundGone() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let filed = try await desk.notify(5, on: "2024-03-11")
            try await desk.advance(to: "2024-03-12")
            let reply = try await desk.correct(filed[0].id, withdrawn: true)
            #expect(reply.groundsGone == ["1", "2"])
            #expect(reply.standings.map(\.tier) == [0])
            #expect(
                try await desk.sanctions().allSatisfy {
                    try $0.groundGoneAt == at("2024-03-12") && $0.state == .inForce
                })
            try await desk.advance(to: "2024-03-13")
            let lifted = try await desk.lift("1")
            #expect(lifted.state == .lifted)
            #expect(try lifted.liftedAt == at("2024-03-13"))
            #expect((lifted.liftedBy, lifted.liftReason) == (Desk.person, "no ground"))
            #expect(
                try await desk.ledger() == [
                    "1 promotion 2024-03-18 lifted groundless", "1 codes 2024-04-11 in-force groundless",
                ])
            let again = await failure { try await desk.lift("1") }
            #expect(again?.code == .failedPrecondition)
            #expect(again?.clause == "migu-membership/a7.1")
        }
    }

    @Test("a ground that returns raises and issues anew; what was lifted stays lifted (R39)")
    func returns() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let filed = try await desk.notify(5, on: "2024-03-11")
            _ = try await desk.correct(filed[0].id, withdrawn: true)
            try await desk.lift("1")
            try await desk.lift("2")
            try await desk.advance(to: "2024-03-20")
            let reply = try await desk.correct(filed[0].id, withdrawn: false)
            #expect(reply.raised.map(\.tier) == [1])
            #expect(
                try await desk.ledger() == [
                    "1 promotion 2024-03-18 lifted groundless", "1 codes 2024-04-11 lifted groundless",
                    "1 promotion 2024-03-27 in-force", "1 codes 2024-04-20 in-force",
                ])
        }
    }

    @Test("after a lift alone, more notifications within the tier issue nothing; the next tier does")
    func liftAlone() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(5, on: "2024-03-11")
            try await desk.lift("1")
            try await desk.lift("2")
            try await desk.notify(4, on: "2024-03-10")
            #expect(try await desk.sanctions().count == 2)
            try await desk.notify(1, on: "2024-03-09")
            #expect(
                try await desk.ledger() == [
                    "1 promotion 2024-03-18 lifted", "1 codes 2024-04-11 lifted", "2 promotion 2024-04-11 in-force",
                    "2 codes 2024-05-11 in-force",
                ])
        }
    }

    @Test("from tier 2 back to tier 1: the lower tier stands, the higher one is marked")
    func oneTierDown() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let filed = try await desk.notify(10, on: "2024-03-11")
            let reply = try await desk.correct(filed[0].id, withdrawn: true)
            #expect(reply.groundsGone == ["3", "4"])
            #expect(reply.raised.isEmpty)
            #expect(reply.standings.map(\.tier) == [1])
        }
    }

    @Test("a tier that a batch had jumped is raised when a correction leaves it")
    func jumpedTier() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let filed = try desk.complaints(50, on: "2024-03-11")
            try await desk.batch(filed)
            try await desk.advance(to: "2024-03-12")
            let reply = try await desk.correct(filed[0].id, withdrawn: true)
            #expect(reply.groundsGone == ["1", "2"])
            #expect(reply.raised.map(\.tier) == [1])
            #expect(
                try await desk.ledger() == [
                    "2 promotion 2024-04-11 in-force groundless", "2 codes 2024-05-11 in-force groundless",
                    "1 promotion 2024-03-19 in-force", "1 codes 2024-04-12 in-force",
                ])
        }
    }

    @Test("what was filed first is no conflict after its correction, and neither is how it reads now")
    func filedAgain() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let filed = try desk.complaint(on: "2024-03-11")
            try await desk.file(filed)
            _ = try await desk.correct(filed.id, kind: .ordinary)
            _ = try await desk.correct(filed.id, partner: "Q")
            #expect(try await desk.file(filed).outcome == .duplicate)
            var now = filed
            (now.kind, now.partner) = (.ordinary, PartnerID(checked: "Q"))
            #expect(try await desk.file(now).outcome == .duplicate)
            now.province = "44"
            let other = now
            #expect(await failure { try await desk.file(other) }?.code == .alreadyExists)
            #expect(try await desk.standing(of: "P", in: "2024-03").standing.complaints == 0)
        }
    }

    @Test("what changes nothing and what lies in the future is refused; a dry run leaves all as it was")
    func refused() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let filed = try await desk.notify(5, on: "2024-03-11")
            #expect(
                await failure { try await desk.correct(filed[0].id, withdrawn: false) }?.reason == "COMPLAINT_UNCHANGED"
            )
            #expect(await failure { try await desk.correct(filed[0].id) }?.code == .invalidArgument)
            let future = await failure { try await desk.correct(filed[0].id, createdAt: "2024-03-12") }
            #expect(future?.field == "createdAt")
            var trial = CallOptions()
            trial.metadata["dry-run"] = "true"
            #expect(try await desk.correct(filed[0].id, withdrawn: true, trial).groundsGone == ["1", "2"])
            #expect(try await desk.standing(in: "2024-03").standing.tier == 1)
            #expect(try await desk.events(EventType.complaintCorrected).isEmpty)
        }
    }

    @Test("a correction sent twice with its key happens once")
    func idempotent() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let filed = try await desk.notify(5, on: "2024-03-11")
            let options = CallOptions().idempotent("c1")
            let first = try await desk.correct(filed[0].id, withdrawn: true, options)
            #expect(try await desk.correct(filed[0].id, withdrawn: true, options) == first)
            #expect(try await desk.events(EventType.complaintCorrected).count == 1)
        }
    }
}
