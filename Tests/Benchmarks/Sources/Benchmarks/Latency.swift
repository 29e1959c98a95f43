import Foundation
import GRDBSQLite
import Histogram
import RPC
import RPCZeroMQ
import Schema
import ServiceKit
import Synchronization

/// From a tier change's commit to its arrival at a subscriber, at so many complaints/s; each 25th complaint raises tier 1.
///
/// Beside it, from the change's own instant, which the service takes by the machine's clock inside the transaction: that figure
/// holds the rest of the batch, the commit and its fsync too.
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
            title: "From a tier change's commit to a subscriber",
            columns: [
                "complaints/s", "sent", "tier changes", "p50 ms", "p99 ms", "max ms", "with the commit: p50", "p99",
                "changes",
                "asked",
            ])
        func milliseconds(_ histogram: Histogram<UInt64>, _ percentile: Double) -> String {
            figure(Double(histogram.valueAtPercentile(percentile)) / 1000)
        }
        for (perSecond, way, changes, asked) in [
            (1000, Way.calls, Changes.even, "p99 ≤ 5"), (1000, .calls, .burst, "–"), (5000, .stream, .even, "p99 ≤ 5"),
            (5000, .stream, .burst, "–"), (5000, .calls, .even, "–"),
        ] {
            let monitor = try await MonitorProcess(port: 17821, clock: "real")
            let benchmark = LatencyBenchmark(monitor.client, perSecond: perSecond, changes, partners: isQuick ? 2 : 5)
            let watch = CommitWatch(monitor)
            let arrivals = try await benchmark.measure(way)
            let (since, whole) = histograms(arrivals, watch.stop())
            await monitor.stop()
            table.rows.append([
                figure(Double(perSecond)), way.rawValue, changes.rawValue, milliseconds(since, 50),
                milliseconds(since, 99),
                milliseconds(since, 100), milliseconds(whole, 50), milliseconds(whole, 99), "\(whole.totalCount)",
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

    /// How long each change took since its commit, and since its own instant, in microseconds.
    private static func histograms(
        _ arrivals: [Arrival], _ commits: [Instant]
    ) -> (since: Histogram<UInt64>, whole: Histogram<UInt64>) {
        func histogram(_ from: (Int, Arrival) -> Instant) -> Histogram<UInt64> {
            var histogram = Histogram<UInt64>(highestTrackableValue: 60_000_000, numberOfSignificantValueDigits: .three)
            for (index, arrival) in arrivals.enumerated() {
                histogram.record(UInt64(max(0, (arrival.at - from(index, arrival)).seconds * 1e6)))
            }
            return histogram
        }
        return (histogram { index, _ in commits[index] }, histogram { $1.raisedAt })
    }

    private func measure(_ way: Way) async throws -> [Arrival] {
        async let arrivals = watch()
        switch way {
        case .calls: try await call()
        case .stream: try await stream()
        }
        return try await arrivals
    }

    private func watch() async throws -> [Arrival] {
        var arrivals: [Arrival] = []
        try await client.stream(ComplaintMethods.watchTiers, WatchTiersRequest(fromSequence: 1)) { changes in
            for _ in 0..<(0..<count).count(where: raises) {
                guard let change = try await changes.next() else { return }
                arrivals.append(Arrival(raisedAt: change.at, at: BusinessClock.machineTime))
            }
        }
        return arrivals
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

/// A tier change as it came: the changes come in the order in which they were raised.
private struct Arrival {
    let raisedAt: Instant
    let at: Instant
}

/// Looks again and again into a service's file, as any reader of it could, for when each tier change is committed.
private final class CommitWatch: Sendable {
    /// Looks, and how many changes were committed at each.
    private let looks = Mutex<(isOver: Bool, seen: [(at: Instant, count: Int)])>((false, []))
    private let ended = DispatchSemaphore(value: 0)

    init(_ monitor: MonitorProcess) {
        let path = "\(monitor.folder)/complaint-monitor.sqlite"
        Thread.detachNewThread { [self] in
            look(into: path)
            ended.signal()
        }
    }

    private func look(into path: String) {
        var db: OpaquePointer?
        var statement: OpaquePointer?
        sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, nil)
        sqlite3_prepare_v2(db, "SELECT MAX(number) FROM tier_change", -1, &statement, nil)
        defer {
            sqlite3_finalize(statement)
            sqlite3_close(db)
        }
        var isLast = false
        while !isLast {
            isLast = looks.withLock { $0.isOver }
            let at = BusinessClock.machineTime
            let count = sqlite3_step(statement) == SQLITE_ROW ? Int(sqlite3_column_int64(statement, 0)) : 0
            sqlite3_reset(statement)
            looks.withLock { $0.seen.append((at, count)) }
            usleep(100)
        }
    }

    /// Ends the looking; returns for each change the last look that did not find it yet, which is before its commit.
    func stop() -> [Instant] {
        looks.withLock { $0.isOver = true }
        ended.wait()
        var commits: [Instant] = []
        var before: Instant?
        for look in looks.withLock({ $0.seen }) {
            while commits.count < look.count { commits.append(before ?? look.at) }
            before = look.at
        }
        return commits
    }
}
