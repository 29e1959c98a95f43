import JSON
import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

/// What a service must stand: each gets a clear status, and the service goes on.
@Suite("Bad input to a running service", .serialized)
struct BadInputTests {
    /// A call's path, metadata and body, and the code and field it must end with.
    struct Case: Sendable, CustomStringConvertible {
        var name: String
        var path = ComplaintMethods.fileComplaint.description.path
        var metadata = ""
        var body: String
        var code: StatusCode
        var field: String?

        var description: String { name }
    }

    private static func complaint(_ changes: String) -> String {
        #"{"complaint":{"id":"c","partner":"p","kind":"COMPLAINT_KIND_ORDINARY","createdAt":"2024-03-05T00:00:00Z"\#(changes)}}"#
    }

    private static let complaints = "/quanyi.complaint.v1.ComplaintMonitor/"

    static let cases = [
        Case(
            name: "unknown method", path: "/quanyi.complaint.v1.ComplaintMonitor/Nope", body: "{}", code: .unimplemented
        ),
        Case(name: "no path", path: "", body: "{}", code: .unimplemented),
        Case(name: "no JSON", body: "{\"complaint\":", code: .invalidArgument),
        Case(name: "empty body", body: "", code: .invalidArgument),
        Case(name: "no UTF-8", body: "\u{0}", code: .invalidArgument),
        Case(name: "deep nesting", body: String(repeating: "[", count: 100_000), code: .invalidArgument),
        Case(name: "another type", body: #"{"complaint":7}"#, code: .invalidArgument, field: "complaint"),
        Case(
            name: "no partner", body: #"{"complaint":{"id":"c"}}"#, code: .invalidArgument, field: "complaint.partner"),
        Case(
            name: "5 MiB", body: complaint(#","customer":"\#(String(repeating: "x", count: 5 << 20))""#),
            code: .resourceExhausted),
        Case(
            name: "year 9999", body: complaint("").replacing("2024-03-05", with: "9999-12-31"), code: .invalidArgument,
            field: "complaint.createdAt"),
        Case(
            name: "year 0", body: complaint("").replacing("2024-03-05", with: "0000-01-01"), code: .invalidArgument,
            field: "complaint.createdAt"),
        Case(
            name: "the future", body: complaint("").replacing("2024-03-05", with: "2024-04-05"), code: .invalidArgument,
            field: "complaint.createdAt"),
        Case(
            name: "close a day of the year 0", path: complaints + "CloseDay", body: #"{"day":"0000-01-01"}"#,
            code: .invalidArgument, field: "day"),
        Case(
            name: "close a day of the year 9999", path: complaints + "CloseDay", body: #"{"day":"9999-12-31"}"#,
            code: .invalidArgument, field: "day"),
        Case(
            name: "close the last day there is", path: complaints + "CloseDay", body: #"{"day":"2199-12-31"}"#,
            code: .failedPrecondition, field: "day"),
        Case(
            name: "month 13", path: complaints + "ListStandings", body: #"{"month":"2024-13"}"#, code: .invalidArgument,
            field: "month"),
        Case(
            name: "negative count", path: complaints + "ListStandings", body: #"{"pageSize":-1}"#,
            code: .invalidArgument,
            field: "pageSize"),
        Case(
            name: "another's page token", path: complaints + "ListStandings", body: #"{"pageToken":"x"}"#,
            code: .invalidArgument, field: "pageToken"),
        Case(
            name: "fraction for a number", path: complaints + "ListStandings", body: #"{"pageSize":1.5}"#,
            code: .invalidArgument, field: "pageSize"),
        Case(
            name: "beyond the log", path: EventMethods.subscribe.description.path,
            body: #"{"fromSequence":9223372036854775807}"#,
            code: .outOfRange, field: "fromSequence"),
        Case(
            name: "before the log", path: EventMethods.subscribe.description.path,
            body: #"{"fromSequence":-9223372036854775808}"#,
            code: .outOfRange, field: "fromSequence"),
        Case(
            name: "tier changes from beyond the log", path: complaints + "WatchTiers", body: #"{"fromSequence":9}"#,
            code: .outOfRange, field: "fromSequence"),
        Case(
            name: "timeout that is none", metadata: #"{"timeout":"soon"}"#, body: complaint(""), code: .invalidArgument,
            field: "timeout"),
        Case(name: "metadata that is none", metadata: "[1]", body: complaint(""), code: .invalidArgument),
        Case(
            name: "long key", metadata: #"{"idempotency-key":"\#(String(repeating: "k", count: 300))"}"#,
            body: complaint(""),
            code: .invalidArgument, field: "idempotency-key"),
        Case(
            name: "clock back", path: ClockMethods.advance.description.path, body: #"{"to":"2024-01-01T00:00:00Z"}"#,
            code: .invalidArgument, field: "to"),
    ]

    @Test("ends its call with a clear status and harms nothing")
    func statuses() async throws {
        try await Stage.with { stage in
            let service = try stage.start("complaint-monitor")
            let client = try await stage.client("complaint-monitor")
            try await client.isServing("storage")
            let peer = try RawPeer(stage.endpoint("complaint-monitor"))
            for (number, bad) in BadInputTests.cases.enumerated() {
                peer.send(RawCall.open(UInt64(number), bad.path, bad.metadata, Array(bad.body.utf8)))
                let frames = try await eventually("\(bad) is answered") { peer.received.dropFirst(number).first }
                #expect(frames.first == Raw.head(6, UInt64(number)), "\(bad)")
                let status = try JSON.decode(WireStatus.self, from: frames.dropFirst().first ?? [])
                #expect(status.code == bad.code.rawValue, "\(bad): \(status)")
                #expect(status.error.field == bad.field, "\(bad): \(status)")
                #expect(status.message?.isEmpty == false, "\(bad)")
            }
            #expect(peer.received.count == BadInputTests.cases.count)
            await peer.close()
            try await expectUnharmed(stage, service, client)
        }
    }

    @Test("may be no frames of the wire at all")
    func garbage() async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(state: seed)
        try await Stage.with { stage in
            let service = try stage.start("complaint-monitor")
            let client = try await stage.client("complaint-monitor")
            try await client.isServing("storage")
            let peer = try RawPeer(stage.endpoint("complaint-monitor"))
            for _ in 0..<2000 {
                peer.send(
                    (0..<Int.random(in: 1...6, using: &random)).map { frame in
                        let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                            UInt8.random(in: 0...255, using: &random)
                        }
                        // Half of them begin like a message of ours.
                        return frame == 0 && Bool.random(using: &random)
                            ? Raw.head(UInt8.random(in: 0...9, using: &random), 1) + bytes.prefix(frame) : bytes
                    })
            }
            peer.send(RawCall.open(77, HealthMethods.check.description.path, "", Array("{}".utf8)))
            try await eventually("what came after is answered, seed \(seed)") {
                peer.received.contains { $0.first == Raw.head(6, 77) && $0.dropFirst().first == [] }
            }
            await peer.close()
            let metrics = try await client.call(PlatformMethods.metrics, MetricsRequest()).text
            #expect(metrics.contains("transport_events_total{event=\"unreadable_head\"}"))
            try await expectUnharmed(stage, service, client)
        }
    }

    private func expectUnharmed(_ stage: Stage, _ service: Child, _ client: RPCClient) async throws {
        #expect(service.isRunning)
        #expect(try await client.file(.march("good", partner: "p", day: 5)).complaints == 1)
        #expect(try await client.events([EventType.complaintFiled]).count == 1)
        try await client.isServing("storage")
        #expect(!stage.log("complaint-monitor").contains(#""level":"error""#))
    }
}
