import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A half-year's score takes points off for late answers and escalated complaints", .fewAtOnce)
struct HalfYearTests {
    @Test(#"one never answered is late after its time, and not yet before ("cmpay-channel/a3.2.1.1")"#)
    func unanswered() async throws {
        try await monitoring(at: "2024-06-30T23:00:00+08:00", .cmpay()) { desk in
            try await desk.stream([
                desk.report("A", at: "2024-06-29 09:00"), desk.report("B", at: "2024-06-30 11:00"),
                desk.report("C", at: "2024-06-30 22:00"),
            ])
            let open = try await desk.score(in: "2024-H1").score
            #expect((open.late.map(\.name), open.pending.map(\.name)) == (["A"], ["B"]))
            #expect(open.timelinessPoints.description == "39.5")
            try await desk.advance(to: "2024-07-01T19:00:01+08:00")
            #expect(try await desk.late(in: "2024-H1") == ["A", "B"])
            // Raised in one half-year, due and late in the next.
            let next = try await desk.score(in: "2024-H2").score
            #expect((next.late.map(\.name), next.timelinessPoints.description) == (["C"], "39.5"))
            #expect(try await desk.score(of: "Q", in: "2024-H1").score.timelinessPoints.description == "40")
        }
    }

    @Test(#"one of before the rules were in force is not under them and bars no closing ("cmpay-channel/a3.2.2")"#)
    func beforeTheRules() async throws {
        try await monitoring(at: "2024-07-01", .cmpay(from: "2024-03-01")) { desk in
            try await desk.file(desk.report("A", at: "2024-02-29 23:59", channel: .ministry))
            #expect(try await desk.score(in: "2024-H1").score.unassessed.isEmpty)
            try await desk.file(desk.report("B", at: "2024-03-01 00:00", channel: .ministry))
            #expect(try await desk.score(in: "2024-H1").score.unassessed.map(\.name) == ["B"])
        }
    }

    @Test(
        #"through a supervisor it counts if it is the partner's and not malicious ("cmpay-channel/a3.2.2")"#,
        arguments: [
            (false, false, false, false), (true, false, false, true), (false, true, false, true),
            (true, true, false, true), (true, true, true, false), (false, false, true, false),
        ])
    func findings(late: Bool, responsible: Bool, malicious: Bool, isEscalated: Bool) async throws {
        try await monitoring(at: "2024-03-06", .cmpay()) { desk in
            try await desk.file(desk.report("A", at: "2024-03-05 09:00", channel: .ministry))
            let finding = try await desk.assess("A", late: late, responsible: responsible, malicious: malicious)
            #expect(finding.isEscalated == isEscalated)
            let record = try await desk.complaint("A")
            #expect(record.complaintClass == (isEscalated ? .escalated : .notEscalated))
            #expect(record.finding == finding)
            let score = try await desk.score(in: "2024-H1").score
            #expect(score.escalationPoints.description == (isEscalated ? "29" : "30"))
            #expect(score.timelinessPoints.description == "40")
            #expect(try await desk.events(EventType.escalationAssessed).count == 1)
        }
    }

    @Test(#"one that was late and then came through headquarters costs both ("cmpay-channel/a3.2.2")"#)
    func both() async throws {
        try await monitoring(at: "2024-03-08", .cmpay()) { desk in
            try await desk.file(desk.report("A", at: "2024-03-05 09:00", problem: "bill"))
            try await desk.file(desk.report("B", at: "2024-03-07 09:00", problem: "bill", channel: .headquarters))
            try await desk.assess("B", late: true)
            let score = try await desk.score(in: "2024-H1").score
            #expect([score.timelinessPoints, score.escalationPoints].map(\.description) == ["39.5", "29"])
            #expect(score.reasons.map(\.clause.name) == ["cmpay-channel/a3.2.1.1", "cmpay-channel/a3.2.2"])
        }
    }

    @Test(#"it is closed once, after its end and with every finding; then it stands ("cmpay-channel/a3.2.2")"#)
    func closing() async throws {
        try await monitoring(at: "2024-06-30T23:59:59+08:00", .cmpay()) { desk in
            try await desk.file(desk.report("A", at: "2024-06-20 09:00"))
            try await desk.file(desk.report("B", at: "2024-06-20 09:00", channel: .petitionOffice))
            let early = await failure { try await desk.close("2024-H1") }
            #expect((early?.code, early?.reason) == (.failedPrecondition, "HALF_YEAR_NOT_ENDED"))
            try await desk.advance(to: "2024-07-01T00:00:00+08:00")
            let open = await failure { try await desk.close("2024-H1") }
            #expect((open?.code, open?.clause) == (.failedPrecondition, "cmpay-channel/a3.2.2"))
            #expect(open?.message.en.contains("B") == true)
            try await desk.assess("B", responsible: true)
            let closed = try await desk.close("2024-H1")
            #expect([closed.timelinessPoints, closed.escalationPoints].map(\.description) == ["39.5", "29"])
            #expect(closed.closedBy == Desk.person)
            let again = await failure { try await desk.close("2024-H1") }
            #expect(again?.reason == "HALF_YEAR_CLOSED")
            #expect(try await desk.score(in: "2024-H1").recount == nil)
            // What is found later shows beside it.
            try await desk.reply(to: "A", at: "2024-06-20 10:00")
            let later = try await desk.score(in: "2024-H1")
            #expect(later.score == closed)
            #expect(later.recount?.timelinessPoints.description == "40")
            let event = try #require(try await desk.events(EventType.halfYearClosed).first)
            #expect(try event.fact(ServiceScore.self) == closed)
        }
    }

    @Test(#"a finding needs evidence and a complaint through a supervisor ("cmpay-channel/a3.2.2")"#)
    func refused() async throws {
        try await monitoring(at: "2024-03-08", .cmpay()) { desk in
            try await desk.file(desk.report("A", at: "2024-03-05 09:00"))
            try await desk.file(desk.report("B", at: "2024-03-05 09:00", channel: .ministry))
            let ordinary = await failure { try await desk.assess("A", late: true) }
            #expect((ordinary?.code, ordinary?.reason) == (.failedPrecondition, "COMPLAINT_NOT_SUPERVISED"))
            let unproven = await failure { try await desk.assess("B", late: true, evidence: []) }
            #expect((unproven?.code, unproven?.reason) == (.failedPrecondition, "EVIDENCE_MISSING"))
            #expect(try await desk.score(in: "2024-H1").score.unassessed.map(\.name) == ["B"])
        }
    }

    @Test("without rules in force there is no score")
    func notInForce() async throws {
        try await monitoring(at: "2024-03-08") { desk in
            let error = await failure { try await desk.score(in: "2024-H1") }
            #expect((error?.code, error?.reason) == (.failedPrecondition, "RULEBOOK_NOT_IN_FORCE"))
        }
    }

    @Test(#"the headroom says how many more late ones use up the points ("cmpay-channel/a3.2.1.1")"#)
    func headroom() async throws {
        try await monitoring(at: "2024-03-08", .cmpay()) { desk in
            func headroom() async throws -> [HeadroomItem] {
                try await desk.client.call(
                    ForesightMethods.getHeadroom, GetHeadroomRequest(partner: PartnerID(checked: "P"))
                ).items.filter { $0.kind == .lateReplies }
            }
            #expect(try await headroom().isEmpty)
            try await desk.file(desk.report("A", at: "2024-03-05 09:00"))
            let item = try #require(try await headroom().first)
            #expect((item.figure, item.threshold, item.missing) == ("1", "80", "79"))
            #expect(item.reason.clause.name == "cmpay-channel/a3.2.1.1")
        }
    }
}
