import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing

@Suite("One complaint is filed, counted and decided at once", .fewAtOnce)
struct FilingTests {
    @Test(#"three on one service line, two on another and four ordinary ones count five ("migu-membership/7.1")"#)
    func counted() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            for line in ["S1", "S1", "S1", "S2"] { try await desk.file(desk.complaint(on: "2024-03-05", line: line)) }
            for _ in 0..<2 { try await desk.file(desk.complaint(on: "2024-03-05", kind: .ordinary)) }
            for _ in 0..<2 { try await desk.file(desk.complaint(on: "2024-03-05", kind: .escalated)) }
            let reply = try await desk.file(desk.complaint(on: "2024-03-05", line: "S2"))
            #expect(reply.outcome == .filed)
            #expect(reply.ruleStatus == .inForce)
            #expect(try reply.day == day("2024-03-05"))
            #expect((reply.complaints, reply.notifications, reply.tier) == (5, 1, 0))
            #expect(reply.raised == nil)
        }
    }

    @Test(#"a day runs from 00:00:00 to 23:59:59 in Asia/Shanghai ("migu-membership/7.1")"#)
    func border() async throws {
        try await monitoring(at: "2024-03-07") { desk in
            try await desk.file(desk.complaint(on: "2024-03-05T23:59:59+08:00"))
            try await desk.file(desk.complaint(on: "2024-03-06T00:00:00+08:00"))
            try await desk.file(desk.complaint(on: "2024-03-05T16:00:00Z"))
            let days = try await desk.standing(in: "2024-03").days
            #expect(days.map { "\($0.day) \($0.complaints)" } == ["2024-03-05 1", "2024-03-06 2"])
        }
    }

    @Test(#"the same work order counts once, two of one customer count as two ("migu-membership/7.1")"#)
    func duplicates() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            var first = try desk.complaint(on: "2024-03-05")
            first.customer = "C1"
            var second = try desk.complaint(on: "2024-03-05")
            second.customer = "C1"
            #expect(try await desk.file(first).outcome == .filed)
            let again = try await desk.file(first)
            #expect((again.outcome, again.complaints) == (.duplicate, 1))
            #expect(try await desk.file(second).complaints == 2)
            #expect(try await desk.events(EventType.complaintFiled).count == 2)
        }
    }

    @Test("the regulation that governs anyway may be told or not")
    func regulation() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            var complaint = try desk.complaint(on: "2024-03-05")
            try await desk.file(complaint)
            complaint.regulation = "migu-membership"
            #expect(try await desk.file(complaint).outcome == .duplicate)
        }
    }

    @Test(
        "the same id with other content is ALREADY_EXISTS",
        arguments: [
            { $0.partner = PartnerID(checked: "Q") }, { $0.kind = .ordinary }, { $0.province = "44" },
            { $0.createdAt = $0.createdAt + .seconds(1) }, { $0.serviceLine = ServiceLineID(checked: "S") },
        ] as [@Sendable (inout Complaint) -> Void])
    func conflict(change: @Sendable (inout Complaint) -> Void) async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            var complaint = try desk.complaint(on: "2024-03-05")
            try await desk.file(complaint)
            change(&complaint)
            let error = await failure { try await desk.file(complaint) }
            #expect(error?.code == .alreadyExists)
            #expect(error?.field == "complaint.id")
            #expect(try await desk.standing(in: "2024-03").standing.complaints == 1)
        }
    }

    @Test(
        #"four make no notification, each five one ("migu-membership/7.2", "migu-membership/a6.1", "migu-membership/a6.2")"#,
        arguments: [(1, 0), (4, 0), (5, 1), (9, 1), (10, 2), (14, 2), (15, 3)])
    func notifications(complaints: Int, notifications: Int) async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            try await desk.stream(desk.complaints(complaints, on: "2024-03-05"))
            let days = try await desk.standing(in: "2024-03").days
            #expect(days.map(\.notifications) == [notifications])
            let facts = try await desk.events(EventType.notificationRecorded).map {
                try $0.fact(NotificationRecorded.self)
            }
            #expect(facts.map(\.complaints) == (0..<notifications).map { 5 * $0 + 5 })
        }
    }

    @Test(#"days are not added together ("migu-membership/7.2")"#)
    func daysApart() async throws {
        try await monitoring(at: "2024-03-07") { desk in
            try await desk.stream(desk.complaints(4, on: "2024-03-05") + desk.complaints(4, on: "2024-03-06"))
            #expect(try await desk.standing(in: "2024-03").standing.notifications == 0)
        }
    }

    @Test("an idempotency key gives the first reply again, and refuses another input")
    func idempotency() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            let options = CallOptions().idempotent("k1")
            let complaint = try desk.complaint(on: "2024-03-05")
            let first = try await desk.file(complaint, options)
            #expect(try await desk.file(complaint, options) == first)
            #expect(first.outcome == .filed)
            let error = await failure { try await desk.file(desk.complaint(on: "2024-03-05"), options) }
            #expect(error?.code == .alreadyExists)
            #expect(error?.reason == "RPC_IDEMPOTENCY_CONFLICT")
        }
    }

    @Test("a dry run decides the same and leaves nothing")
    func dryRun() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            try await desk.stream(desk.complaints(24, on: "2024-03-05"))
            var trial = CallOptions().idempotent("k1")
            trial.metadata["dry-run"] = "true"
            let complaint = try desk.complaint(on: "2024-03-05")
            #expect(try await desk.file(complaint, trial).raised?.tier == 1)
            #expect(try await desk.sanctions().isEmpty)
            #expect(try await desk.standing(in: "2024-03").standing.complaints == 24)
            #expect(try await desk.file(complaint, CallOptions().idempotent("k1")).outcome == .filed)
            #expect(try await desk.sanctions().count == 2)
        }
    }
}
