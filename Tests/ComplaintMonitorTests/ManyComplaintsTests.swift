import JSON
import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Many complaints: one by one or decided together (R9, R35)", .fewAtOnce)
struct ManyComplaintsTests {
    @Test("one by one each tier is raised in turn, and the next replaces it the same day")
    func oneByOne() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let reply = try await desk.stream(desk.complaints(100, on: "2024-03-11"))
            #expect((reply.filed, reply.duplicates, reply.refused) == (100, 0, 0))
            let changes = try await desk.explain(in: "2024-03").changes
            #expect(changes.map(\.tier) == [1, 2, 3, 4])
            #expect(changes.map(\.previousTier) == [0, 1, 2, 3])
            #expect(changes.map(\.notifications) == [5, 10, 15, 20])
            #expect(
                try await desk.ledger() == [
                    "1 promotion 2024-03-18 replaced", "1 codes 2024-04-11 replaced", "2 promotion 2024-04-11 replaced",
                    "2 codes 2024-05-11 replaced", "3 promotion 2024-06-11 replaced", "3 codes 2024-06-11 replaced",
                    "4 promotion 2024-09-11 in-force", "4 codes 2024-07-11 in-force",
                ])
        }
    }

    @Test(#"a batch from 4 to 11 notifications in a day issues tier 2 alone ("migu-membership/8.1")"#)
    func jump() async throws {
        try await monitoring(at: "2024-03-12") { desk in
            try await desk.notify(4, on: "2024-03-11")
            let reply = try await desk.batch(desk.complaints(35, on: "2024-03-12"))
            #expect(reply.filed == 35)
            #expect(reply.raised.map(\.tier) == [2])
            #expect(reply.raised.map(\.notifications) == [11])
            #expect(try await desk.ledger() == ["2 promotion 2024-04-12 in-force", "2 codes 2024-05-12 in-force"])
        }
    }

    @Test(#"50 in one day are 10 notifications and tier 2 ("migu-membership/a6.2")"#)
    func fifty() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let reply = try await desk.batch(desk.complaints(50, on: "2024-03-11"))
            #expect(reply.raised.map(\.tier) == [2])
            #expect(try await desk.standing(in: "2024-03").standing.notifications == 10)
            #expect(try await desk.events(EventType.notificationRecorded).count == 1)
        }
    }

    @Test("a batch decides each partner and each month once, on the day whose notification counts")
    func partnersAndMonths() async throws {
        try await monitoring(at: "2024-04-03") { desk in
            var complaints = try desk.complaints(25, of: "Q", on: "2024-04-02")
            complaints +=
                try desk.complaints(15, of: "P", on: "2024-03-30") + desk.complaints(10, of: "P", on: "2024-03-31")
            complaints +=
                try desk.complaints(25, of: "P", on: "2024-04-01") + desk.complaints(3, of: "P", on: "2024-04-02")
            let raised = try await desk.batch(complaints).raised
            #expect(
                raised.map { "\($0.partner) \($0.month) \($0.tier) \($0.day)" } == [
                    "P 2024-03 1 2024-03-31", "P 2024-04 1 2024-04-01", "Q 2024-04 1 2024-04-02",
                ])
            #expect(raised.map(\.isLate) == [true, false, false])
        }
    }

    @Test("a batch takes 1 to 1,000; one row can't spoil the others")
    func batchRows() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            #expect(
                await failure { try await desk.batch(desk.complaints(1001, on: "2024-03-11")) }?.code
                    == .invalidArgument)
            let known = try desk.complaint(on: "2024-03-11")
            try await desk.file(known)
            var other = known
            other.province = "44"
            let good = try desk.complaint(on: "2024-03-11")
            let late = try desk.complaint(on: "2024-03-12")
            let bodies =
                try [known, other, good, good, late].map { try JSON.decode(JSONValue.self, from: JSON.encode($0)) }
                + [.object(["id": .string("W9"), "kind": .string("COMPLAINT_KIND_ORDINARY")])]
            let request = RawMessage(bytes: try JSON.encode(["complaints": bodies]))
            let reply = try await desk.client.call(ComplaintMethods.fileBatch.withRawRequests, request)
            #expect((reply.filed, reply.duplicates) == (1, 2))
            #expect(reply.rejections.map(\.index) == [1, 4, 5])
            #expect(reply.rejections.map(\.id) == [known.id.name, late.id.name, "W9"])
            #expect(reply.rejections.map(\.reason) == ["COMPLAINT_CONFLICT", "COMPLAINT_IN_FUTURE", "RPC_BAD_BODY"])
            #expect(reply.rejections.last?.clause?.name == "migu-membership/7.1")
            let queue = try await desk.client.call(
                ComplaintMethods.listRefusedComplaints, ListRefusedComplaintsRequest())
            #expect(queue.complaints.count == 1)
        }
    }

    @Test("a stream lists what it refuses by its place and takes the rest")
    func streamRows() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let good = try desk.complaints(3, on: "2024-03-11")
            var conflict = good[0]
            conflict.kind = .escalated
            let rows = try [good[0], good[1], good[0], conflict, desk.complaint(on: "2024-03-12"), good[2]]
                .map { RawMessage(bytes: try JSON.encode(FileComplaintRequest(complaint: $0))) }
            let bad = RawMessage(bytes: Array(#"{"complaint":{"id":"W99","partner":"P"}}"#.utf8))
            let reply = try await desk.client.send(ComplaintMethods.fileComplaints.withRawRequests) { writer in
                for row in rows + [bad] { try await writer.write(row) }
            }
            #expect((reply.filed, reply.duplicates, reply.refused) == (3, 1, 3))
            #expect(reply.rejections.map(\.index) == [3, 4, 6])
            #expect(reply.rejections.map(\.field) == ["complaint.id", "complaint.createdAt", "complaint.kind"])
            #expect(reply.rejections.map(\.id) == [conflict.id.name, "W4", "W99"])
            #expect(reply.rejections.last?.clause?.name == "migu-membership/7.1")
        }
    }

    @Test("a stream is not tried out: each of its complaints would have to see the one before")
    func streamDryRun() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            var options = CallOptions()
            options.metadata["dry-run"] = "true"
            let trial = options
            let error = await failure {
                try await desk.client.send(ComplaintMethods.fileComplaints, trial) { writer in
                    try await writer.write(FileComplaintRequest(complaint: desk.complaint(on: "2024-03-11")))
                }
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == "dry-run")
            let standing = try await desk.standing(in: "2024-03").standing
            #expect(standing.complaints == 0)
        }
    }
}
