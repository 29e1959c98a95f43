import RPC
import Schema
import ServiceTestSupport
import Store
import TestSupport
import Testing

@testable import ServiceKit

@Suite("Deadlines")
struct DeadlineTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func schedule(_ core: ServiceCore<Notebook>, _ deadlines: [Deadline]) async throws {
        try await core.house.store.write { transaction in
            for deadline in deadlines { try transaction.schedule(deadline) }
        }
    }

    private func deadline(_ seconds: Int, _ kind: String, _ key: String, then: String = "{}") -> Deadline {
        Deadline(due: Fixed.start + .seconds(seconds), kind: kind, key: key, payload: then)
    }

    private func advance(_ client: RPCClient, to seconds: Int) async throws -> AdvanceClockReply {
        try await client.call(ClockMethods.advance, AdvanceClockRequest(to: Fixed.start + .seconds(seconds)))
    }

    @Test("are handled in the order of due instant, kind and key, each once and at its own instant")
    func order() async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client in
            try await schedule(
                core,
                [
                    deadline(20, "b", "1"), deadline(20, "a", "2"), deadline(10, "z", "3"), deadline(20, "a", "1"),
                    deadline(31, "a", "9"),
                ])
            let reply = try await advance(client, to: 30)
            #expect(reply == AdvanceClockReply(now: Fixed.start + .seconds(30), deadlinesFired: 4))
            #expect(core.business.handled.all == ["10 z 3", "20 a 1", "20 a 2", "20 b 1"])
            let times = try await core.house.store.events.read(after: 0, limit: 10).map { $0.event.time - Fixed.start }
            #expect(times == [.seconds(10), .seconds(20), .seconds(20), .seconds(20)])
            #expect(try await advance(client, to: 30).deadlinesFired == 0)
            #expect(try await advance(client, to: 31).deadlinesFired == 1)
        }
    }

    @Test("that come about on the way are handled on the way, each at its own instant")
    func chain() async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client in
            try await schedule(
                core, [deadline(10, "a", "1", then: "then 5 2"), deadline(12, "a", "3", then: "then 0 4")])
            #expect(try await advance(client, to: 100).deadlinesFired == 4)
            #expect(core.business.handled.all == ["10 a 1", "12 a 3", "12 later 4", "15 later 2"])
        }
    }

    @Test("are handled without an advance where the clock has come there already")
    func overdue() async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { _ in
            try await schedule(core, [deadline(-5, "a", "1")])
            try await eventually("the overdue one is handled") { !core.business.handled.all.isEmpty }
            core.house.clock.set(to: Fixed.start + .seconds(7))
            try await schedule(core, [deadline(7, "a", "2")])
            try await eventually("the one due now is handled") { core.business.handled.all.count == 2 }
            #expect(core.business.handled.all == ["0 a 1", "7 a 2"])
        }
    }

    @Test("fire by the machine's clock where the business clock is real")
    func real() async throws {
        let core = try await folder.open(Notebook.self, clock: .real)
        try await calling(core) { client in
            try await schedule(
                core, [Deadline(due: BusinessClock.machineTime + .milliseconds(20), kind: "a", key: "1")])
            try await eventually("it is handled") { core.business.handled.all.count == 1 }
            let told = await failure { try await advance(client, to: 60) }
            #expect(told?.code == .failedPrecondition)
            #expect(told?.reason == "CLOCK_REAL")
        }
    }

    @Test("that fail are tried again and not lost")
    func failing() async throws {
        let core = try await folder.open(Notebook.self)
        core.business.failures.add(1)
        try await calling(core) { client in
            try await schedule(core, [deadline(10, "a", "1")])
            #expect(await failure { try await advance(client, to: 30) }?.code == .internal)
            try await eventually("it is handled") { core.house.store.events.latestSequence == 1 }
            #expect(core.business.handled.all == ["10 a 1"])
            #expect(try await advance(client, to: 30).now == Fixed.start + .seconds(30))
        }
    }

    @Test("are moved through by one advance at a time, and never back")
    func oneAtATime() async throws {
        let core = try await folder.open(Notebook.self)
        core.business.gate.close()
        try await calling(core) { client in
            try await schedule(core, [deadline(10, "a", "1")])
            async let first = advance(client, to: 30)
            try await eventually("the first is under way") { core.business.gate.isWaitedAt }
            let told = await failure { try await advance(client, to: 40) }
            core.business.gate.open()
            #expect(told?.code == .aborted)
            #expect(told?.reason == "CLOCK_BUSY")
            #expect(try await first.deadlinesFired == 1)
            let back = await failure { try await advance(client, to: 29) }
            #expect(back?.code == .invalidArgument)
            #expect(back?.field == "to")
            #expect(try await advance(client, to: 40).now == Fixed.start + .seconds(40))
        }
    }

    @Test("and the clock are where they were when the file is opened again")
    func reopened() async throws {
        let first = try await folder.open(Notebook.self)
        try await calling(first) { client in
            try await schedule(first, [deadline(10, "a", "1"), deadline(50, "a", "2")])
            _ = try await advance(client, to: 30)
        }
        for begin in [Fixed.clock, .manual(Fixed.start + .seconds(1000))] {
            let core = try await folder.open(Notebook.self, clock: begin)
            try await calling(core) { client in
                let state = try await client.call(ClockMethods.get, GetClockRequest())
                #expect(state == ClockState(now: Fixed.start + .seconds(30), isManual: true))
                #expect(core.house.store.deadlines.next == Fixed.start + .seconds(50))
            }
        }
    }

    @Test("leave the clock at the instant of the last, also where the advance was broken off there")
    func brokenOff() async throws {
        let core = try await folder.open(Notebook.self)
        core.business.failures.add(1_000)
        try await calling(core) { client in
            try await schedule(core, [deadline(10, "a", "1")])
            #expect(await failure { try await advance(client, to: 30) }?.code == .internal)
        }
        let again = try await folder.open(Notebook.self)
        #expect(again.house.clock.now == Fixed.start + .seconds(10))
        try await calling(again) { _ in
            try await eventually("it is handled") { again.business.handled.all == ["10 a 1"] }
        }
    }

    @Test("or none: a manual clock that was never moved stays where it began")
    func begun() async throws {
        let later = BusinessClock.Kind.manual(Fixed.start + .seconds(99))
        let core = try await folder.open(Notebook.self)
        try await calling(core) { _ in
            try await eventually("the beginning is kept") {
                try await ClockTable.resumed(later, in: core.house.store) == Fixed.clock
            }
        }
        #expect(try await folder.open(Notebook.self, clock: later).house.clock.now == Fixed.start)
    }
}
