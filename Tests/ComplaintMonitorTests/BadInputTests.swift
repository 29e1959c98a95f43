import JSON
import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Bad input is refused with its field, and nothing of it is counted", .fewAtOnce)
struct BadInputTests {
    /// The JSON of a complaint with one field replaced (nil: left out).
    private func body(_ field: String, _ value: String?) -> RawMessage {
        var fields = [
            "id": "\"W1\"", "partner": "\"P\"", "kind": "\"COMPLAINT_KIND_UNAWARE_SUBSCRIPTION\"",
            "createdAt": "\"2024-03-05T12:00:00+08:00\"",
        ]
        fields[field] = value
        let text = fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        return RawMessage(bytes: Array("{\"complaint\":{\(text)}}".utf8))
    }

    private func file(_ body: RawMessage, _ desk: Desk) async -> RPCError? {
        await failure { try await desk.client.call(ComplaintMethods.fileComplaint.withRawRequests, body) }
    }

    private func queue(_ desk: Desk, size: Int? = nil, after: String? = nil) async throws -> ListRefusedComplaintsReply
    {
        try await desk.client.call(
            ComplaintMethods.listRefusedComplaints, ListRefusedComplaintsRequest(pageSize: size, pageToken: after))
    }

    @Test(
        #"no partner or no kind goes to the correction queue ("migu-membership/7.1")"#,
        arguments: [
            ("partner", nil), ("partner", "\"\""), ("partner", "null"), ("kind", nil),
            ("kind", "\"COMPLAINT_KIND_OTHER\""), ("kind", "7"),
        ] as [(String, String?)])
    func correctionQueue(field: String, value: String?) async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            let sent = body(field, value)
            for _ in 0..<2 {
                let error = await file(sent, desk)
                #expect(error?.code == .invalidArgument)
                #expect(error?.field == "complaint." + field)
                #expect(error?.clause == "migu-membership/7.1")
            }
            // Sent twice, kept once.
            let kept = try await queue(desk).complaints
            #expect(kept.map(\.number) == [1])
            #expect(kept.map(\.clause.name) == ["migu-membership/7.1"])
            #expect(kept.map(\.field) == ["complaint." + field])
            #expect(kept.first?.body == String(decoding: sent.bytes, as: UTF8.self))
            #expect(try kept.first?.receivedAt == at("2024-03-05T20:00:00+08:00"))
            #expect(try await desk.standing(in: "2024-03").standing.complaints == 0)
            #expect(try await desk.events(EventType.complaintFiled).isEmpty)
        }
    }

    @Test(
        "what can't be read is refused and not queued",
        arguments: [
            ("id", nil, "complaint.id"), ("id", "\" x\"", "complaint.id"), ("createdAt", nil, "complaint.createdAt"),
            ("createdAt", "\"2024-13-05T00:00:00Z\"", "complaint.createdAt"),
            ("createdAt", "\"0000-01-01T00:00:00Z\"", "complaint.createdAt"),
            ("createdAt", "\"9999-01-01T00:00:00Z\"", "complaint.createdAt"),
            ("createdAt", "-1", "complaint.createdAt"),
            ("regulation", "\"unicom-benefits\"", "complaint.regulation"), ("customer", "4.5", "complaint.customer"),
        ] as [(String, String?, String)])
    func unreadable(field: String, value: String?, told: String) async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            let error = await file(body(field, value), desk)
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == told)
            let kept = try await queue(desk).complaints
            #expect(kept.isEmpty)
        }
    }

    @Test("what is no JSON, and a dry run of what lacks a partner, leave the queue alone")
    func noJSON() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            #expect(await file(RawMessage(bytes: Array("{\"complaint\":".utf8)), desk)?.code == .invalidArgument)
            var trial = CallOptions()
            trial.metadata["dry-run"] = "true"
            let options = trial
            let error = await failure {
                try await desk.client.call(
                    ComplaintMethods.fileComplaint.withRawRequests, body("partner", nil), options)
            }
            #expect(error?.clause == "migu-membership/7.1")
            let kept = try await queue(desk).complaints
            #expect(kept.isEmpty)
        }
    }

    @Test("a clock may run five minutes ahead, not more")
    func future() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            try await desk.file(desk.complaint(on: "2024-03-05T20:05:00+08:00"))
            let error = await failure { try await desk.file(desk.complaint(on: "2024-03-05T20:05:00.000001+08:00")) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.reason == "COMPLAINT_IN_FUTURE")
            #expect(error?.field == "complaint.createdAt")
        }
    }

    @Test("the correction queue comes in pages")
    func pages() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            for id in 1...4 {
                let text = "{\"complaint\":{\"id\":\"W\(id)\"}}"
                _ = await file(RawMessage(bytes: Array(text.utf8)), desk)
            }
            let first = try await queue(desk, size: 2)
            #expect(first.complaints.map(\.number) == [1, 2])
            let second = try await queue(desk, size: 2, after: first.nextPageToken)
            #expect(second.complaints.map(\.number) == [3, 4])
            #expect(second.nextPageToken == nil)
            for (size, token, field) in [(0, nil, "pageSize"), (1001, nil, "pageSize"), (1, "x", "pageToken")]
                as [(Int, String?, String)]
            {
                let error = await failure { try await queue(desk, size: size, after: token) }
                #expect(error?.code == .invalidArgument)
                #expect(error?.field == field)
            }
        }
    }

    @Test(
        #"figures and months that there are not are refused ("migu-membership/8.1")"#,
        arguments: [
            ("GetStanding", #"{"partner":"P","month":"2024-13"}"#, "month"),
            ("GetStanding", #"{"month":"2024-03"}"#, "partner"), ("CloseDay", #"{}"#, "day"),
            ("CloseDay", #"{"day":"0000-01-01"}"#, "day"), ("CloseDay", #"{"day":"9999-12-31"}"#, "day"),
            ("CloseDay", #"{"day":"2024-02-30"}"#, "day"), ("ListStandings", #"{"minimumTier":-1}"#, "minimumTier"),
            ("ListStandings", #"{"minimumTier":4.5}"#, "minimumTier"),
            ("ListStandings", #"{"pageSize":0}"#, "pageSize"),
            ("ListStandings", #"{"pageToken":"no month"}"#, "pageToken"),
            ("FileBatch", #"{"complaints":[]}"#, "complaints"), ("LiftSanction", #"{"id":"1","reason":"r"}"#, "by"),
            ("LiftSanction", #"{"id":"1","reason":"","by":{"name":"Li","role":"r"}}"#, "reason"),
            ("LiftSanction", #"{"id":"1","reason":"r","by":{"name":"","role":"r"}}"#, "by.name"),
            ("IssueSanction", #"{"id":"1","by":{"name":"Li","role":""}}"#, "by.role"),
            ("CorrectComplaint", #"{"id":"1","reason":"","by":{"name":"Li","role":"r"}}"#, "reason"),
        ])
    func refused(method: String, body: String, field: String) async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            let method = Method<RawMessage, RawMessage>.query("/\(ComplaintMethods.service)/\(method)")
            let error = await failure { try await desk.client.call(method, RawMessage(bytes: Array(body.utf8))) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == field)
        }
    }

    @Test("what does not exist is NOT_FOUND", arguments: ["7", "x", ""])
    func unknown(id: String) async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            #expect(await failure { try await desk.lift(id) }?.code == .notFound)
            #expect(await failure { try await desk.issue(id) }?.code == .notFound)
            #expect(
                await failure { try await desk.correct(ComplaintID(checked: "W9"), withdrawn: true) }?.code == .notFound
            )
        }
    }
}
