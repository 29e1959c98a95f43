import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("An abnormal dial test suspends the subchannel", .fewAtOnce)
struct DialTestTests {
    @Test(#"of a provincial company: 3 months there, and a warning of the line ("migu-membership/a3.1")"#)
    func provincial() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let finding = try Sample.dialTest("T1", on: "2024-03-11", by: .provincialCompany, in: ["Sichuan"])
            let first = try await desk.record(finding)
            #expect(first.outcome == .filed)
            #expect(try await desk.suspended() == ["C Sichuan 2024-06-11 in-force"])
            let warnings = try await desk.warnings()
            #expect(try warnings.map(\.issuedAt) == [at("2024-03-11")])
            #expect(warnings.map(\.clause.name) == ["migu-membership/a3.1"])
            #expect(warnings.map(\.finding) == ["T1"])
            // The same again under one reference.
            let again = try await desk.record(finding)
            #expect(again.outcome == .duplicate)
            #expect(again.record == first.record)
            #expect(try await desk.suspended().count == 1)
            #expect(try await desk.warnings() == warnings)
        }
    }

    @Test(#"without a subchannel the warning is issued, and one is to be named ("migu-membership/a3.1")"#)
    func toBeNamed() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let reply = try await desk.record(
                Sample.dialTest("T1", on: "2024-03-11", by: .provincialCompany, in: ["Sichuan"], subchannels: []))
            #expect(reply.record.isOpen)
            #expect(reply.record.warnings.count == 1)
            #expect(try await desk.sanctions().isEmpty)
        }
    }

    @Test(
        #"without a province or a service line it is refused ("migu-membership/a3.1")"#,
        arguments: [("finding.provinces", [], "S"), ("finding.serviceLines", ["Sichuan"], nil)]
            as [(String, [String], String?)])
    func incomplete(field: String, provinces: [String], line: String?) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            var finding = try Sample.dialTest("T1", on: "2024-03-11", by: .provincialCompany, in: provinces)
            if line == nil { finding.serviceLines = [] }
            let sent = finding
            let error = await failure { try await desk.record(sent) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == field)
            #expect(error?.clause == "migu-membership/a3.1")
        }
    }

    @Test(
        #"of the group or Migu Culture: 3 months everywhere, and a warning of the line ("migu-membership/a3.2")"#,
        arguments: [
            (FindingIssuer.group, "2024-03-11", "2024-06-11"), (.miguCulture, "2024-11-30", "2025-02-28"),
        ])
    func group(issuer: FindingIssuer, issued: String, lastDay: String) async throws {
        try await monitoring(at: issued) { desk in
            try await desk.record(Sample.dialTest("T1", on: issued, by: issuer))
            #expect(try await desk.suspended() == ["C everywhere \(lastDay) in-force"])
            #expect(try await desk.warnings().map(\.clause.name) == ["migu-membership/a3.2"])
        }
    }

    @Test(#"of a provincial company under the clause of the group is refused ("migu-membership/a3.2")"#)
    func otherClause() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            var finding = try Sample.dialTest("T1", on: "2024-03-11", by: .provincialCompany, in: ["Sichuan"])
            finding.clause = ClauseID(checked: "migu-membership/a3.2")
            let sent = finding
            let error = await failure { try await desk.record(sent) }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.clause == "migu-membership/a3.2")
            #expect(error?.field == "finding.clause")
            #expect(error?.message.en.contains("migu-membership/a3.1") == true)
            finding.clause = ClauseID(checked: "migu-membership/a3.1")
            #expect(try await desk.record(finding).outcome == .filed)
        }
    }

    @Test(
        #"of the ministry or a communications administration: the line for 15 days too, no warning ("migu-membership/a3.3")"#,
        arguments: [
            (FindingIssuer.ministry, [], "everywhere"), (.communicationsAdministration, ["Sichuan"], "Sichuan"),
        ] as [(FindingIssuer, [String], String)])
    func authorities(issuer: FindingIssuer, provinces: [String], area: String) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.record(Sample.dialTest("T1", on: "2024-03-11", by: issuer, in: provinces))
            #expect(
                try await desk.suspended() == ["S \(area) 2024-03-26 in-force", "C \(area) 2024-06-11 in-force"])
            #expect(try await desk.warnings().isEmpty)
        }
    }

    @Test(#"of a communications administration without a province is refused ("migu-membership/a3.3")"#)
    func noProvince() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let finding = try Sample.dialTest("T1", on: "2024-03-11", by: .communicationsAdministration)
            let error = await failure { try await desk.record(finding) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.clause == "migu-membership/a3.3")
        }
    }

    @Test(#"what is demanded of the subchannel leaves the line its warning ("migu-membership/a3.8")"#)
    func demanded() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let demand = Sample.demand(.subchannel, months: 6, everywhere: true)
            try await desk.record(Sample.dialTest("T1", on: "2024-03-11", demands: [demand]))
            #expect(try await desk.suspended() == ["C everywhere 2024-09-11 in-force"])
            #expect(try await desk.sanctions().map(\.clause.name) == ["migu-membership/a3.8"])
            #expect(try await desk.warnings().map(\.clause.name) == ["migu-membership/a3.2"])
        }
    }

    @Test(#"a demand may be heard for the warnings, too ("migu-membership/a3.8")"#)
    func demandedWarnings() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.record(
                Sample.dialTest("T1", on: "2024-03-11", demands: [Sample.demand(.warning, warnings: 0)]))
            #expect(try await desk.warnings().isEmpty)
            try await desk.record(
                Sample.dialTest(
                    "T2", on: "2024-03-11", subchannels: ["D"], demands: [Sample.demand(.warning, warnings: 2)]))
            #expect(
                try await desk.warnings().map(\.clause.name) == ["migu-membership/a3.8", "migu-membership/a3.8"])
        }
    }

    @Test(#"a demand without a document is refused ("migu-membership/a3.8")"#)
    func undocumented() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let demand = Sample.demand(.subchannel, months: 6, document: nil)
            let error = await failure {
                try await desk.record(Sample.dialTest("T1", on: "2024-03-11", demands: [demand]))
            }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.clause == "migu-membership/a3.8")
            #expect(error?.field == "finding.demands[0].document")
        }
    }

    @Test(
        #"a demand has one clear area, and a line's warnings are demanded once ("migu-membership/a3.8")"#,
        arguments: [
            (["Sichuan", " "], nil, "finding.demands[1].provinces"),
            (["Sichuan", "Sichuan"], nil, "finding.demands[1].provinces"),
            (["Sichuan"], true, "finding.demands[1].provinces"), (["Sichuan", "Hunan"], nil, nil),
            (["Sichuan"], false, nil), ([], true, nil),
        ] as [([String], Bool?, String?)])
    func area(provinces: [String], isNetworkwide: Bool?, field: String?) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            var demand = Sample.demand(.subchannel, months: 6, everywhere: isNetworkwide)
            demand.provinces = provinces
            let demands = [Sample.demand(.warning, warnings: 0), demand]
            let error = await failure {
                try await desk.record(Sample.dialTest("T1", on: "2024-03-11", demands: demands))
            }
            #expect((error?.field, error?.code) == (field, field.map { _ in .invalidArgument }))
            #expect(error?.clause == field.map { _ in "migu-membership/a3.8" })
        }
    }

    @Test(
        #"what two demands say of one line's warnings contradicts ("migu-membership/a3.8")"#,
        arguments: [(nil, nil, true), ("S", nil, true), (nil, "S2", true), ("S", "S", true), ("S", "S2", false)]
            as [(String?, String?, Bool)])
    func warningsTwice(one: String?, other: String?, isRefused: Bool) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let demands = zip([one, other], [0, 2]).map { line, warnings in
                var demand = Sample.demand(.warning, warnings: warnings)
                demand.serviceLine = line.map(ServiceLineID.init(checked:))
                return demand
            }
            var finding = try Sample.dialTest("T1", on: "2024-03-11", demands: demands)
            finding.serviceLines.append(ServiceLineID(checked: "S2"))
            let error = await failure { [finding] in try await desk.record(finding) }
            #expect(error?.field == (isRefused ? "finding.demands[1].warnings" : nil))
            #expect(try await desk.warnings().map(\.serviceLine.name) == (isRefused ? [] : ["S2", "S2"]))
        }
    }

    @Test("a demand on what the finding does not name is refused")
    func unnamed() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            var demand = Sample.demand(.subchannel, months: 6)
            demand.subchannel = SubchannelID(checked: "D")
            let demands = [demand]
            let error = await failure {
                try await desk.record(Sample.dialTest("T1", on: "2024-03-11", demands: demands))
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == "finding.demands[0].subchannel")
        }
    }
}
