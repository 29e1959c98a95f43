import GRDB
import JSON
import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing

/// Kill -9 of intake, which takes in complaint-monitor's sanctions.
@Suite("intake killed at random moments while sanctions are issued", .serialized)
struct KillIntakeTests {
    private static let partners = (1...12).map { "p\($0)" }
    private static let types = [
        EventType.sanctionIssued, EventType.sanctionProposed, EventType.sanctionReplaced, EventType.sanctionGroundGone,
        EventType.sanctionLifted, EventType.sanctionEnded,
    ]

    @Test("ends with a replica that is complaint-monitor's ledger: nothing missed, nothing twice")
    func killed() async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(state: seed)
        try await Stage.with { stage in
            try stage.start("complaint-monitor")
            let monitor = try await stage.client("complaint-monitor")
            try await monitor.isServing("storage")
            var intake = try stage.start("intake")
            for (round, batch) in try KillIntakeTests.batches().enumerated() {
                try await monitor.file(batch)
                guard round % 5 == 4 else { continue }
                // Somewhere among the events that it still has to take in, or after them all.
                let goal = try await monitor.events(KillIntakeTests.types).suffix(60).randomElement(using: &random)
                try await eventually("intake is at \(goal?.number ?? 0) in round \(round) of seed \(seed)") {
                    KillIntakeTests.cursor(stage) >= goal?.number ?? 0
                }
                try await intake.kill9()
                intake = try stage.start("intake")
            }
            let events = try await monitor.events(KillIntakeTests.types)
            try await eventually("intake has taken in all, seed \(seed)") {
                KillIntakeTests.cursor(stage) >= events.last?.number ?? 0
            }
            do { try await expect(stage, monitor, events, seed) } catch {
                Issue.record("intake runs: \(intake.isRunning), it said: \(intake.complaint), seed \(seed)")
                throw error
            }
        }
    }

    /// 100 complaints each on one day, so that every partner climbs all four tiers, in batches of all partners.
    private static func batches() throws -> [[Complaint]] {
        try (0..<20).map { batch in
            try partners.flatMap { partner in
                try (0..<5).map { try Complaint.march("\(partner)-\(batch)-\($0)", partner: partner, day: 5) }
            }
        }
    }

    private func expect(_ stage: Stage, _ monitor: RPCClient, _ events: [Event], _ seed: UInt64) async throws {
        var last: [String: Sanction] = [:]
        for event in events {
            let sanction = try event.fact(Sanction.self)
            last[sanction.id] = sanction
        }
        let ledger = try await monitor.call(ComplaintMethods.listSanctions, ListSanctionsRequest()).sanctions
        #expect(ledger.count == KillIntakeTests.partners.count * 8)
        let replica = try KillIntakeTests.replica(stage)
        #expect(Set(replica) == Set(last.values), "seed \(seed)")
        #expect(replica.count == ledger.count, "seed \(seed)")
        let intake = try await stage.client("intake")
        for partner in KillIntakeTests.partners.map(PartnerID.init(checked:)) {
            _ = try await intake.call(
                IntakeMethods.registerPartner, RegisterPartnerRequest(partner: partner, name: "name"))
            let known = try await intake.call(IntakeMethods.getPartner, GetPartnerRequest(partner: partner)).sanctions
            #expect(Set(known) == Set(ledger.filter { $0.partner == partner && $0.state == .inForce }))
        }
    }

    /// How far intake has come; 0 while it has not made its file.
    private static func cursor(_ stage: Stage) -> Int {
        (try? read(stage) { try Int.fetchOne($0, sql: "SELECT MAX(sequence) FROM event_cursor") }) ?? 0
    }

    private static func replica(_ stage: Stage) throws -> [Sanction] {
        try read(stage) { try String.fetchAll($0, sql: "SELECT sanction FROM sanction_replica") }
            .map { try JSON.decode(Sanction.self, from: $0) }
    }

    private static func read<Value>(_ stage: Stage, _ body: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: stage.data + "/intake.sqlite", configuration: configuration).read(body)
    }
}
