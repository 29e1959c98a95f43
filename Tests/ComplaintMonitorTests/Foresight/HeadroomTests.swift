import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Headroom says how far every next threshold is", .fewAtOnce)
struct HeadroomTests {
    private func line(_ item: HeadroomItem) -> String {
        "\(item.kind.term) \(item.figure)/\(item.threshold ?? "–") \(item.missing ?? "–")"
    }

    @Test(
        #"of today's complaints and the month's notifications ("migu-membership/a6.2", "migu-membership/8.1")"#,
        arguments: [
            (0, ["notification 0/5 5", "tier 0/5 5"]), (4, ["notification 4/5 1", "tier 0/5 5"]),
            (5, ["notification 5/10 5", "tier 1/5 4"]), (24, ["notification 24/25 1", "tier 4/5 1"]),
            (25, ["notification 25/30 5", "tier 5/10 5"]), (99, ["notification 99/100 1", "tier 19/20 1"]),
            (100, ["notification 100/105 5", "tier 20/– –"]),
        ])
    func complaints(count: Int, lines: [String]) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.stream(desk.complaints(count, on: "2024-03-11"))
            let items = try await desk.headroom().filter { [.notification, .tier].contains($0.kind) }
            #expect(items.map(line) == lines)
            #expect(items.map(\.day) == [try day("2024-03-11"), nil])
            #expect(items.map(\.month) == [nil, try month("2024-03")])
            #expect(items.allSatisfy { !$0.reason.zh.isEmpty && !$0.reason.en.isEmpty })
        }
    }

    @Test("where no rulebook is in force there is no threshold")
    func noRules() async throws {
        try await monitoring(at: "2013-03-11") { desk in
            let kinds = try await desk.headroom().map(\.kind)
            #expect(!kinds.contains(.notification))
            #expect(!kinds.contains(.tier))
        }
    }
}
