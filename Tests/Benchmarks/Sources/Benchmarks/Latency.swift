import Foundation
import Histogram
import RPC
import RPCZeroMQ
import Schema

/// From the reply to a complaint (which follows its commit) back to the event's arrival at a subscriber, at 1,000/s.
///
/// The subscriber lives in this process, so that one clock times both ends. What is timed starts before the commit, at the call:
/// the figure is an upper bound of commit to subscriber.
enum LatencyBenchmark {
    static func run(_ isQuick: Bool) async throws -> Table {
        let monitor = try await MonitorProcess(port: 17821)
        let seconds = isQuick ? 3 : 10
        var table = Table(
            title: "From a complaint's call (its commit is later) to its tier change at a subscriber, 1,000 complaints/s for \(seconds) s",
            columns: ["what", "p50 ms", "p99 ms", "max ms", "tier changes", "asked"])
        let histogram = try await measure(monitor, perSecond: 1000, seconds: seconds)
        func milliseconds(_ value: UInt64) -> String { figure(Double(value) / 1000) }
        table.rows.append([
            "call to tier change", milliseconds(histogram.valueAtPercentile(50)), milliseconds(histogram.valueAtPercentile(99)),
            milliseconds(histogram.max), "\(histogram.totalCount)", "p99 ≤ 5",
        ])
        await monitor.stop()
        return table
    }

    /// Each partner gets 25 complaints in a row, the last of which raises tier 1.
    private static func measure(_ monitor: MonitorProcess, perSecond: Int, seconds: Int) async throws -> Histogram<UInt64> {
        let clock = ContinuousClock()
        let total = perSecond * seconds
        let raised = total / 25
        let start = clock.now + .milliseconds(300)
        let due = { (number: Int) in start + .microseconds(number * 1_000_000 / perSecond) }
        return try await withThrowingTaskGroup(of: Histogram<UInt64>?.self) { group in
            group.addTask {
                var histogram = Histogram<UInt64>(highestTrackableValue: 60_000_000, numberOfSignificantValueDigits: .three)
                try await monitor.client.stream(ComplaintMethods.watchTiers, WatchTiersRequest(fromSequence: 1)) { changes in
                    for _ in 0..<raised {
                        guard let change = try await changes.next(), let partner = Int(change.partner.name.dropFirst(2)) else { return }
                        let taken = clock.now - due(partner * 25 + 24)
                        histogram.record(UInt64(max(0, taken.seconds * 1e6)))
                    }
                }
                return histogram
            }
            for lane in 0..<8 {
                group.addTask {
                    for partner in stride(from: lane, to: raised, by: 8) {
                        for index in 0..<25 {
                            let number = partner * 25 + index
                            try await Task.sleep(until: due(number), tolerance: .zero, clock: clock)
                            let complaint = Complaint(
                                id: ComplaintID(checked: "l-\(number)"), partner: PartnerID(checked: "p-\(partner)"),
                                kind: .unawareSubscription, createdAt: MonitorProcess.start.start)
                            _ = try await monitor.client.call(
                                ComplaintMethods.fileComplaint, FileComplaintRequest(complaint: complaint))
                        }
                    }
                    return nil
                }
            }
            var histogram: Histogram<UInt64>?
            while let result = try await group.next() { histogram = result ?? histogram }
            guard let histogram else { throw RPCError(.internal, "nothing measured") }
            return histogram
        }
    }
}
