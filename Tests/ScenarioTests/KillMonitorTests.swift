import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing

/// Kill -9 of complaint-monitor while complaints come in.
@Suite("complaint-monitor killed at random moments under load", .serialized)
struct KillMonitorTests {
    @Test("has everything acknowledged once, a log without gaps, and the tiers and sanctions that follow from it")
    func killed() async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(state: seed)
        try await Stage.with { stage in
            let load = Load()
            try await withThrowingTaskGroup(of: Void.self) { group in
                let client = try await stage.client("complaint-monitor")
                for worker in 0..<4 { group.addTask { try await load.fileOneByOne(worker, client) } }
                group.addTask { try await load.fileInStreams(client) }
                for round in 0..<6 {
                    let child = try stage.start("complaint-monitor")
                    let goal = load.acknowledged.value + Int.random(in: 20...400, using: &random)
                    try await eventually("round \(round) of seed \(seed): \(goal) acknowledged", within: .seconds(30)) {
                        load.acknowledged.value >= goal
                    }
                    try await child.kill9()
                }
                load.isOver.add()
                try stage.start("complaint-monitor")
                try await group.waitForAll()
                try await expect(client, load.ids.all, seed)
            }
        }
    }

    /// Holds the ledger against what follows from the complaints in the log.
    private func expect(_ client: RPCClient, _ acknowledged: [String], _ seed: UInt64) async throws {
        let events = try await client.events()
        #expect(events.map(\.number) == Array(1...events.count), "seed \(seed)")
        let filed = try events.filter { $0.type == EventType.complaintFiled }.map {
            try $0.fact(ComplaintFiled.self).complaint
        }
        #expect(Set(filed.map(\.id)).count == filed.count, "seed \(seed): something was filed twice")
        #expect(
            Set(acknowledged).subtracting(filed.map(\.id.name)) == [], "seed \(seed): something acknowledged is lost")
        var recount = Recount()
        for complaint in filed { recount.take(complaint) }
        #expect(recount.events == events.compactMap(Recount.Fact.init), "seed \(seed)")
        for (partner, days) in recount.days {
            let reply = try await client.call(
                ComplaintMethods.getStanding, GetStandingRequest(partner: partner, month: try month("2024-03")))
            #expect(
                reply.days
                    == days.sorted { $0.key < $1.key }.map { DayCount(day: $0, complaints: $1, notifications: $1 / 5) })
            #expect(reply.standing.tier == recount.tiers[partner] ?? 0)
        }
        let sanctions = try await client.call(ComplaintMethods.listSanctions, ListSanctionsRequest()).sanctions
        #expect(sanctions.map(Recount.Ledger.init) == recount.sanctions, "seed \(seed)")
        for day in Set(recount.days.values.flatMap(\.keys)) {
            let closed = try await client.call(ComplaintMethods.closeDay, CloseDayRequest(day: day))
            #expect(closed.differences == 0, "seed \(seed)")
            #expect(closed.complaints == recount.days.values.reduce(0) { $0 + ($1[day] ?? 0) })
        }
    }
}

/// Callers that file complaints until told to stop, whatever happens to the service.
private final class Load: Sendable {
    let ids = Recorder<String>()
    let acknowledged = Counter()
    let isOver = Counter()

    /// Every second caller sends an idempotency key, so that its calls are tried again.
    func fileOneByOne(_ worker: Int, _ client: RPCClient) async throws {
        var number = 0
        while isOver.value == 0 {
            number += 1
            let complaint = try complaint("unary-\(worker)-\(number)", number)
            let options = CallOptions(timeout: .seconds(10))
            do {
                try await client.file(
                    complaint, worker.isMultiple(of: 2) ? options.idempotent(complaint.id.name) : options)
                acknowledge([complaint])
            } catch let error as RPCError where error.code == .unavailable {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    func fileInStreams(_ client: RPCClient) async throws {
        var number = 0
        while isOver.value == 0 {
            number += 1
            let complaints = try (0..<40).map { try complaint("stream-\(number)-\($0)", $0) }
            do {
                let reply = try await client.file(complaints)
                guard reply.filed == complaints.count else { throw Child.Failed(description: "\(reply)") }
                acknowledge(complaints)
            } catch let error as RPCError where error.code == .unavailable {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    private func complaint(_ id: String, _ number: Int) throws -> Complaint {
        try .march(
            id, partner: "p\(number % 7)", day: 1 + number % 4, kind: number % 5 == 0 ? .ordinary : .unawareSubscription
        )
    }

    private func acknowledge(_ complaints: [Complaint]) {
        for complaint in complaints { ids.add(complaint.id.name) }
        acknowledged.add(complaints.count)
    }
}
