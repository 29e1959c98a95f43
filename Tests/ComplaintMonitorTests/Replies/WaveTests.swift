import RPC
import Rulebook
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Complaint waves are counted, flagged and decided by a person (R20)", .fewAtOnce)
struct WaveTests {
    private let partner = PartnerID(checked: "P")

    /// Complaints of so many customers on a day, the first of each.
    private func complaints(_ customers: Range<Int>, on day: String, _ desk: Desk) throws -> [Complaint] {
        try customers.map { number in
            var complaint = try desk.complaint(on: day, kind: .ordinary)
            complaint.customer = "C\(number)"
            return complaint
        }
    }

    private func rulebooks(customers: Int, days: Int) throws -> Rulebooks {
        try .migu(replacing: [("threshold: null", "threshold: {customers: \(customers), days: \(days)}")])
    }

    @Test(#"different customers of any one month are counted, two complaints of one once ("migu-membership/a8.2")"#)
    func counted() async throws {
        try await monitoring(at: "2024-04-10") { desk in
            var filed = try complaints(0..<160, on: "2024-03-05", desk) + complaints(160..<320, on: "2024-04-05", desk)
            filed += try complaints(0..<5, on: "2024-03-20", desk) + complaints(400..<410, on: "2024-04-06", desk)
            for index in 0..<7 { filed[index].kind = .escalated }
            filed[7].channel = .ministry
            try await desk.stream(filed)
            let reply = try await desk.count(
                ComplaintScope(partner: partner, firstDay: day("2024-03-05")), listed: true)
            #expect(try reply.scope.lastDay == day("2024-04-05"))
            #expect(reply.reasons.map(\.clause.name) == ["migu-membership/a8.2"])
            #expect((reply.scale.complaints, reply.scale.customers, reply.scale.withoutCustomer) == (325, 320, 0))
            #expect((reply.scale.escalated, reply.scale.escalatedCustomers) == (8, 8))
            #expect(reply.complaints.count == 325)
            let next = try await desk.count(ComplaintScope(partner: partner, firstDay: day("2024-03-06")))
            #expect((next.scale.customers, next.complaints) == (175, []))
        }
    }

    @Test("a count can be narrowed to a service line, a province or a problem")
    func narrowed() async throws {
        try await monitoring(at: "2024-03-06") { desk in
            var filed = try complaints(0..<4, on: "2024-03-05", desk)
            filed[0].province = "Guangdong"
            filed[1].serviceLine = ServiceLineID(checked: "L")
            filed[2].problem = "bill"
            filed[3].customer = nil
            try await desk.stream(filed)
            let first = try day("2024-03-05")
            for scope in [
                ComplaintScope(partner: partner, firstDay: first, province: "Guangdong"),
                ComplaintScope(partner: partner, firstDay: first, serviceLine: ServiceLineID(checked: "L")),
                ComplaintScope(partner: partner, firstDay: first, problem: "bill"),
            ] { #expect(try await desk.count(scope).scale.customers == 1) }
            let all = try await desk.count(ComplaintScope(partner: partner, firstDay: first, lastDay: first))
            #expect((all.scale.customers, all.scale.withoutCustomer) == (3, 1))
            let backwards = await failure {
                try await desk.count(ComplaintScope(partner: partner, firstDay: first, lastDay: first - 1))
            }
            #expect((backwards?.code, backwards?.field) == (.invalidArgument, "scope.lastDay"))
        }
    }

    @Test(#"without a number in the rulebook nothing is flagged ("migu-membership/a8.2")"#)
    func unset() async throws {
        try await monitoring(at: "2024-03-06") { desk in
            try await desk.stream(complaints(0..<40, on: "2024-03-05", desk))
            #expect(try await desk.waves().isEmpty)
        }
    }

    @Test("with one, the complaint that reaches it flags the wave, once; nothing follows")
    func flagged() async throws {
        try await monitoring(at: "2024-03-06", rulebooks(customers: 30, days: 1)) { desk in
            try await desk.stream(
                complaints(0..<29, on: "2024-03-05", desk) + complaints(0..<9, on: "2024-03-05", desk))
            #expect(try await desk.waves().isEmpty)
            try await desk.stream(complaints(29..<35, on: "2024-03-05", desk))
            let wave = try #require(try await desk.waves(.flagged).first)
            #expect((wave.scale.customers, wave.scale.complaints, wave.complaints.count) == (30, 39, 39))
            #expect(wave.reasons.map(\.clause.name) == ["migu-membership/a8.2"])
            #expect(try await desk.events(EventType.waveFlagged).count == 1)
            #expect(try await desk.sanctions().isEmpty)
        }
    }

    @Test("over several days each complaint belongs to one wave")
    func spans() async throws {
        try await monitoring(at: "2024-03-20", rulebooks(customers: 10, days: 3)) { desk in
            try await desk.stream(complaints(0..<6, on: "2024-03-05", desk) + complaints(6..<9, on: "2024-03-08", desk))
            #expect(try await desk.waves().isEmpty)
            // Late, between the two: with the first six it makes ten.
            try await desk.stream(complaints(10..<14, on: "2024-03-07", desk))
            try await desk.stream(complaints(20..<27, on: "2024-03-08", desk))
            let days = try await desk.waves().map { "\($0.scope.firstDay) \($0.scope.lastDay.map { "\($0)" } ?? "")" }
            #expect(days == ["2024-03-05 2024-03-07", "2024-03-08 2024-03-08"])
        }
    }

    @Test(
        "one that was dismissed takes its own complaints and no others; one of a service line only what is of the line")
    func leavesOthersFree() async throws {
        try await monitoring(at: "2024-03-06", rulebooks(customers: 3, days: 1)) { desk in
            try await desk.stream(complaints(0..<3, on: "2024-03-05", desk))
            _ = try await desk.client.call(
                ReplyMethods.dismissWave, DismissWaveRequest(id: "1", remark: "a test", by: Desk.person))
            try await desk.stream(complaints(3..<5, on: "2024-03-05", desk))
            #expect(try await desk.waves(.flagged).isEmpty)
            try await desk.stream(complaints(5..<6, on: "2024-03-05", desk))
            #expect(try await desk.waves(.flagged).map(\.scale.customers) == [3])

            var ofLine = try complaints(10..<12, on: "2024-03-04", desk)
            for index in ofLine.indices { ofLine[index].serviceLine = ServiceLineID(checked: "L") }
            try await desk.stream(ofLine)
            let scope = ComplaintScope(
                partner: partner, firstDay: try day("2024-03-04"), lastDay: try day("2024-03-04"),
                serviceLine: ServiceLineID(checked: "L"))
            _ = try await desk.attest(scope, ofLine.map(\.id))
            try await desk.stream(complaints(12..<15, on: "2024-03-04", desk))
            #expect(try await desk.waves(.flagged).map(\.scope.firstDay.description) == ["2024-03-05", "2024-03-04"])
        }
    }

    @Test("a complaint that a correction moves to a day may complete it there")
    func completedByCorrection() async throws {
        try await monitoring(at: "2024-03-06", rulebooks(customers: 3, days: 1)) { desk in
            let astray = try complaints(2..<3, on: "2024-03-04", desk)
            try await desk.stream(complaints(0..<2, on: "2024-03-05", desk) + astray)
            #expect(try await desk.waves().isEmpty)
            _ = try await desk.correct(astray[0].id, createdAt: "2024-03-05")
            #expect(try await desk.waves(.flagged).map(\.scale.customers) == [3])
        }
    }

    @Test(#"a person confirms it by the complaints behind it, or dismisses it, once ("migu-membership/a8.2")"#)
    func decided() async throws {
        try await monitoring(at: "2024-03-06", rulebooks(customers: 3, days: 1)) { desk in
            let filed = try complaints(0..<4, on: "2024-03-05", desk)
            let others = try complaints(0..<3, on: "2024-03-04", desk)
            try await desk.stream(filed + others)
            let unlisted = await failure { try await desk.confirm("1", []) }
            #expect((unlisted?.code, unlisted?.clause) == (.failedPrecondition, "migu-membership/a8.2"))
            let foreign = await failure { try await desk.confirm("1", [filed[0].id, others[0].id]) }
            #expect((foreign?.code, foreign?.field) == (.invalidArgument, "complaints[1]"))
            let twice = await failure { try await desk.confirm("1", [filed[0].id, filed[0].id]) }
            #expect(twice?.field == "complaints[1]")
            let confirmed = try await desk.confirm("1", filed.map(\.id))
            #expect((confirmed.state, confirmed.scale.customers, confirmed.decidedBy) == (.confirmed, 4, Desk.person))
            let again = await failure { try await desk.confirm("1", filed.map(\.id)) }
            #expect(again?.reason == "WAVE_DECIDED")
            let dismissed = try await desk.client.call(
                ReplyMethods.dismissWave, DismissWaveRequest(id: "2", remark: "a test", by: Desk.person))
            #expect(dismissed.state == .dismissed)
            #expect(try await desk.waves(.confirmed).map(\.id) == ["1"])
            #expect(try await desk.events(EventType.waveConfirmed).count == 1)
            #expect(try await desk.events(EventType.waveDismissed).count == 1)
            let unknown = await failure { try await desk.confirm("9", filed.map(\.id)) }
            #expect(unknown?.code == .notFound)
        }
    }

    @Test(#"where the rulebook has no number a person attests the scale ("maoming-benefits/23.2")"#)
    func attested() async throws {
        try await monitoring(at: "2024-03-06") { desk in
            var scope = ComplaintScope(
                partner: partner, firstDay: try day("2024-03-05"), regulation: "maoming-benefits")
            let endless = await failure { [scope] in
                try await desk.attest(scope, customers: 30, evidence: [Desk.letter])
            }
            #expect((endless?.code, endless?.field) == (.invalidArgument, "scope.lastDay"))
            scope.lastDay = scope.firstDay + 30
            for (customers, evidence, code, field) in [
                (0, [Desk.letter], StatusCode.invalidArgument, "customers"),
                (nil, [Desk.letter], .invalidArgument, "customers"), (30, [], .failedPrecondition, "evidence"),
            ] as [(Int?, [Document], StatusCode, String)] {
                let error = await failure { [scope] in
                    try await desk.attest(scope, customers: customers, evidence: evidence)
                }
                #expect((error?.code, error?.field) == (code, field))
            }
            let wave = try await desk.attest(scope, customers: 30, evidence: [Desk.letter])
            #expect((wave.state, wave.scale.customers) == (.confirmed, 30))
            #expect(wave.reasons.map(\.clause.name) == ["maoming-benefits/23.2"])
            scope.regulation = nil
            let unlisted = await failure { [scope] in
                try await desk.attest(scope, customers: 30, evidence: [Desk.letter])
            }
            #expect(unlisted?.clause == "migu-membership/a8.2")
            let filed = try complaints(0..<2, on: "2024-03-05", desk)
            try await desk.stream(filed)
            #expect(try await desk.attest(scope, filed.map(\.id)).scale.customers == 2)
        }
    }
}
