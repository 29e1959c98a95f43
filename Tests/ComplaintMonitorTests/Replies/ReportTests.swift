import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing

@Suite(#"First reports, repeats and other problems ("cmpay-channel/a3.2.1.4")"#, .fewAtOnce)
struct ReportTests {
    @Test(
        "a first report through an ordinary channel is ordinary; through a supervisor it is not",
        arguments: ComplaintChannel.allCases)
    func channels(channel: ComplaintChannel) async throws {
        try await monitoring(at: "2024-03-05", .cmpay()) { desk in
            try await desk.file(desk.report("A", at: "2024-03-05 09:00", channel: channel))
            let expected: ComplaintClass = channel.isSupervisor ? .unassessed : .ordinary
            let record = try await desk.complaint("A")
            #expect(record.complaintClass == expected)
            #expect((record.dueAt == nil) == channel.isSupervisor)
        }
    }

    @Test("the same customer about the same problem again belongs to the first; about another it is new")
    func repeats() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00", .cmpay()) { desk in
            try await desk.stream([
                desk.report("A", at: "2024-03-05 09:00", problem: "bill"),
                desk.report("B", at: "2024-03-05 12:00", problem: "bill", channel: .weibo),
                desk.report("C", at: "2024-03-05 12:00", problem: "login"),
                desk.report("D", at: "2024-03-05 12:00", customer: "C2", problem: "bill"),
                desk.report("E", of: "Q", at: "2024-03-05 12:00", problem: "bill"),
                desk.report("F", at: "2024-03-05 12:00"),
            ])
            var classes: [ComplaintClass] = []
            for id in ["A", "B", "C", "D", "E", "F"] { classes.append(try await desk.complaint(id).complaintClass) }
            #expect(classes == [.ordinary, .repeated, .ordinary, .ordinary, .ordinary, .ordinary])
            #expect(try await desk.complaint("A").repeats.map(\.name) == ["B"])
            let attached = try await desk.complaint("B")
            #expect(attached.firstReport?.name == "A")
            #expect(try attached.dueAt == instant("2024-03-05 21:00"))
            try await desk.advance(to: "2024-03-08")
            #expect(try await desk.late(of: "P", in: "2024-H1") == ["A", "C", "D", "F"])
        }
    }

    @Test("a reply to a repeat answers the first; a repeat after it opens it again without a new time, shown")
    func reopened() async throws {
        try await monitoring(at: "2024-03-05T20:30:00+08:00", .cmpay()) { desk in
            try await desk.file(desk.report("A", at: "2024-03-05 09:00", problem: "bill"))
            try await desk.file(desk.report("B", at: "2024-03-05 12:00", problem: "bill"))
            #expect(try await desk.reply(to: "B", at: "2024-03-05 20:00").timeliness == .inTime)
            try await desk.advance(to: "2024-03-06")
            try await desk.file(desk.report("C", at: "2024-03-06 10:00", problem: "bill"))
            let first = try await desk.complaint("A")
            #expect(first.timeliness == .inTime)
            #expect(first.reopenedBy.map(\.name) == ["C"])
            #expect(first.replies.map(\.complaint.name) == ["B"])
            let facts = try await desk.events(EventType.complaintRepeated).map { try $0.fact(ComplaintRepeated.self) }
            #expect(facts.map(\.complaint.name) == ["B", "C"])
            #expect(facts.map(\.reopens) == [false, true])
            try await desk.advance(to: "2024-03-09")
            #expect(try await desk.events(EventType.replyOverdue).isEmpty)
        }
    }

    @Test("a first report that arrives late takes the place of the one that stood for it")
    func lateArrival() async throws {
        try await monitoring(at: "2024-03-05T13:00:00+08:00", .cmpay()) { desk in
            try await desk.file(desk.report("B", at: "2024-03-05 12:00", problem: "bill"))
            try await desk.file(desk.report("A", at: "2024-03-05 09:00", problem: "bill"))
            #expect(try await desk.complaint("B").firstReport?.name == "A")
            try await desk.advance(to: "2024-03-09")
            let overdue = try await desk.events(EventType.replyOverdue).map { try $0.fact(ReplyOverdue.self) }
            #expect(overdue.map(\.complaint.name) == ["A"])
        }
    }

    @Test("a correction moves the time with the report, and withdrawing the first makes the repeat the first")
    func corrected() async throws {
        try await monitoring(at: "2024-03-05T13:00:00+08:00", .cmpay()) { desk in
            try await desk.file(desk.report("A", at: "2024-03-05 09:00", problem: "bill"))
            try await desk.file(desk.report("B", at: "2024-03-05 12:00", problem: "bill"))
            try await desk.file(desk.report("C", at: "2024-03-05 09:00", problem: "login"))
            try await desk.file(desk.report("D", at: "2024-03-05 09:00"))
            for id in ["A", "D"] { _ = try await desk.correct(ComplaintID(checked: id), withdrawn: true) }
            _ = try await desk.correct(ComplaintID(checked: "C"), createdAt: "2024-03-05T10:00:00+08:00")
            #expect(try await desk.complaint("B").complaintClass == .ordinary)
            let withdrawn = try await desk.complaint("A")
            #expect((withdrawn.isWithdrawn, withdrawn.complaintClass) == (true, .unclassified))
            #expect((withdrawn.timeliness, withdrawn.firstReport) == (.unknown, nil))
            let moved = try await desk.complaint("C")
            #expect(try moved.dueAt == instant("2024-03-05 22:00"))
            #expect(try moved.corrections.map(\.before.createdAt) == [instant("2024-03-05 09:00")])
            #expect(moved.corrections.map(\.by) == [Desk.person])
            try await desk.advance(to: "2024-03-09")
            let overdue = try await desk.events(EventType.replyOverdue).map { try $0.fact(ReplyOverdue.self) }
            #expect(try overdue.map(\.dueAt) == [instant("2024-03-05 22:00"), instant("2024-03-06 09:00")])
        }
    }

    @Test("without channel or customer it is refused")
    func incomplete() async throws {
        try await monitoring(at: "2024-03-05", .cmpay()) { desk in
            for (complaint, field) in [
                (try desk.report("A", at: "2024-03-05 09:00", channel: nil), "complaint.channel"),
                (try desk.report("A", at: "2024-03-05 09:00", customer: nil), "complaint.customer"),
                (try desk.report("A", at: "2024-03-05 09:00", customer: " "), "complaint.customer"),
            ] {
                let error = await failure { try await desk.file(complaint) }
                #expect((error?.code, error?.field) == (.invalidArgument, field))
                #expect(error?.clause == "cmpay-channel/a3.2.1.4")
            }
            let unknown = await failure { try await desk.complaint("A") }
            #expect(unknown?.code == .notFound)
        }
    }

    @Test("complaints under other regulations make no notifications, and an unknown regulation is refused (R28)")
    func otherRegulations() async throws {
        try await monitoring(at: "2024-03-05", .cmpay()) { desk in
            var complaints = try desk.complaints(9, on: "2024-03-05")
            for (index, regulation) in ["cmpay-channel", "maoming-benefits"].enumerated() {
                complaints[index].regulation = regulation
                (complaints[index].channel, complaints[index].customer) = (.hotline, "C1")
            }
            #expect(try await desk.stream(complaints).filed == 9)
            #expect(try await desk.stream(complaints).duplicates == 9)
            let month = try await desk.standing(in: "2024-03")
            #expect((month.standing.complaints, month.standing.notifications) == (7, 1))
            _ = try await desk.correct(complaints[0].id, withdrawn: true)
            try await desk.advance(to: "2024-03-06")
            let closed = try await desk.events(EventType.dayClosed).map { try $0.fact(DayClosed.self) }
            #expect(closed.map(\.complaints) == [7])
            #expect(closed.map(\.differences) == [0])
            var foreign = try desk.complaint(on: "2024-03-05")
            foreign.regulation = "unicom-benefits"
            let error = await failure { [foreign] in try await desk.file(foreign) }
            #expect((error?.code, error?.field) == (.invalidArgument, "complaint.regulation"))
        }
    }
}
