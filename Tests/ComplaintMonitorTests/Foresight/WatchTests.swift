import ComplaintMonitor
import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing

@Suite("What happens streams by family, partner, province, tier and kind, from any number on, then live", .fewAtOnce)
struct WatchTests {
    private func line(_ event: WatchedEvent) -> String {
        let words = event.type.split(separator: ".")
        return "\(event.partner?.name ?? "–") \(words[2])"
    }

    /// P reaches tier 1, then tier 2; Q complains in two provinces.
    private func play(_ desk: Desk) async throws {
        try await desk.notify(10, of: "P", on: "2024-03-11")
        for (province, kind) in [("广东", ComplaintKind.ordinary), ("浙江", .escalated)] {
            var complaint = try desk.complaint(of: "Q", on: "2024-03-11", kind: kind)
            complaint.province = province
            try await desk.file(complaint)
        }
    }

    @Test("every event of the log, once, with its number, its time, its clauses and its fact")
    func everything() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await play(desk)
            let events = try await desk.watch(WatchRequest(fromSequence: 1, follow: false))
            #expect(events.map(\.sequence) == Array(1...events.count))
            let log = try await desk.client.stream(EventMethods.subscribe, SubscribeRequest(follow: false)) { stream in
                var log: [Event] = []
                while let batch = try await stream.nextBatch() { log += batch }
                return log
            }
            #expect(events.map(\.data) == log.map(\.data))
            #expect(events.map(\.type) == log.map(\.type))
            #expect(events.map { $0.clauses.map(\.name).joined(separator: " ") } == log.map { $0.clauses ?? "" })
            #expect(events.allSatisfy { $0.time == log[0].time })
            #expect(events.last?.province == "浙江")
        }
    }

    @Test("starts at any number", arguments: [1, 2, 17, 60])
    func start(number: Int) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await play(desk)
            let all = try await desk.watch(WatchRequest(fromSequence: 1, follow: false))
            let rest = try await desk.watch(WatchRequest(fromSequence: number, follow: false))
            #expect(rest == Array(all.dropFirst(number - 1)))
        }
    }

    @Test("filters combine; each leaves out what says otherwise")
    func filters() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await play(desk)
            func seen(_ request: WatchRequest) async throws -> [String] {
                var request = request
                (request.fromSequence, request.follow) = (1, false)
                return try await desk.watch(request).map(line)
            }
            #expect(try await seen(WatchRequest(families: [.tier])) == ["P tier-raised", "P tier-raised"])
            #expect(try await seen(WatchRequest(families: [.tier], minimumTier: 2)) == ["P tier-raised"])
            let high = WatchRequest(families: [.tier, .sanction], minimumTier: 2)
            #expect(
                try await seen(high) == ["P tier-raised", "P sanction-issued", "P sanction-issued"])
            let freezes = WatchRequest(families: [.sanction], kinds: ["SANCTION_KIND_SERVICE_CODE_FREEZE"])
            #expect(
                try await seen(freezes) == ["P sanction-issued", "P sanction-issued", "P sanction-replaced"])
            let ofQ = WatchRequest(families: [.complaint, .sanction], partner: PartnerID(checked: "Q"))
            #expect(try await seen(ofQ) == ["Q filed", "Q filed"])
            let there = WatchRequest(families: [.complaint, .tier], partner: PartnerID(checked: "Q"), province: "浙江")
            #expect(try await seen(there) == ["Q filed"])
            #expect(
                try await seen(WatchRequest(families: [.complaint], province: "浙江")).count == 51,
                "the complaints of P name no province")
            let escalated = WatchRequest(families: [.complaint], kinds: ["COMPLAINT_KIND_ESCALATED"])
            #expect(try await seen(escalated) == ["Q filed"])
            #expect(try await seen(WatchRequest(partner: PartnerID(checked: "R"))) == [])
        }
    }

    @Test("what is of all partners names none")
    func general() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.file(desk.complaint(on: "2024-03-11"))
            try await desk.advance(to: "2024-03-12")
            let counts = try await desk.watch(WatchRequest(fromSequence: 1, families: [.count], follow: false))
            #expect(counts.map(line) == ["– day-closed"])
            let ofDay = WatchRequest(fromSequence: 1, partner: PartnerID(checked: "2024-03-11"), follow: false)
            #expect(try await desk.watch(ofDay) == [])
        }
    }

    @Test("whoever goes on after a restart of the service from the next number misses nothing and gets nothing twice")
    func restart() async throws {
        let folder = try TestFolder()
        let request = WatchRequest(fromSequence: 1, families: [.tier, .sanction, .correction])
        let first = try await serving(ComplaintMonitor.self, in: folder, at: at("2024-03-11")) { served in
            let desk = Desk(served.client)
            let filed = try await desk.notify(5, on: "2024-03-11")
            async let seen = desk.watch(request, 3)
            _ = try await desk.correct(filed[0].id, withdrawn: true)
            return try await seen
        }
        try await serving(ComplaintMonitor.self, in: folder, at: at("2024-03-11")) { served in
            let desk = Desk(served.client)
            // The numbers of the work orders go on.
            _ = try desk.complaints(25, on: "2024-03-11")
            let number = try #require(first.last?.sequence)
            var next = request
            next.fromSequence = number + 1
            async let live = desk.watch(next, 6)
            try await desk.batch(desk.complaints(25, of: "Q", on: "2024-03-11"))
            let rest = try await live
            #expect(
                (first + rest).map(line) == [
                    "P tier-raised", "P sanction-issued", "P sanction-issued", "P corrected", "P sanction-ground-gone",
                    "P sanction-ground-gone", "Q tier-raised", "Q sanction-issued", "Q sanction-issued",
                ])
            var whole = request
            whole.follow = false
            #expect(try await desk.watch(whole) == first + rest)
        }
    }

    @Test("a reader who takes one at a time gets all, in their order")
    func slowReader() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.stream(desk.complaints(600, on: "2024-03-11", kind: .ordinary))
            var options = CallOptions()
            options.credit = 1
            let request = WatchRequest(fromSequence: 1, follow: false)
            let numbers = try await desk.client.stream(ForesightMethods.watch, request, options) { stream in
                var numbers: [Int] = []
                while let event = try await stream.next() {
                    numbers.append(event.sequence)
                    await Task.yield()
                }
                return numbers
            }
            #expect(numbers == Array(1...600))
        }
    }

    @Test("a number that the log has not reached is OUT_OF_RANGE, a tier that is none INVALID_ARGUMENT")
    func bad() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let far = await failure { try await desk.watch(WatchRequest(fromSequence: 2), 1) }
            #expect(far?.code == .outOfRange)
            #expect(far?.field == "fromSequence")
            let tier = await failure { try await desk.watch(WatchRequest(minimumTier: -1), 1) }
            #expect(tier?.code == .invalidArgument)
            #expect(tier?.field == "minimumTier")
        }
    }
}
