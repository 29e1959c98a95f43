import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A supervised complaint suspends the subchannel and the service line", .fewAtOnce)
struct SupervisedComplaintTests {
    private func finding(
        by issuer: FindingIssuer, on date: String, in provinces: [String] = [], demands: [Demand] = []
    ) throws -> Finding {
        try Sample.finding(
            "R1", .supervisedComplaint, by: issuer, on: date, in: provinces, subchannels: ["C"], demands: demands)
    }

    @Test(
        #"of a province: 3 months and 1 month, there alone ("migu-membership/a2.1")"#,
        arguments: [FindingIssuer.communicationsAdministration, .localRegulator])
    func provincial(issuer: FindingIssuer) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.record(finding(by: issuer, on: "2024-03-11", in: ["Sichuan"]))
            #expect(
                try await desk.suspended() == ["S Sichuan 2024-04-11 in-force", "C Sichuan 2024-06-11 in-force"])
            #expect(try await desk.sanctions().allSatisfy { $0.clause.name == "migu-membership/a2.1" })
            #expect(try await desk.warnings().isEmpty)
            try await desk.advance(to: "2024-03-12")
            #expect(try await desk.mayPromote("S", by: "C", in: "Guangdong"))
            #expect(try await desk.mayPromote("S", by: "C", in: "Sichuan") == false)
            #expect(try await desk.mayPromote("S", by: "C2", in: "Sichuan") == false)
            #expect(try await desk.mayPromote("S2", by: "C", in: "Sichuan") == false)
            #expect(try await desk.mayPromote("S2", by: "C2", in: "Sichuan"))
        }
    }

    @Test(#"issued on 2024-11-30 they end on 2025-02-28 and 2024-12-30 ("migu-membership/a2.1")"#)
    func ends() async throws {
        try await monitoring(at: "2024-11-30") { desk in
            try await desk.record(finding(by: .localRegulator, on: "2024-11-30", in: ["Sichuan"]))
            #expect(
                try await desk.suspended() == ["S Sichuan 2024-12-30 in-force", "C Sichuan 2025-02-28 in-force"])
        }
    }

    @Test(
        #"without letter, reference or province it is refused ("migu-membership/a2.1")"#,
        arguments: [
            ("finding.reference", StatusCode.invalidArgument, Change { $0.reference = "" }),
            ("finding.documents", .failedPrecondition, Change { $0.documents = [] }),
            ("finding.provinces", .invalidArgument, Change { $0.provinces = [] }),
        ] as [(String, StatusCode, Change)])
    func incomplete(field: String, code: StatusCode, change: Change) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            var finding = try finding(by: .localRegulator, on: "2024-03-11", in: ["Sichuan"])
            change.apply(&finding)
            let sent = finding
            let error = await failure { try await desk.record(sent) }
            #expect(error?.code == code)
            #expect(error?.field == field)
        }
    }

    @Test(
        #"of a national body, or exposed by central-level media: 4 months and 1 month everywhere ("migu-membership/a2.2")"#,
        arguments: [FindingIssuer.miguCulture, .group, .ministry, .nationalRegulator, .centralMedia])
    func national(issuer: FindingIssuer) async throws {
        try await monitoring(at: "2024-03-20") { desk in
            try await desk.record(finding(by: issuer, on: "2024-03-20"))
            #expect(
                try await desk.suspended() == ["S everywhere 2024-04-20 in-force", "C everywhere 2024-07-20 in-force"])
            #expect(try await desk.sanctions().allSatisfy { $0.clause.name == "migu-membership/a2.2" })
        }
    }

    @Test(
        #"other media and other issuers are refused ("migu-membership/a2.2")"#,
        arguments: [FindingIssuer.otherMedia, .other, .provincialCompany])
    func others(issuer: FindingIssuer) async throws {
        try await monitoring(at: "2024-03-20") { desk in
            let error = await failure { try await desk.record(finding(by: issuer, on: "2024-03-20")) }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.clause == "migu-membership/a2.2")
            #expect(error?.field == "finding.issuer")
        }
    }

    @Test(#"a demand on the subchannel leaves the service line its default ("migu-membership/a2.3")"#)
    func demanded() async throws {
        try await monitoring(at: "2024-03-20") { desk in
            let demand = Sample.demand(.subchannel, months: 6, everywhere: true)
            try await desk.record(finding(by: .ministry, on: "2024-03-20", demands: [demand]))
            #expect(
                try await desk.suspended() == ["S everywhere 2024-04-20 in-force", "C everywhere 2024-09-20 in-force"])
            #expect(
                try await desk.sanctions().map(\.clause.name) == ["migu-membership/a2.2", "migu-membership/a2.3"])
        }
    }

    @Test(#"a demand without the letter's reference is refused, and media demand nothing ("migu-membership/a2.3")"#)
    func noReference() async throws {
        try await monitoring(at: "2024-03-20") { desk in
            let undocumented = [Sample.demand(.subchannel, months: 6, document: nil)]
            let error = await failure {
                try await desk.record(finding(by: .ministry, on: "2024-03-20", demands: undocumented))
            }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.clause == "migu-membership/a2.3")
            let exposure = try finding(
                by: .centralMedia, on: "2024-03-20", demands: [Sample.demand(.subchannel, months: 6)])
            let refused = await failure { try await desk.record(exposure) }
            #expect(refused?.code == .failedPrecondition)
            #expect(refused?.reason == "FINDING_NO_SENDER")
        }
    }
}
