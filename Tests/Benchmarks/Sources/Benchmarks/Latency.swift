import Foundation
import Histogram
import RPC
import RPCZeroMQ
import Schema
import ServiceKit

/// From the tier change's own instant to its arrival at a subscriber, at 1,000 and at 5,000 complaints/s, each a call of its own.
///
/// The service takes that instant by the machine's clock inside the transaction, before the commit and its fsync, and this
/// process reads the same clock: the figure is an upper bound of commit to subscriber.
enum LatencyBenchmark {
    static func run(_ isQuick: Bool) async throws -> Table {
        let seconds = isQuick ? 3 : 10
        var table = Table(
            title:
                "From a tier change (before its commit's fsync) to a subscriber, each complaint a call, for \(seconds) s",
            columns: ["complaints/s", "p50 ms", "p99 ms", "max ms", "tier changes", "asked"])
        func milliseconds(_ value: UInt64) -> String { figure(Double(value) / 1000) }
        for perSecond in [1000, 5000] {
            let monitor = try await MonitorProcess(port: 17821, clock: "real")
            let histogram = try await measure(monitor.client, perSecond: perSecond, seconds: seconds)
            await monitor.stop()
            table.rows.append([
                "\(perSecond)", milliseconds(histogram.valueAtPercentile(50)),
                milliseconds(histogram.valueAtPercentile(99)), milliseconds(histogram.max), "\(histogram.totalCount)",
                "p99 ≤ 5",
            ])
        }
        return table
    }

    /// Partners of one group; each gets one complaint in turn until it has 25, the last of which raises tier 1.
    private static let group = 200

    private static func measure(_ client: RPCClient, perSecond: Int, seconds: Int) async throws -> Histogram<UInt64> {
        let clock = ContinuousClock()
        let partners = max(1, perSecond * seconds / 25 / group) * group
        let start = clock.now + .milliseconds(300)
        // The complaints of a partner are `group` apart, so that none waits for the one before.
        let due: @Sendable (Int, Int) -> ContinuousClock.Instant = { partner, index in
            start
                + .microseconds(
                    (partner / group * 25 * group + index * group + partner % group) * 1_000_000 / perSecond)
        }
        return try await withThrowingTaskGroup(of: Histogram<UInt64>?.self) { tasks in
            tasks.addTask {
                var histogram = Histogram<UInt64>(
                    highestTrackableValue: 60_000_000, numberOfSignificantValueDigits: .three)
                try await client.stream(ComplaintMethods.watchTiers, WatchTiersRequest(fromSequence: 1)) { changes in
                    for _ in 0..<partners {
                        guard let change = try await changes.next() else { return }
                        histogram.record(UInt64(max(0, (BusinessClock.machineTime - change.at).seconds * 1e6)))
                    }
                }
                return histogram
            }
            for lane in 0..<group {
                tasks.addTask {
                    for partner in stride(from: lane, to: partners, by: group) {
                        for index in 0..<25 {
                            try await Task.sleep(until: due(partner, index), tolerance: .zero, clock: clock)
                            let complaint = Complaint(
                                id: ComplaintID(checked: "l-\(partner)-\(index)"),
                                partner: PartnerID(checked: "p-\(partner)"),
                                kind: .unawareSubscription, createdAt: BusinessClock.machineTime)
                            _ = try await client.call(
                                ComplaintMethods.fileComplaint, FileComplaintRequest(complaint: complaint))
                        }
                    }
                    return nil
                }
            }
            var histogram: Histogram<UInt64>?
            while let result = try await tasks.next() { histogram = result ?? histogram }
            guard let histogram else { throw RPCError(.internal, "nothing measured") }
            return histogram
        }
    }
}
