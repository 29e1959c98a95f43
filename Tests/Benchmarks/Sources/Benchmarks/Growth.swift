import Foundation
import RPC
import Schema

/// What a complaint costs when 10^4, 10^5 and 10^6 are stored already, and what the service holds in memory then.
enum GrowthBenchmark {
    static func run(_ isQuick: Bool) async throws -> Table {
        let monitor = try await MonitorProcess(port: 17831)
        var table = Table(
            title:
                "Cost per complaint by what is stored (client streams of 10,000; processor time of complaint-monitor)",
            columns: ["stored", "µs of processor each", "µs elapsed each", "to 10^4", "resident MB"])
        let sample = 10_000
        var stored = 0
        var base: Double?
        for target in isQuick ? [10_000, 50_000] : [10_000, 100_000, 1_000_000] {
            while stored < target {
                _ = try await FilingBenchmark.streamed(
                    monitor.client, from: stored, count: min(50_000, target - stored))
                stored += min(50_000, target - stored)
            }
            var processor = Rounds()
            var elapsed = Rounds()
            for _ in 0..<5 {
                let before = monitor.child.processorSeconds
                elapsed.values.append(
                    try await FilingBenchmark.streamed(monitor.client, from: stored, count: sample) / Double(sample)
                        * 1e6)
                processor.values.append((monitor.child.processorSeconds - before) / Double(sample) * 1e6)
                stored += sample
            }
            let cost = processor.median
            base = base ?? cost
            table.rows.append([
                figure(Double(target)), figure(cost), figure(elapsed.median), figure(cost / (base ?? cost)),
                figure(monitor.child.residentMegabytes),
            ])
        }
        await monitor.stop()
        return table
    }
}
