import Foundation
import Histogram
import RPC
import RPCZeroMQ
import Schema
import ServiceKit

/// From a tier change's own instant to its arrival at a subscriber, at so many complaints/s; each 25th complaint raises tier 1.
///
/// The service takes that instant by the machine's clock inside the transaction, before the commit and its fsync, and this
/// process reads the same clock: the figure is an upper bound of commit to subscriber.
struct LatencyBenchmark {
    /// How the complaints are sent.
    private enum Way: String {
        case calls = "each a call"
        case stream = "one client stream"
    }

    /// How the tier changes come.
    private enum Changes: String {
        case even = "evenly"
        case burst = "200 at once"
    }

    /// Partners that get complaints in turn, until they have 25, the last of which raises tier 1.
    private static let lanes = 200
    private static let each = 25

    private let client: RPCClient
    private let perSecond: Int
    private let changes: Changes
    private let count: Int
    private let start = ContinuousClock.now + .milliseconds(300)

    static func run(_ isQuick: Bool) async throws -> Table {
        var table = Table(
            title: "From a tier change (before its commit's fsync) to a subscriber",
            columns: ["complaints/s", "sent", "tier changes", "p50 ms", "p99 ms", "max ms", "changes", "asked"])
        func milliseconds(_ value: UInt64) -> String { figure(Double(value) / 1000) }
        for (perSecond, way, changes, asked) in [
            (1000, Way.calls, Changes.even, "p99 ≤ 5"), (1000, .calls, .burst, "–"), (5000, .stream, .even, "p99 ≤ 5"),
            (5000, .stream, .burst, "–"), (5000, .calls, .even, "–"),
        ] {
            let monitor = try await MonitorProcess(port: 17821, clock: "real")
            let benchmark = LatencyBenchmark(monitor.client, perSecond: perSecond, changes, partners: isQuick ? 2 : 5)
            let histogram = try await benchmark.measure(way)
            await monitor.stop()
            table.rows.append([
                figure(Double(perSecond)), way.rawValue, changes.rawValue,
                milliseconds(histogram.valueAtPercentile(50)),
                milliseconds(histogram.valueAtPercentile(99)), milliseconds(histogram.max), "\(histogram.totalCount)",
                asked,
            ])
        }
        return table
    }

    /// With so many partners a lane.
    private init(_ client: RPCClient, perSecond: Int, _ changes: Changes, partners: Int) {
        self.client = client
        self.perSecond = perSecond
        self.changes = changes
        count = Self.lanes * Self.each * partners
    }

    private func measure(_ way: Way) async throws -> Histogram<UInt64> {
        async let histogram = watch()
        switch way {
        case .calls: try await call()
        case .stream: try await stream()
        }
        return try await histogram
    }

    private func watch() async throws -> Histogram<UInt64> {
        var histogram = Histogram<UInt64>(highestTrackableValue: 60_000_000, numberOfSignificantValueDigits: .three)
        try await client.stream(ComplaintMethods.watchTiers, WatchTiersRequest(fromSequence: 1)) { changes in
            for _ in 0..<(0..<count).count(where: raises) {
                guard let change = try await changes.next() else { return }
                histogram.record(UInt64(max(0, (BusinessClock.machineTime - change.at).seconds * 1e6)))
            }
        }
        return histogram
    }

    /// Many callers at once: none waits for the call before.
    private func call() async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for lane in 0..<Self.lanes {
                tasks.addTask {
                    for number in stride(from: lane, to: count, by: Self.lanes) {
                        try await due(number)
                        _ = try await client.call(ComplaintMethods.fileComplaint, request(number))
                    }
                }
            }
            try await tasks.waitForAll()
        }
    }

    private func stream() async throws {
        _ = try await client.send(ComplaintMethods.fileComplaints, CallOptions(timeout: .seconds(600))) { writer in
            for number in 0..<count {
                try await due(number)
                try await writer.write(request(number))
            }
        }
    }

    /// Waits until the millisecond of a complaint, so that the sender wakes no more often; one that is late goes at once.
    private func due(_ number: Int) async throws {
        let due = start + .milliseconds(number * 1000 / perSecond)
        if due > .now { try await Task.sleep(until: due, tolerance: .zero, clock: .continuous) }
    }

    /// The lane whose partner a complaint is of, how many partners it had before, and how many complaints this one had.
    private func place(_ number: Int) -> (lane: Int, partner: Int, complaint: Int) {
        let lane = number % Self.lanes
        let turn = number / Self.lanes + (changes == .even ? lane : 0)
        return (lane, turn / Self.each, turn % Self.each)
    }

    private func raises(_ number: Int) -> Bool {
        let (lane, partner, complaint) = place(number)
        // Where the changes come evenly, a lane's first partner begins in the middle and never comes as far.
        let isCutOff = changes == .even && partner == lane / Self.each && lane % Self.each > 0
        return complaint == Self.each - 1 && !isCutOff
    }

    private func request(_ number: Int) -> FileComplaintRequest {
        let (lane, partner, complaint) = place(number)
        return FileComplaintRequest(
            complaint: Complaint(
                id: ComplaintID(checked: "l-\(lane)-\(partner)-\(complaint)"),
                partner: PartnerID(checked: "p-\(lane)-\(partner)"), kind: .unawareSubscription,
                createdAt: BusinessClock.machineTime))
    }
}
