import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A subchannel found again in a month is suspended for longer", .fewAtOnce)
struct RepeatedFindingTests {
    @Test(#"3 + 1 months from the first, a third makes it 5 ("migu-membership/a3.7")"#)
    func longer() async throws {
        try await monitoring(at: "2024-03-05") { desk in
            try await desk.record(Sample.dialTest("T1", on: "2024-03-05"))
            #expect(try await desk.suspended() == ["C everywhere 2024-06-05 in-force"])
            try await desk.advance(to: "2024-03-18")
            let second = try await desk.record(Sample.dialTest("T2", on: "2024-03-18", line: "S2"))
            #expect(try await desk.suspended() == ["C everywhere 2024-07-05 in-force"])
            #expect(second.record.sanctions.map(\.id) == ["1"])
            try await desk.advance(to: "2024-03-30")
            try await desk.record(Sample.dialTest("T3", on: "2024-03-30", line: "S3"))
            #expect(try await desk.suspended() == ["C everywhere 2024-08-05 in-force"])
            let extensions = try #require(try await desk.sanctions().first).extensions
            #expect(try extensions.map(\.lastDay) == [day("2024-07-05"), day("2024-08-05")])
            #expect(extensions.map(\.reason.clause.name) == ["migu-membership/a3.7", "migu-membership/a3.7"])
            #expect(extensions.first?.reason.en.contains("finding 2 of 2024-03") == true)
            #expect(try await desk.suspended(asOf: "2024-03-18T11:59:59+08:00") == ["C everywhere 2024-06-05 in-force"])
        }
    }

    @Test(#"in two months there are two, and nothing is added ("migu-membership/a3.7")"#)
    func months() async throws {
        try await monitoring(at: "2024-03-31") { desk in
            try await desk.record(Sample.dialTest("T1", on: "2024-03-31"))
            try await desk.advance(to: "2024-04-01")
            try await desk.record(Sample.dialTest("T2", on: "2024-04-01", line: "S2"))
            #expect(
                try await desk.suspended() == ["C everywhere 2024-06-30 in-force", "C everywhere 2024-07-01 in-force"])
        }
    }

    @Test(#"areas are united: each from its own day, all to one end ("migu-membership/a3.7")"#)
    func areas() async throws {
        try await monitoring(at: "2024-03-05") { desk in
            try await desk.record(Sample.dialTest("T1", on: "2024-03-05", by: .provincialCompany, in: ["Sichuan"]))
            #expect(try await desk.mayPromote(by: "C", in: "Guangdong"))
            try await desk.advance(to: "2024-03-18")
            try await desk.record(Sample.dialTest("T2", on: "2024-03-18", line: "S2"))
            #expect(
                try await desk.suspended() == ["C Sichuan 2024-07-05 in-force", "C everywhere 2024-07-05 in-force"])
            #expect(try await desk.sanctions().map(\.issuedAt) == [at("2024-03-05"), at("2024-03-18")])
            // What is covered already gets no sanction of its own.
            try await desk.record(
                Sample.dialTest("T3", on: "2024-03-18", by: .provincialCompany, in: ["Hunan"], line: "S3"))
            #expect(
                try await desk.suspended() == ["C Sichuan 2024-08-05 in-force", "C everywhere 2024-08-05 in-force"])
        }
    }

    @Test(#"the same finding counts once, of whatever issuer the others ("migu-membership/a3.7")"#)
    func once() async throws {
        try await monitoring(at: "2024-03-05") { desk in
            let finding = try Sample.dialTest("T1", on: "2024-03-05", by: .ministry)
            try await desk.record(finding)
            try await desk.record(finding)
            #expect(try await desk.suspended().last == "C everywhere 2024-06-05 in-force")
            try await desk.record(
                Sample.dialTest("T2", on: "2024-03-05", by: .communicationsAdministration, in: ["Sichuan"]))
            #expect(try await desk.suspended().contains("C everywhere 2024-07-05 in-force"))
        }
    }

    @Test(#"annex 2 is not counted and stands beside ("migu-membership/a3.7")"#)
    func annexTwo() async throws {
        try await monitoring(at: "2024-03-05") { desk in
            try await desk.record(Sample.dialTest("T1", on: "2024-03-05"))
            try await desk.record(
                Sample.finding("R1", .supervisedComplaint, by: .group, on: "2024-03-05", subchannels: ["C"]))
            try await desk.record(
                Sample.finding("R2", .supervisedComplaint, by: .group, on: "2024-03-05", subchannels: ["C"]))
            let onC = try await desk.suspended().filter { $0.hasPrefix("C") }
            #expect(
                onC == [
                    "C everywhere 2024-06-05 in-force", "C everywhere 2024-07-05 in-force",
                    "C everywhere 2024-07-05 in-force",
                ])
        }
    }

    @Test(
        #"a demand keeps its own length, and the later end counts ("migu-membership/a3.7", "migu-membership/a3.8")"#,
        arguments: [(6, "2024-09-18"), (1, "2024-07-05")])
    func demanded(months: Int, lastDay: String) async throws {
        try await monitoring(at: "2024-03-05") { desk in
            try await desk.record(Sample.dialTest("T1", on: "2024-03-05"))
            try await desk.advance(to: "2024-03-18")
            let demands = [Sample.demand(.subchannel, months: months)]
            try await desk.record(Sample.dialTest("T2", on: "2024-03-18", line: "S2", demands: demands))
            #expect(try await desk.suspended() == ["C everywhere \(lastDay) in-force"])
        }
    }

    @Test(#"where each carries a demand, the demands alone decide ("migu-membership/a3.8")"#)
    func demandsAlone() async throws {
        try await monitoring(at: "2024-03-05") { desk in
            for reference in ["T1", "T2"] {
                try await desk.record(
                    Sample.dialTest(reference, on: "2024-03-05", demands: [Sample.demand(.subchannel, days: 20)]))
            }
            #expect(try await desk.suspended() == ["C everywhere 2024-03-25 in-force"])
        }
    }

    @Test(
        #"of several demands on one area the later end stands ("migu-membership/a3.8")"#,
        arguments: [
            ([(nil, 1), ("Sichuan", 6)], ["C Sichuan 2024-09-05 in-force", "C everywhere 2024-04-05 in-force"]),
            ([("Sichuan", 1), ("Sichuan", 6)], ["C Sichuan 2024-09-05 in-force"]),
            ([("Sichuan", 1), (nil, 6)], ["C everywhere 2024-09-05 in-force"]),
            ([("Sichuan", 6), (nil, 6)], ["C everywhere 2024-09-05 in-force"]),
            ([("Sichuan", 1), ("Hunan", 2)], ["C Hunan 2024-05-05 in-force", "C Sichuan 2024-04-05 in-force"]),
        ] as [([(String?, Int)], [String])])
    func severalDemands(asked: [(String?, Int)], suspended: [String]) async throws {
        let demands = asked.map { province, months in
            var demand = Sample.demand(.subchannel, months: months, everywhere: province == nil ? true : nil)
            demand.provinces = province.map { [$0] } ?? []
            return demand
        }
        try await monitoring(at: "2024-03-05") { desk in
            try await desk.record(Sample.dialTest("T1", on: "2024-03-05", demands: demands))
            #expect(try await desk.suspended() == suspended)
        }
    }

    @Test(#"a finding that lengthens nothing has caused nothing ("migu-membership/a3.7")"#)
    func notLengthened() async throws {
        try await monitoring(at: "2024-03-05") { desk in
            try await desk.record(
                Sample.dialTest("T1", on: "2024-03-05", demands: [Sample.demand(.subchannel, months: 6)]))
            let second = try await desk.record(Sample.dialTest("T2", on: "2024-03-05", line: "S2"))
            #expect(second.record.sanctions.isEmpty)
            #expect(try await desk.suspended() == ["C everywhere 2024-09-05 in-force"])
        }
    }

    @Test(#"what a person has lifted is not lengthened; the next finding gives a new one ("migu-membership/a3.7")"#)
    func lifted() async throws {
        try await monitoring(at: "2024-03-05") { desk in
            try await desk.record(Sample.dialTest("T1", on: "2024-03-05"))
            try await desk.lift("1")
            try await desk.record(Sample.dialTest("T2", on: "2024-03-05", line: "S2"))
            #expect(
                try await desk.suspended() == ["C everywhere 2024-06-05 lifted", "C everywhere 2024-07-05 in-force"])
        }
    }
}
