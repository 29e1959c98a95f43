import ComplaintMonitor
import Intake
import RPC
import Rulebook
import Schema
import ServiceKit
import ServiceTestSupport
import Store
import TestSupport
import Testing

/// Both services in one process, and the model that they are held against.
final class World {
    let monitor: Machine<ComplaintMonitor>
    let intake: Machine<Intake>
    var model: Model
    private let clients: [String: RPCClient]
    private let start: Instant
    /// Held, so that its files live as long as the world.
    private let folder: TestFolder
    private let tally = Tally()

    init(at start: Instant) throws {
        folder = try TestFolder()
        let rulebooks = try Rulebooks.shipped()
        monitor = Machine(in: folder, rulebooks)
        intake = Machine(in: folder, rulebooks)
        clients = [
            "intake": RPCClient(intake.transport.connect()),
            "complaint-monitor": RPCClient(monitor.transport.connect()),
        ]
        self.start = start
        model = Model(now: start)
    }

    // MARK: machines

    func startMonitor(in tasks: inout ThrowingTaskGroup<Void, any Error>) async throws {
        try await monitor.start(at: start, upstreams: clients, in: &tasks)
    }

    func startIntake(in tasks: inout ThrowingTaskGroup<Void, any Error>) async throws {
        try await intake.start(at: start, upstreams: clients, in: &tasks)
    }

    /// Stops both.
    func stop() async {
        await monitor.crash()
        await intake.crash()
    }

    func deliver(_ request: Request, toIntake: Bool) async -> Result<[UInt8], RPCError> {
        toIntake ? await intake.deliver(request) : await monitor.deliver(request)
    }

    /// Waits until intake has taken in all that complaint-monitor has told so far.
    func settle() async throws {
        guard let log = monitor.core?.house.store.events, let store = intake.core?.house.store else { return }
        let wanted = Set(Tally.sanctionEvents)
        let latest = try await log.read(after: 0, limit: .max, types: wanted).last?.sequence ?? 0
        try await eventually("intake has taken in event \(latest)") {
            try await store.write { try $0.cursor(of: "complaint-monitor#\(log.id)") } >= latest
        }
    }

    // MARK: invariants

    /// Holds both services against the model.
    func check() async throws {
        guard let log = monitor.core?.house.store.events, let intakeLog = intake.core?.house.store.events else {
            return
        }
        try await checkCounts()
        try await checkLedger()
        try await tally.check(log, model)
        try await settle()
        try await checkIntake(intakeLog)
    }

    private func client<Business>(_ machine: Machine<Business>) -> RPCClient { RPCClient(machine.transport.connect()) }

    private func checkCounts() async throws {
        let client = client(monitor)
        let found = try await client.call(ComplaintMethods.listStandings, ListStandingsRequest()).standings
        let counts = model.recount()
        let expected = counts.map { place, days in
            let notifications = Model.notifications(days)
            return Words.standing(
                place.partner, place.month, days.values.reduce(0, +), notifications, Model.tier(notifications))
        }
        let told = found.map { Words.standing($0.partner, $0.month, $0.complaints, $0.notifications, $0.tier) }
        try #require(told.sorted() == expected.sorted())
        guard let place = counts.keys.max() else { return }
        let request = GetStandingRequest(partner: place.partner, month: place.month)
        let days = try await client.call(ComplaintMethods.getStanding, request).days
        try #require(Dictionary(uniqueKeysWithValues: days.map { ($0.day, $0.complaints) }) == counts[place])
    }

    private func checkLedger() async throws {
        let found = try await client(monitor).call(ComplaintMethods.listSanctions, ListSanctionsRequest()).sanctions
        let told = try found.map {
            Entry(
                partner: $0.partner, kind: $0.kind, tier: try #require($0.tier), month: try #require($0.month),
                recordedAt: $0.recordedAt,
                issuedAt: $0.issuedAt, lastDay: $0.lastDay, replacedAt: $0.replacedAt, groundGoneAt: $0.groundGoneAt,
                liftedAt: $0.liftedAt)
        }
        try #require(told == model.ledger)
        try #require(found.map(\.line) == model.ledger.map { $0.line(at: model.now) })
    }

    private func checkIntake(_ log: EventLog) async throws {
        for partner in model.partners.sorted() {
            let reply = try await client(intake).call(IntakeMethods.getPartner, GetPartnerRequest(partner: partner))
            let biting = model.ledger.filter { $0.partner == partner && $0.bites(at: model.now) }
            try #require(reply.sanctions.map(\.line).sorted() == biting.map { $0.line(at: model.now) }.sorted())
            let codes = model.codes.filter { $0.value == partner }.keys.map(\.name).sorted()
            try #require(reply.serviceCodes.map(\.code.name) == codes)
        }
        let registered = try await log.read(after: 0, limit: .max)
        try #require(registered.enumerated().allSatisfy { $0.element.sequence == Int64($0.offset + 1) })
        try #require(registered.count == model.partners.count + model.codes.count)
    }
}

/// Reads complaint-monitor's log once, a piece at a time, and counts what it tells.
final class Tally {
    static let sanctionEvents = [
        EventType.sanctionIssued, EventType.sanctionProposed, EventType.sanctionReplaced, EventType.sanctionGroundGone,
        EventType.sanctionLifted, EventType.sanctionEnded,
    ]

    private var last: Int64 = 0
    private var lastTime = Instant(microseconds: 0)
    private var filed: Set<ComplaintID> = []
    private var closed: Set<Day> = []
    private var counts: [String: Int] = [:]

    /// The log has no gap, goes forward in time, and tells each effect once.
    func check(_ log: EventLog, _ model: Model) async throws {
        for stored in try await log.read(after: last, limit: .max) {
            try #require(stored.sequence == last + 1)
            try #require(stored.event.time >= lastTime)
            (last, lastTime) = (stored.sequence, stored.event.time)
            counts[stored.event.type, default: 0] += 1
            if stored.event.type == EventType.complaintFiled {
                try #require(filed.insert(try stored.event.fact(ComplaintFiled.self).complaint.id).inserted)
            }
            if stored.event.type == EventType.dayClosed {
                let fact = try stored.event.fact(DayClosed.self)
                try #require(fact.differences == 0)
                try #require(closed.insert(fact.day).inserted)
            }
        }
        try #require(filed == Set(model.complaints.keys))
        let ledger = model.ledger
        let expected: [(String, Int)] = [
            (EventType.complaintCorrected, model.corrections), (EventType.tierRaised, ledger.count / 2),
            (EventType.sanctionIssued, ledger.filter { $0.issuedAt != nil }.count),
            (EventType.sanctionReplaced, ledger.filter { $0.replacedAt != nil }.count),
            (EventType.sanctionGroundGone, ledger.filter { $0.groundGoneAt != nil }.count),
            (EventType.sanctionLifted, ledger.filter { $0.liftedAt != nil }.count),
            (EventType.sanctionEnded, ledger.filter { $0.line(at: model.now).contains(" ended") }.count),
        ]
        for (type, count) in expected { try #require(counts[type, default: 0] == count, "\(type)") }
    }
}
