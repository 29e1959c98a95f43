import RPC
import Rulebook
import Schema
import ServiceKit
import ServiceTestSupport
import Store
import TestSupport
import Testing

@testable import ComplaintMonitor

@Suite(#"The rate of work orders dealt with in time ("migu-membership/a5.1.3")"#, .fewAtOnce)
struct TimelinessTests {
    private typealias Rate = (inTime: Int, total: Int, pending: Int)

    /// The rate of P in 2024-03 after `body`.
    private func rate(
        at now: String, _ rulebooks: Rulebooks? = nil, _ body: (Desk) async throws -> Void
    ) async throws -> Rate {
        try await serving(ComplaintMonitor.self, in: TestFolder(), at: at(now), rulebooks: rulebooks) { served in
            try await body(Desk(served.client))
            let house = served.core.house
            let timeliness = Timeliness(rules: RulesByDay(house.rulebooks), clock: house.clock)
            return try await house.store.read {
                try timeliness.rate(of: PartnerID(checked: "P"), month("2024-03"), in: $0)
            }
        }
    }

    @Test("without a limit the source of a reply says; where none says it does not count")
    func stated() async throws {
        let rate = try await rate(at: "2024-04-02") { desk in
            let orders = try desk.complaints(4, on: "2024-03-31") + desk.complaints(1, on: "2024-04-01")
            try await desk.stream(orders + desk.complaints(1, of: "Q", on: "2024-03-31"))
            for (id, inTime) in [("W1", true), ("W2", false), ("W5", true), ("W6", true)] {
                try await desk.reply(to: id, at: "2024-04-01 13:00", inTime: inTime)
            }
            let silent = try await desk.reply(to: "W3", at: "2024-04-01 13:00")
            #expect((silent.timeliness, silent.dueAt) == (.unknown, nil))
        }
        #expect(rate == (1, 2, 0))
    }

    @Test("the source's last word holds; withdrawn work orders and those of another regulation do not count")
    func corrected() async throws {
        let rate = try await rate(at: "2024-04-02") { desk in
            try await desk.stream(desk.complaints(3, on: "2024-03-31"))
            for id in ["W1", "W2", "W3"] { try await desk.reply(to: id, at: "2024-04-01 13:00", inTime: true) }
            let late = try await desk.reply(to: "W1", at: "2024-04-01 14:00", inTime: false)
            #expect(late.timeliness == .late)
            #expect(late.reasons.map(\.clause.name) == ["migu-membership/a5.1.3"])
            _ = try await desk.correct(ComplaintID(checked: "W2"), withdrawn: true)
            try await desk.file(desk.report("W9", at: "2024-03-31 12:00"))
            try await desk.reply(to: "W9", at: "2024-03-31 13:00", inTime: true)
        }
        #expect(rate == (1, 2, 0))
    }

    @Test("with a limit of 24 hours the clock decides, day and night, and an unanswered work order is late after it")
    func limited() async throws {
        let rulebooks = try Rulebooks.migu(replacing: [("hours: null", "hours: 24")])
        let rate = try await rate(at: "2024-04-01T00:00:00+08:00", rulebooks) { desk in
            try await desk.stream(desk.complaints(3, on: "2024-03-30") + desk.complaints(1, on: "2024-03-31"))
            let inTime = try await desk.reply(to: "W1", at: "2024-03-31 12:00", inTime: false)
            #expect(inTime.timeliness == .inTime)
            #expect(try inTime.dueAt == instant("2024-03-31 12:00"))
            #expect(try await desk.reply(to: "W2", at: "2024-03-31 12:00:01", inTime: true).timeliness == .late)
        }
        #expect(rate == (1, 3, 1))
    }

    @Test("a month without any is 0 of 0, and none pending")
    func empty() async throws {
        #expect(try await rate(at: "2024-04-02") { _ in } == (0, 0, 0))
    }
}
