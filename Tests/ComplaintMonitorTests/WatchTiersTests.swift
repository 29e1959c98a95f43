import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Tier changes stream from a number of the log on, then live", .fewAtOnce)
struct WatchTiersTests {
    /// The first so many changes that a watcher sees.
    private func watch(_ desk: Desk, _ request: WatchTiersRequest, _ count: Int) async throws -> [TierChange] {
        try await desk.client.stream(ComplaintMethods.watchTiers, request) { stream in
            var changes: [TierChange] = []
            while changes.count < count, let change = try await stream.next() { changes.append(change) }
            return changes
        }
    }

    private func line(_ change: TierChange) -> String { "\(change.partner) \(change.tier)" }

    @Test("from the beginning, of one partner, from a tier on")
    func filters() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(10, of: "P", on: "2024-03-11")
            try await desk.notify(5, of: "Q", on: "2024-03-11")
            try await desk.batch(desk.complaints(100, of: "R", on: "2024-03-11"))
            let all = try await watch(desk, WatchTiersRequest(fromSequence: 1), 4)
            #expect(all.map(line) == ["P 1", "P 2", "Q 1", "R 4"])
            let raised = try await desk.events(EventType.tierRaised)
            #expect(all.map(\.sequence) == raised.map(\.number))
            let second = try #require(all[1].sequence)
            #expect(
                try await watch(desk, WatchTiersRequest(fromSequence: second), 3).map(line) == ["P 2", "Q 1", "R 4"])
            #expect(try await watch(desk, WatchTiersRequest(fromSequence: second + 1), 2).map(line) == ["Q 1", "R 4"])
            let ofQ = WatchTiersRequest(fromSequence: 1, partner: PartnerID(checked: "Q"))
            #expect(try await watch(desk, ofQ, 1).map(line) == ["Q 1"])
            #expect(
                try await watch(desk, WatchTiersRequest(fromSequence: 1, minimumTier: 2), 2).map(line) == [
                    "P 2", "R 4",
                ])
        }
    }

    @Test("what comes after the watcher is seen live, without what was before")
    func live() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(5, of: "P", on: "2024-03-11")
            let next = try await desk.client.call(PlatformMethods.describe, DescribeRequest()).latestSequence + 1
            async let seen = watch(desk, WatchTiersRequest(fromSequence: next), 2)
            try await desk.notify(10, of: "Q", on: "2024-03-11")
            #expect(try await seen.map(line) == ["Q 1", "Q 2"])
        }
    }

    @Test("a number that the log has not reached is OUT_OF_RANGE", arguments: [0, -1, 100])
    func outOfRange(number: Int) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let error = await failure { try await watch(desk, WatchTiersRequest(fromSequence: number), 1) }
            #expect(error?.code == .outOfRange)
            #expect(error?.field == "fromSequence")
        }
    }
}
