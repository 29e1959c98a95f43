import JSON
import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing

@Suite("The agenda says what will happen by itself, and it happens so", .fewAtOnce)
struct AgendaTests {
    private func line(_ step: AgendaStep) -> String {
        "\(step.at) \(step.kind) \(step.key ?? "–") \(step.partner?.name ?? "–")"
    }

    @Test(#"days close and sanctions end, in their order ("migu-membership/7.2", "migu-membership/a7.1")"#)
    func steps() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(5, of: "P", on: "2024-03-11")
            #expect(
                try await desk.agenda().map(line) == [
                    "2024-03-12T00:00:00+08:00 close-day 2024-03-11 –",
                    "2024-03-19T00:00:00+08:00 sanction-end 1 P",
                    "2024-04-12T00:00:00+08:00 sanction-end 2 P",
                ])
            #expect(try await desk.agenda(of: "P").map(\.key) == ["1", "2"])
            #expect(try await desk.agenda(of: "Q").isEmpty)
            #expect(try await desk.agenda(until: "2024-03-19T00:00:00+08:00").map(\.key) == ["2024-03-11", "1"])
            #expect(try await desk.agenda(until: "2024-03-18T23:59:59.999999+08:00").map(\.key) == ["2024-03-11"])
            #expect(try await desk.agenda(kinds: ["sanction-end"]).map(\.key) == ["1", "2"])
            let reason = try #require(try await desk.agenda(of: "P").first?.reason)
            #expect(reason.clause.name == "migu-membership/a7.1")
            #expect(reason.zh.contains("2024-03-18"))
        }
    }

    @Test("what is lifted or replaced is no longer on it")
    func changes() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(10, of: "P", on: "2024-03-11")
            #expect(try await desk.agenda(of: "P").map(\.key) == ["3", "4"])
            try await desk.lift("3")
            #expect(try await desk.agenda(of: "P").map(\.key) == ["4"])
        }
    }

    @Test("pages meet without a gap", arguments: [1, 2, 3, 7])
    func pages(size: Int) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            for partner in ["P", "Q", "R"] { try await desk.batch(desk.complaints(25, of: partner, on: "2024-03-11")) }
            let all = try await desk.agenda()
            #expect(all.count == 7)
            #expect(try await desk.agenda(pages: size) == all)
            #expect(try await desk.agenda(of: "Q", pages: size) == all.filter { $0.partner?.name == "Q" })
        }
    }

    @Test("bad input names its field", arguments: [("kinds", "no-such"), ("pageSize", "0"), ("pageToken", "x")])
    func bad(field: String, value: String) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            var request = ListAgendaRequest()
            switch field {
            case "kinds": request.kinds = [value]
            case "pageSize": request.pageSize = Int(value)
            default: request.pageToken = value
            }
            let error = await failure { [request] in try await desk.client.call(ForesightMethods.listAgenda, request) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == field)
        }
    }

    @Test("moving the clock makes it happen exactly as listed, for random histories", arguments: 1...6)
    func happens(seed: UInt64) async throws {
        try await monitoring(at: "2024-03-01") { desk in
            var random = SeededGenerator(state: seed)
            var filed: [Complaint] = []
            for date in 1...Int.random(in: 4...12, using: &random) {
                let day = "2024-03-\(date < 10 ? "0" : "")\(date)"
                try await desk.advance(to: day)
                for partner in ["P", "Q", "R"] where Bool.random(using: &random) {
                    let count = Int.random(in: 1...40, using: &random)
                    let complaints = try desk.complaints(count, of: partner, on: day)
                    if Bool.random(using: &random) {
                        try await desk.stream(complaints)
                    } else {
                        try await desk.batch(complaints)
                    }
                    filed += complaints
                }
                if let one = filed.randomElement(using: &random) {
                    _ = try? await desk.correct(one.id, withdrawn: true)
                }
            }
            let inForce = try await desk.client.call(
                ComplaintMethods.listSanctions, ListSanctionsRequest(onlyInForce: true)
            ).sanctions
            if let one = inForce.randomElement(using: &random) { try await desk.lift(one.id) }
            try await expectToHappen(desk, until: "2024-05-15", allUntil: "2025-12-31")
        }
    }

    /// Lists, moves the clock to an instant and on to another, and holds what was listed against what came.
    private func expectToHappen(_ desk: Desk, until middle: String, allUntil end: String) async throws {
        let agenda = try await desk.agenda()
        let first = try await desk.agenda(until: middle)
        #expect(first == Array(agenda.prefix(first.count)))
        let start = try await desk.client.call(PlatformMethods.describe, DescribeRequest()).latestSequence
        for (target, steps) in [(middle, first), (end, Array(agenda.dropFirst(first.count)))] {
            let reply = try await desk.client.call(ClockMethods.advance, AdvanceClockRequest(to: at(target)))
            #expect(reply.deadlinesFired == steps.count)
        }
        let events = try await desk.watch(WatchRequest(fromSequence: start + 1, follow: false))
        #expect(events.map(\.time) == agenda.map(\.at))
        #expect(events.map(\.partner) == agenda.map(\.partner))
        #expect(events.map { $0.data["id"]?.stringValue ?? $0.data["day"]?.stringValue } == agenda.map(\.key))
        #expect(try await desk.agenda().isEmpty)
    }
}
