import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing
import ZeroMQ

/// Subscribers that take their first events and then no more.
@Suite("Slow subscribers", .serialized)
struct SlowSubscriberTests {
    private static let events = 50_000

    @Test("grow nobody's memory and hold nobody up")
    func slow() async throws {
        try await Stage.with { stage in
            let service = try stage.start("complaint-monitor")
            let client = try await stage.client("complaint-monitor")
            try await client.isServing("storage")
            let idle =
                try stage.subscribers(8, credit: 64, reads: true)
                + stage.subscribers(2, credit: 1_000_000, reads: false)
            let before = service.residentBytes
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await fill(client) }
                var options = CallOptions(timeout: nil)
                options.credit = 4096
                try await client.stream(EventMethods.subscribe, SubscribeRequest(), options) { replies in
                    var last = 0
                    while last < SlowSubscriberTests.events, let batch = try await replies.nextBatch(limit: 4096) {
                        for event in batch {
                            guard event.number == last + 1 else { throw Gap(after: last, found: event.number) }
                            last = event.number
                        }
                    }
                    #expect(last == SlowSubscriberTests.events)
                }
                try await group.waitForAll()
            }
            #expect(service.residentBytes - before < 100 << 20)
            for subscriber in idle.prefix(8) { #expect(subscriber.received.count == 64) }
            // Those who gave credit for all and read nothing were cut off, and it was counted.
            let metrics = try await client.call(PlatformMethods.metrics, MetricsRequest()).text
            #expect(metrics.contains(#"transport_events_total{event="peer_too_slow"}"#))
            for subscriber in idle { await subscriber.close() }
            try await client.isServing("storage")
        }
    }

    private func fill(_ client: RPCClient) async throws {
        let complaints = try (0..<SlowSubscriberTests.events).map {
            try Complaint.march("c\($0)", partner: "p\($0 % 50)", day: 1 + $0 % 19, kind: .ordinary)
        }
        #expect(try await client.file(complaints).filed == complaints.count)
    }

    private struct Gap: Error {
        let after: Int
        let found: Int
    }
}

extension Stage {
    /// Subscribers to complaint-monitor that never give more credit than at first.
    fileprivate func subscribers(_ count: Int, credit: Int, reads: Bool) throws -> [RawPeer] {
        try (0..<count).map { _ in
            let peer = try RawPeer(endpoint("complaint-monitor"), reads: reads)
            peer.send(
                RawCall.open(1, EventMethods.subscribe.description.path, #"{"credit":"\#(credit)"}"#, Array("{}".utf8)))
            return peer
        }
    }
}

/// Frames by hand, to any method.
enum RawCall {
    static func open(_ call: UInt64, _ path: String, _ metadata: String, _ body: [UInt8]) -> [[UInt8]] {
        [Raw.head(1, call), Array(path.utf8), Array(metadata.utf8), body]
    }
}
