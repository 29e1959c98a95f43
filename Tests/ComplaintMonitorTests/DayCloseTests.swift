import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Days close and sanctions end by the business clock", .fewAtOnce)
struct DayCloseTests {
    private func close(_ desk: Desk, _ text: String) async throws -> CloseDayReply {
        try await desk.client.call(ComplaintMethods.closeDay, CloseDayRequest(day: day(text)))
    }

    @Test(#"a day that has not ended is not closed ("migu-membership/7.2")"#)
    func notEnded() async throws {
        try await monitoring(at: "2024-03-05T23:59:59+08:00") { desk in
            let error = await failure { try await close(desk, "2024-03-05") }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.clause == "migu-membership/7.2")
            #expect(error?.field == "day")
        }
    }

    @Test(#"at its end it is: 4 make no notification, 5 one ("migu-membership/7.2")"#, arguments: [(4, 0), (5, 1)])
    func ended(complaints: Int, notifications: Int) async throws {
        try await monitoring(at: "2024-03-06T00:00:00+08:00") { desk in
            try await desk.stream(desk.complaints(complaints, on: "2024-03-05"))
            try await desk.stream(desk.complaints(3, of: "Q", on: "2024-03-05"))
            try await desk.stream(desk.complaints(2, of: "R", on: "2024-03-05", kind: .ordinary))
            let reply = try await close(desk, "2024-03-05")
            #expect(
                reply
                    == CloseDayReply(
                        day: try day("2024-03-05"), partners: 2, complaints: complaints + 3,
                        notifications: notifications, differences: 0))
        }
    }

    @Test("a day without complaints, and one without rules, close too")
    func empty() async throws {
        try await monitoring(at: "2024-03-06") { desk in
            try await desk.stream(desk.complaints(7, on: "2013-03-05"))
            #expect(try await close(desk, "2024-03-05").complaints == 0)
            let early = try await close(desk, "2013-03-05")
            #expect((early.complaints, early.notifications, early.differences) == (7, 0, 0))
        }
    }

    @Test("days with complaints close by themselves at their end, each once")
    func byItself() async throws {
        try await monitoring(at: "2024-03-05T20:00:00+08:00") { desk in
            try await desk.notify(1, of: "P", on: "2024-03-05")
            try await desk.notify(1, of: "Q", on: "2024-03-05")
            try await desk.advance(to: "2024-03-05T23:59:59.999999+08:00")
            #expect(try await desk.events(EventType.dayClosed).isEmpty)
            try await desk.advance(to: "2024-03-09")
            let closed = try await desk.events(EventType.dayClosed)
            #expect(try closed.map(\.time) == [at("2024-03-06T00:00:00+08:00")])
            let fact = try #require(try closed.first?.fact(DayClosed.self))
            #expect((fact.partners, fact.complaints, fact.notifications, fact.differences) == (2, 10, 2, 0))
        }
    }

    @Test("a sanction's end is told once, at 00:00 after its last day")
    func sanctionEnds() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(5, on: "2024-03-11")
            try await desk.advance(to: "2024-05-01")
            let ended = try await desk.events(EventType.sanctionEnded)
            #expect(try ended.map(\.time) == [at("2024-03-19T00:00:00+08:00"), at("2024-04-12T00:00:00+08:00")])
            #expect(
                try ended.map { try $0.fact(Sanction.self).line } == [
                    "1 promotion 2024-03-18 ended", "1 codes 2024-04-11 ended",
                ])
        }
    }

    @Test("what was replaced or lifted does not end besides")
    func endedOtherwise() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(10, on: "2024-03-11")
            try await desk.lift("3")
            try await desk.advance(to: "2024-12-31")
            let ended = try await desk.events(EventType.sanctionEnded)
            #expect(try ended.map { try $0.fact(Sanction.self).id } == ["4"])
        }
    }

    @Test("deadlines fall due in their order over a year of operations")
    func order() async throws {
        try await monitoring(at: "2024-01-31") { desk in
            for month in ["2024-01-31", "2024-02-15", "2024-03-31"] {
                try await desk.advance(to: month)
                try await desk.notify(5, on: month)
            }
            try await desk.advance(to: "2025-01-31")
            let all = try await desk.client.stream(EventMethods.subscribe, SubscribeRequest(follow: false)) { stream in
                var events: [Event] = []
                while let batch = try await stream.nextBatch() { events += batch }
                return events
            }
            #expect(all.map(\.number) == Array(1...all.count))
            #expect(all.map(\.time) == all.map(\.time).sorted())
            #expect(all.filter { $0.type == EventType.sanctionEnded }.count == 6)
        }
    }
}
