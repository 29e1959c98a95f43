import Foundation
import RPC
import Schema

/// What a complaint costs beside a million stored ones and beside ten thousand: two services, batch by batch in turns, and two
/// bare files, which show what the random key's index costs by itself.
struct GrowthBenchmark {
    private static let small = 10_000
    private static let batch = 2_000
    /// After the last of all days.
    private static let clock = "manual:2025-01-01T00:00:00+08:00"
    /// Batches until the small file is made anew, so that it stays small.
    private static let turns = 5

    private var processor = (small: Rounds(), full: Rounds())
    private var elapsed = (small: Rounds(), full: Rounds())
    private var bare = (small: Rounds(), full: Rounds())
    private let ids: Ids
    private var next: (house: Int, bare: Int)

    static func run(_ isQuick: Bool) async throws -> Table {
        let stored = isQuick ? 100_000 : 1_000_000
        var table = Table(
            title: """
                Cost per complaint beside \(figure(Double(stored))) stored and beside \(figure(Double(small))), \
                client streams of \(figure(Double(batch))) in turns
                """,
            columns: ["what", "many stored", "few stored", "many / few", "asked"])
        for ids in [Ids.ordered, .random] { try await compare(ids, stored: stored, isQuick, in: &table) }
        return table
    }

    private static func compare(_ ids: Ids, stored: Int, _ isQuick: Bool, in table: inout Table) async throws {
        let full = try await MonitorProcess(port: 17831, clock: clock)
        let bareFull = try BareFile()
        for first in stride(from: 0, to: stored, by: 50_000) {
            _ = try await FilingBenchmark.streamed(full.client, from: first, count: 50_000, ids, days: true)
            _ = try bareFull.file(from: first, count: 50_000, ids, days: true)
        }
        var benchmark = GrowthBenchmark(ids: ids, next: (stored, stored))
        for _ in 0..<(isQuick ? 2 : 8) {
            let small = try await MonitorProcess(port: 17832, clock: clock)
            _ = try await FilingBenchmark.streamed(small.client, from: 0, count: GrowthBenchmark.small, ids, days: true)
            try await benchmark.measure(small, full)
            await small.stop()
            let bareSmall = try BareFile()
            _ = try bareSmall.file(from: 0, count: GrowthBenchmark.small, ids, days: true)
            try benchmark.measure(bareSmall, bareFull)
        }
        benchmark.report(megabytes: full.child.residentMegabytes, in: &table)
        await full.stop()
    }

    /// Files batches into both in turns, each first as often as the other.
    private mutating func measure(_ small: MonitorProcess, _ full: MonitorProcess) async throws {
        for turn in 0..<GrowthBenchmark.turns {
            let first = (GrowthBenchmark.small + turn * GrowthBenchmark.batch, next.house)
            next.house += GrowthBenchmark.batch
            if turn % 2 == 0 {
                add(try await cost(small, first.0), to: \.small)
                add(try await cost(full, first.1), to: \.full)
            } else {
                add(try await cost(full, first.1), to: \.full)
                add(try await cost(small, first.0), to: \.small)
            }
        }
    }

    private mutating func measure(_ small: BareFile, _ full: BareFile) throws {
        for turn in 0..<GrowthBenchmark.turns {
            let first = GrowthBenchmark.small + turn * GrowthBenchmark.batch
            bare.small.values.append(try small.file(from: first, count: GrowthBenchmark.batch, ids, days: true) * each)
            bare.full.values.append(
                try full.file(from: next.bare, count: GrowthBenchmark.batch, ids, days: true) * each)
            next.bare += GrowthBenchmark.batch
        }
    }

    /// Microseconds a complaint of a second a batch.
    private var each: Double { 1e6 / Double(GrowthBenchmark.batch) }

    private func cost(_ monitor: MonitorProcess, _ first: Int) async throws -> (processor: Double, elapsed: Double) {
        let before = monitor.child.processorSeconds
        let seconds = try await FilingBenchmark.streamed(
            monitor.client, from: first, count: GrowthBenchmark.batch, ids, days: true)
        return ((monitor.child.processorSeconds - before) * each, seconds * each)
    }

    private mutating func add(
        _ cost: (processor: Double, elapsed: Double), to side: WritableKeyPath<(small: Rounds, full: Rounds), Rounds>
    ) {
        processor[keyPath: side].values.append(cost.processor)
        elapsed[keyPath: side].values.append(cost.elapsed)
    }

    private func report(megabytes: Double, in table: inout Table) {
        let asked = ids == .ordered ? "≤ 1.20" : "–"
        table.add("\(ids.rawValue): µs of complaint-monitor's processor time", processor.full, processor.small, asked)
        table.add("\(ids.rawValue): µs elapsed", elapsed.full, elapsed.small, asked)
        table.add("\(ids.rawValue): µs elapsed of bare SQLite, same rows", bare.full, bare.small, "–")
        table.rows.append(["\(ids.rawValue): resident MB beside many", figure(megabytes), "", "", "–"])
    }
}
