import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing

@Suite("An ordinary complaint is to be answered effectively within 12 working hours", .fewAtOnce)
struct ReplyTests {
    @Test(
        #"the deadline and what is in time ("cmpay-channel/a3.2.1")"#,
        arguments: [
            ("2024-03-05 09:00", "2024-03-05 21:00", "2024-03-05 21:00:01"),
            ("2024-03-05 11:00", "2024-03-05 23:00", "2024-03-05 23:00:01"),
            ("2024-03-05 11:01", "2024-03-06 08:01", "2024-03-06 08:01:01"),
            ("2024-03-05 15:00", "2024-03-06 12:00", "2024-03-06 12:00:01"),
            ("2024-03-05 07:00", "2024-03-05 20:00", "2024-03-05 20:00:01"),
            ("2024-03-05 23:00", "2024-03-06 20:00", "2024-03-06 20:00:01"),
            ("2024-03-05 23:30", "2024-03-06 20:00", "2024-03-06 20:00:01"),
            ("2024-03-05 22:59:59", "2024-03-06 19:59:59", "2024-03-06 20:00"),
        ])
    func deadline(raised: String, due: String, tooLate: String) async throws {
        try await monitoring(at: "2024-03-07", .cmpay()) { desk in
            try await desk.file(desk.report("A", at: raised))
            try await desk.file(desk.report("B", at: raised))
            let inTime = try await desk.reply(to: "A", at: due)
            #expect(try inTime.dueAt == instant(due))
            #expect(inTime.timeliness == .inTime)
            #expect(inTime.reasons.map(\.clause.name) == ["cmpay-channel/a3.2.1"])
            #expect(try await desk.reply(to: "B", at: tooLate).timeliness == .late)
        }
    }

    @Test(
        #"first contact and cause are no effective reply; the solution is ("cmpay-channel/a3.2.1.3")"#,
        arguments: [
            ("2024-03-05 20:59", ReplyTimeliness.inTime), ("2024-03-05 21:00", .inTime), ("2024-03-05 21:00:01", .late),
        ])
    func steps(solved: String, timeliness: ReplyTimeliness) async throws {
        try await monitoring(at: "2024-03-05T16:00:00+08:00", .cmpay()) { desk in
            try await desk.file(desk.report("A", at: "2024-03-05 09:00"))
            let contact = try await desk.reply(
                to: "A", .firstContact, at: "2024-03-05 10:00", cause: nil, solution: nil)
            let cause = try await desk.reply(to: "A", .causeFound, at: "2024-03-05 15:00", solution: nil)
            #expect([contact, cause].map(\.timeliness) == [.pending, .pending])
            try await desk.advance(to: "2024-03-05T22:00:00+08:00")
            #expect(try await desk.reply(to: "A", at: solved, cause: nil).timeliness == timeliness)
            let record = try await desk.complaint("A")
            #expect(record.replies.map(\.step) == [.firstContact, .causeFound, .effective])
            #expect(record.timeliness == timeliness)
            #expect(try record.dueAt == instant("2024-03-05 21:00"))
        }
    }

    @Test(
        #"effective without cause or solution is refused and the clock runs on ("cmpay-channel/a3.2.1.3")"#,
        arguments: [(nil, "refunded", "cause"), ("found", nil, "solution"), ("found", " ", "solution")]
            as [(String?, String?, String)])
    func ineffective(cause: String?, solution: String?, field: String) async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00", .cmpay()) { desk in
            try await desk.file(desk.report("A", at: "2024-03-05 09:00"))
            let error = await failure {
                try await desk.reply(to: "A", at: "2024-03-05 19:00", cause: cause, solution: solution)
            }
            #expect(error?.code == .failedPrecondition)
            #expect((error?.field, error?.clause) == (field, "cmpay-channel/a3.2.1.3"))
            try await desk.advance(to: "2024-03-05T21:00:01+08:00")
            #expect(try await desk.complaint("A").timeliness == .late)
            #expect(try await desk.complaint("A").replies.isEmpty)
        }
    }

    @Test(#"dated before the complaint, in the future, or to no complaint is refused ("cmpay-channel/a3.2.1")"#)
    func refused() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00", .cmpay()) { desk in
            try await desk.file(desk.report("A", at: "2024-03-05 09:00"))
            let early = await failure { try await desk.reply(to: "A", at: "2024-03-05 08:59:59") }
            #expect((early?.code, early?.field) == (.invalidArgument, "at"))
            let future = await failure { try await desk.reply(to: "A", at: "2024-03-05 20:05:01") }
            #expect((future?.code, future?.field) == (.invalidArgument, "at"))
            let unknown = await failure { try await desk.reply(to: "Z", at: "2024-03-05 10:00") }
            #expect((unknown?.code, unknown?.field) == (.notFound, "complaint"))
            #expect(try await desk.replies(to: "A").isEmpty)
        }
    }

    @Test(#"a complaint without a time is refused ("cmpay-channel/a3.2.1")"#)
    func timeless() async throws {
        try await monitoring(at: "2024-03-05", .cmpay()) { desk in
            let error = await failure {
                try await desk.client.call(
                    Method<RawMessage, RawMessage>.query("/\(ComplaintMethods.service)/FileComplaint"),
                    RawMessage(
                        bytes: Array(
                            """
                            {"complaint":{"id":"A","partner":"P","kind":"COMPLAINT_KIND_ORDINARY","customer":"C",
                            "regulation":"cmpay-channel","channel":"COMPLAINT_CHANNEL_HOTLINE"}}
                            """.utf8)))
            }
            #expect((error?.code, error?.field) == (.invalidArgument, "complaint.createdAt"))
        }
    }

    @Test("the second after the deadline tells that the reply is overdue, once, as the agenda said")
    func overdue() async throws {
        try await monitoring(at: "2024-03-05T10:00:00+08:00", .cmpay()) { desk in
            try await desk.stream([
                desk.report("A", at: "2024-03-05 09:00"), desk.report("B", at: "2024-03-05 09:30"),
                desk.report("C", at: "2024-03-05 09:00", channel: .ministry),
            ])
            try await desk.reply(to: "B", at: "2024-03-05 10:00")
            try await desk.advance(to: "2024-03-05T21:00:00+08:00")
            #expect(try await desk.events(EventType.replyOverdue).isEmpty)
            try await desk.advance(to: "2024-03-05T21:00:01+08:00")
            try await desk.advance(to: "2024-03-08")
            let facts = try await desk.events(EventType.replyOverdue).map { try $0.fact(ReplyOverdue.self) }
            #expect(facts.map(\.complaint.name) == ["A"])
            #expect(try facts.map(\.dueAt) == [instant("2024-03-05 21:00")])
            // Recorded late, it had come in time: the reply decides.
            #expect(try await desk.reply(to: "A", at: "2024-03-05 21:00").timeliness == .inTime)
        }
    }

    @Test("replies are listed by complaint and partner, page by page; each is an event")
    func listed() async throws {
        try await monitoring(at: "2024-03-06", .cmpay()) { desk in
            try await desk.stream([
                desk.report("A", at: "2024-03-05 09:00"), desk.report("B", of: "Q", at: "2024-03-05 09:30"),
            ])
            for id in ["A", "B", "A"] { try await desk.reply(to: id, .firstContact, at: "2024-03-05 10:00") }
            #expect(try await desk.replies(to: "A").map(\.number) == [1, 3])
            let page = try await desk.client.call(
                ReplyMethods.listReplies, ListRepliesRequest(partner: PartnerID(checked: "P"), pageSize: 1))
            #expect(page.replies.map(\.number) == [1])
            let next = try await desk.client.call(
                ReplyMethods.listReplies,
                ListRepliesRequest(partner: PartnerID(checked: "P"), pageSize: 1, pageToken: page.nextPageToken))
            #expect((next.replies.map(\.number), next.nextPageToken) == ([3], nil))
            #expect(try await desk.events(EventType.replyRecorded).count == 3)
        }
    }

    @Test("where no rulebook is in force it is kept, and nothing is timed")
    func notInForce() async throws {
        try await monitoring(at: "2024-03-06") { desk in
            let filed = try await desk.file(desk.report("A", at: "2024-03-05 09:00"))
            #expect(filed.ruleStatus == .notInForce)
            try await desk.advance(to: "2024-03-09")
            #expect(try await desk.complaint("A").timeliness == .unknown)
            #expect(try await desk.events(EventType.replyOverdue).isEmpty)
        }
    }

    @Test(
        #"a reply recorded by mistake is taken back, and the time runs as if there had been none ("cmpay-channel/a3.2.1")"#
    )
    func takenBack() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00", .cmpay()) { desk in
            try await desk.file(desk.report("A", at: "2024-03-05 09:00"))
            let reply = try await desk.reply(to: "A", at: "2024-03-05 19:00").reply
            func withdraw(_ number: Int, _ reason: String = "of another complaint") async throws -> RecordedReply {
                try await desk.client.call(
                    ReplyMethods.withdrawReply,
                    WithdrawReplyRequest(number: number, reason: reason, by: Desk.person))
            }
            let unexplained = await failure { try await withdraw(reply.number, " ") }
            #expect((unexplained?.code, unexplained?.field) == (.invalidArgument, "reason"))
            let unknown = await failure { try await withdraw(99) }
            #expect((unknown?.code, unknown?.field) == (.notFound, "number"))
            let withdrawn = try await withdraw(reply.number)
            #expect(withdrawn.timeliness == .pending)
            #expect(withdrawn.reply.withdrawal?.reason == "of another complaint")
            let again = await failure { try await withdraw(reply.number) }
            #expect(again?.reason == "REPLY_WITHDRAWN")
            #expect(try await desk.events(EventType.replyWithdrawn).count == 1)
            try await desk.advance(to: "2024-03-05T21:00:01+08:00")
            #expect(try await desk.complaint("A").timeliness == .late)
            #expect(try await desk.events(EventType.replyOverdue).count == 1)
            #expect(try await desk.replies(to: "A").map { $0.withdrawal?.by } == [Desk.person])
        }
    }

    @Test(
        #"the cause that an effective reply rests on stays while it stands; no complaint moves past its reply ("cmpay-channel/a3.2.1.3", "cmpay-channel/a3.2.1")"#
    )
    func whatRestsOnReplies() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00", .cmpay()) { desk in
            try await desk.file(desk.report("A", at: "2024-03-05 09:00"))
            let cause = try await desk.reply(to: "A", .causeFound, at: "2024-03-05 10:00", solution: nil).reply
            let effective = try await desk.reply(to: "A", at: "2024-03-05 11:00", cause: nil).reply
            func withdraw(_ reply: Reply) async throws {
                _ = try await desk.client.call(
                    ReplyMethods.withdrawReply,
                    WithdrawReplyRequest(number: reply.number, reason: "mistaken", by: Desk.person))
            }
            let needed = await failure { try await withdraw(cause) }
            #expect((needed?.code, needed?.reason) == (.failedPrecondition, "REPLY_NEEDED"))
            #expect(needed?.clause == "cmpay-channel/a3.2.1.3")
            let past = await failure {
                try await desk.correct(ComplaintID(checked: "A"), createdAt: "2024-03-05T10:00:01+08:00")
            }
            #expect((past?.code, past?.field, past?.clause) == (.invalidArgument, "createdAt", "cmpay-channel/a3.2.1"))
            _ = try await desk.correct(ComplaintID(checked: "A"), createdAt: "2024-03-05T10:00:00+08:00")
            try await withdraw(effective)
            try await withdraw(cause)
            #expect(try await desk.complaint("A").timeliness == .pending)
        }
    }

    @Test(#"that a complaint is late is told once, whatever is recorded and taken back later ("cmpay-channel/a3.2.1")"#)
    func toldOnce() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00", .cmpay()) { desk in
            try await desk.file(desk.report("A", at: "2024-03-05 09:00"))
            try await desk.advance(to: "2024-03-05T21:00:01+08:00")
            #expect(try await desk.events(EventType.replyOverdue).count == 1)
            try await desk.reply(to: "A", .firstContact, at: "2024-03-05 21:00", cause: nil, solution: nil)
            let late = try await desk.reply(to: "A", at: "2024-03-05 21:01").reply
            _ = try await desk.client.call(
                ReplyMethods.withdrawReply,
                WithdrawReplyRequest(number: late.number, reason: "not sent", by: Desk.person))
            try await desk.advance(to: "2024-03-06T21:00:01+08:00")
            #expect(try await desk.events(EventType.replyOverdue).count == 1)
            #expect(try await desk.complaint("A").timeliness == .late)
        }
    }
}
