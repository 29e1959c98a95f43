import JSON
import RPC
import Schema
import ServiceTestSupport
import Testing

/// A life of both services, drawn from a seed: what is asked of them, what goes wrong on the way, and that it changes nothing.
final class Simulation {
    private var dice: Dice
    private let world: World
    private var script: Script
    private var lastKey = 0
    /// What was answered well, to be sent again late, as a network may.
    private var answered: [Sent] = []

    /// A command under way.
    private struct Sent {
        let command: Command
        let request: Request
        var reply: [UInt8]?
    }

    init(seed: UInt64) throws {
        dice = Dice(seed: seed)
        let start = try at("2024-01-10")
        world = try World(at: start)
        script = Script()
    }

    /// Runs so many steps, and holds the services against the model every few.
    func run(steps: Int) async throws {
        let world = world
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            try await world.startIntake(in: &tasks)
            try await world.startMonitor(in: &tasks)
            do {
                for step in 1...steps {
                    try await self.step(in: &tasks)
                    if step.isMultiple(of: 10) || step == steps { try await world.check() }
                }
            } catch {
                await world.stop()
                throw error
            }
            await world.stop()
            try await tasks.waitForAll()
        }
    }

    private func step(in tasks: inout ThrowingTaskGroup<Void, any Error>) async throws {
        switch dice.roll(0...99) {
        case 0..<60: try await burst((0..<dice.roll(1...4)).map { _ in monitorCommand() }, in: &tasks)
        case 60..<76: try await burst([intakeCommand()], in: &tasks)
        case 76..<90: try await advance(in: &tasks)
        case 90..<94: try await sendLate()
        case 94..<96: try await stealKey()
        case 96..<98: cut()
        default: try await monitorAway(in: &tasks)
        }
    }

    // MARK: what is asked

    private func monitorCommand() -> Command { script.monitorCommand(world.model, &dice) }

    private func intakeCommand() -> Command { script.intakeCommand(world.model, &dice) }

    /// Several callers at once: whose request arrives when is chance, and each sends until it is answered.
    private func burst(_ commands: [Command], in tasks: inout ThrowingTaskGroup<Void, any Error>) async throws {
        var open = try commands.map { command in
            lastKey += 1
            return Sent(command: command, request: try command.request(key: "k\(lastKey)"))
        }
        while let index = open.indices.randomElement(using: &dice) {
            if try await attempt(&open[index], in: &tasks) {
                if open[index].reply != nil { answered.append(open[index]) }
                open.remove(at: index)
            }
        }
    }

    /// One try; true where the caller has its answer.
    private func attempt(
        _ sent: inout Sent, in tasks: inout ThrowingTaskGroup<Void, any Error>
    ) async throws -> Bool {
        let fate = Fate.drawn(&dice)
        switch fate {
        case .requestLost: return false
        case .crashBefore: try await restart(sent.command.isIntakes, in: &tasks)
        default: break
        }
        // What intake decides depends on how much it has been told: all of it here.
        if sent.command.isIntakes { try await world.settle() }
        let result = await world.deliver(sent.request, toIntake: sent.command.isIntakes)
        try compare(result, &sent)
        if fate == .crashAfter { try await restart(sent.command.isIntakes, in: &tasks) }
        return fate == .answered || fate == .crashBefore
    }

    /// The first answer is what the model says; the same sent again gets the same, to the byte.
    private func compare(_ result: Result<[UInt8], RPCError>, _ sent: inout Sent) throws {
        if let first = sent.reply {
            try #require(try result.get() == first, "\(sent.command)")
            return
        }
        let expected = world.model.apply(sent.command)
        try #require(try sent.command.words(result) == expected, "\(sent.command)")
        sent.reply = try? result.get()
    }

    // MARK: what goes wrong

    /// An old request arrives again, though its caller was answered long ago.
    private func sendLate() async throws {
        guard var sent = dice.pick(answered) else { return }
        try compare(await world.deliver(sent.request, toIntake: sent.command.isIntakes), &sent)
    }

    /// A key that was used comes with another body.
    private func stealKey() async throws {
        guard let sent = dice.pick(answered) else { return }
        let command = sent.command.isIntakes ? intakeCommand() : monitorCommand()
        let request = try command.request(key: sent.request.key)
        guard request != sent.request else { return }
        let result = await world.deliver(request, toIntake: sent.command.isIntakes)
        guard case .failure(let error) = result else {
            Issue.record("the key \(request.key ?? "") was taken twice")
            return
        }
        #expect(error.reason == "RPC_IDEMPOTENCY_CONFLICT")
    }

    private func cut() {
        if dice.percent(50) { world.monitor.cut() } else { world.intake.cut() }
    }

    private func restart(_ isIntake: Bool, in tasks: inout ThrowingTaskGroup<Void, any Error>) async throws {
        if isIntake {
            await world.intake.crash()
            try await world.startIntake(in: &tasks)
        } else {
            await world.monitor.crash()
            try await world.startMonitor(in: &tasks)
        }
    }

    /// complaint-monitor is gone for a while: intake goes on by what it knows.
    private func monitorAway(in tasks: inout ThrowingTaskGroup<Void, any Error>) async throws {
        try await world.settle()
        await world.monitor.crash()
        for _ in 0..<dice.roll(1...3) { try await burst([intakeCommand()], in: &tasks) }
        try await world.startMonitor(in: &tasks)
    }

    // MARK: time

    /// Both clocks move on, by hours or by weeks; the answers may be lost, and the services crash.
    private func advance(in tasks: inout ThrowingTaskGroup<Void, any Error>) async throws {
        let hours = dice.percent(80) ? dice.roll(1...40) : dice.roll(40...900)
        world.model.now = world.model.now + .seconds(3600 * hours)
        let request = Request(
            path: ClockMethods.advance.description.path,
            body: try JSON.encode(AdvanceClockRequest(to: world.model.now)), key: nil)
        for toIntake in [false, true] {
            var isAnswered = false
            while !isAnswered {
                let fate = Fate.drawn(&dice)
                if fate == .requestLost { continue }
                if fate == .crashBefore { try await restart(toIntake, in: &tasks) }
                _ = try await world.deliver(request, toIntake: toIntake).get()
                if fate == .crashAfter { try await restart(toIntake, in: &tasks) }
                isAnswered = fate == .answered || fate == .crashBefore
            }
        }
    }
}

/// What callers may think of next.
struct Script {
    private var lastComplaint = 0
    private var lastCode = 0
    private let partners = ["P0", "P1", "P2", "P3"].map(PartnerID.init(checked:))

    mutating func monitorCommand(_ model: Model, _ dice: inout Dice) -> Command {
        switch dice.roll(0...99) {
        case 0..<35: .file(complaint(model, &dice))
        case 35..<65: .batch(batch(model, &dice))
        case 65..<90: correction(model, &dice)
        case 90..<94: .issue(sanction(model, &dice))
        default: .lift(sanction(model, &dice))
        }
    }

    mutating func intakeCommand(_ model: Model, _ dice: inout Dice) -> Command {
        let partner = dice.pick(partners) ?? partners[0]
        if dice.percent(25) { return .register(partner) }
        if dice.percent(85) { lastCode += 1 }
        return .code(partner, ServiceCode(checked: "C\(lastCode)"))
    }

    /// Mostly a new one of these days; sometimes known, in conflict with what is known, late, or from the future.
    private mutating func complaint(_ model: Model, _ dice: inout Dice, of partner: PartnerID? = nil) -> Complaint {
        if dice.percent(15), let id = dice.pick(model.filed), var again = model.complaints[id]?.first {
            if dice.percent(30) { again.province = "44" }
            return again
        }
        lastComplaint += 1
        let hoursAgo =
            switch dice.roll(0...99) {
            case 0..<70: dice.roll(0...12)
            case 70..<97: dice.roll(12...1200)
            default: -dice.roll(1...48)
            }
        return Complaint(
            id: ComplaintID(checked: "W\(lastComplaint)"), partner: partner ?? dice.pick(partners) ?? partners[0],
            kind: dice.percent(85) ? .unawareSubscription : .ordinary, createdAt: model.now + .seconds(-3600 * hoursAgo)
        )
    }

    /// Up to 20, half of the time all of one partner.
    private mutating func batch(_ model: Model, _ dice: inout Dice) -> [Complaint] {
        let partner = dice.percent(50) ? dice.pick(partners) : nil
        return (0..<dice.roll(1...20)).map { _ in complaint(model, &dice, of: partner) }
    }

    private func correction(_ model: Model, _ dice: inout Dice) -> Command {
        // Mostly a new one: there the tiers of these days may still fall.
        let known = dice.percent(60) ? Array(model.filed.suffix(40)) : model.filed
        let id = dice.pick(known) ?? ComplaintID(checked: "nobody's")
        var correction = CorrectComplaintRequest(id: id, reason: "checked", by: Desk.person)
        switch dice.roll(0...4) {
        case 0: correction.withdrawn = true
        case 1: correction.withdrawn = dice.percent(30)
        case 2: correction.kind = dice.percent(50) ? .ordinary : .unawareSubscription
        case 3: correction.partner = dice.pick(partners)
        default: correction.createdAt = model.now + .seconds(-3600 * dice.roll(-2...900))
        }
        return .correct(correction)
    }

    /// The number of a sanction, sometimes of none.
    private func sanction(_ model: Model, _ dice: inout Dice) -> String {
        "\(dice.roll(1...max(1, model.ledger.count + 1)))"
    }
}
