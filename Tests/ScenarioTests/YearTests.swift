import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

/// A year of one partner between the two real services, on the manual clock.
@Suite("A year of one partner, over the wire", .serialized)
struct YearTests {
    @Test(
        #"climbs to tier 4, is hit by two dial tests, has a major violation, and is seen as of six instants ("migu-membership/a7.1", "migu-membership/a7.2", "migu-membership/a7.3", "migu-membership/a7.4", "migu-membership/a3.1", "migu-membership/a3.3", "migu-membership/12", "migu-membership/10.T")"#
    )
    func year() async throws {
        try await Stage.with { stage in
            let year = try await Year(stage)
            try await year.register()

            try await year.go(to: "2024-01-10")
            try await year.notify(1)
            try await year.applyForCode("CODE-1", refusedBy: nil)

            for (day, clause) in [
                ("2024-02-05", "a7.1"), ("2024-02-06", "a7.2"), ("2024-02-07", "a7.3"), ("2024-02-20", "a7.4"),
            ] {
                try await year.go(to: day)
                try await year.notify(5)
                try await year.applyForCode("CODE-2", refusedBy: "migu-membership/\(clause)")
            }

            try await year.go(to: "2024-03-11")
            try await year.dialTest("SC-7", by: .provincialCompany, line: "S1", subchannel: "C1", in: "Sichuan")
            try await year.go(to: "2024-04-15")
            try await year.dialTest("MIIT-3", by: .ministry, line: "S2", subchannel: "C2", in: nil)

            // The freeze of tier 4 ends with 2024-06-20; promotion stays suspended to 2024-08-20.
            try await year.go(to: "2024-06-20T23:59:59+08:00")
            try await year.applyForCode("CODE-2", refusedBy: "migu-membership/a7.4")
            try await year.go(to: "2024-06-21T00:00:00+08:00")
            try await year.applyForCode("CODE-2", refusedBy: nil)
            #expect(try await year.desk.check(.promote, of: "P", line: "S1").isAllowed == false)

            try await year.go(to: "2024-10-10T10:00:00+08:00")
            try await year.confirmMajorViolation()
            try await year.applyForCode("CODE-3", refusedBy: "migu-membership/10.T")
            try await year.go(to: "2024-12-31")

            try await year.looksBack()
        }
    }
}

/// Both services, and what their users do.
private struct Year {
    let desk: Desk
    let monitor: RPCClient
    let intake: RPCClient
    private static let partner = PartnerID(checked: "P")
    private static let person = Person(name: "Li", role: "head", department: "innovation")

    init(_ stage: Stage) async throws {
        let clock = "manual:2024-01-08T09:00:00+08:00"
        try stage.start("complaint-monitor", clock: clock)
        try stage.start("intake", clock: clock)
        monitor = try await stage.client("complaint-monitor")
        intake = try await stage.client("intake")
        desk = Desk(monitor)
        try await monitor.isServing("storage")
        try await intake.isServing("storage")
    }

    /// intake goes first: it must never be behind a sanction that it learns of.
    func go(to time: String) async throws {
        for client in [intake, monitor] {
            _ = try await client.call(ClockMethods.advance, AdvanceClockRequest(to: at(time)))
        }
    }

    func register() async throws {
        _ = try await intake.call(
            IntakeMethods.registerPartner, RegisterPartnerRequest(partner: Year.partner, name: "Partner"))
        for line in ["S1", "S2"] {
            let request = RegisterServiceLineRequest(
                partner: Year.partner, serviceLine: ServiceLineID(checked: line), paymentMethods: [.phoneBill])
            _ = try await intake.call(IntakeMethods.registerServiceLine, request)
        }
        for subchannel in ["C1", "C2"] {
            let request = RegisterSubchannelRequest(
                partner: Year.partner, subchannel: SubchannelID(checked: subchannel), kind: .app)
            _ = try await intake.call(IntakeMethods.registerSubchannel, request)
        }
    }

    /// So many notifications of today, and the standing they add up to.
    func notify(_ count: Int) async throws {
        let today = try await monitor.call(ClockMethods.get, GetClockRequest()).now
        let complaints = try desk.complaints(5 * count, of: "P", on: "\(today)")
        try await desk.stream(complaints)
    }

    /// intake decides by its own replica, which follows complaint-monitor's log.
    func applyForCode(_ code: String, refusedBy clause: String?) async throws {
        try await follows()
        let request = RegisterServiceCodeRequest(
            partner: Year.partner, serviceLine: ServiceLineID(checked: "S1"), code: ServiceCode(checked: code))
        let allowed = try await desk.check(.addServiceCode, of: "P", line: "S1")
        #expect(allowed.isAllowed == (clause == nil))
        do {
            _ = try await intake.call(IntakeMethods.registerServiceCode, request)
            #expect(clause == nil, "\(code) must be refused by \(clause ?? "")")
        } catch {
            #expect(error.code == .failedPrecondition)
            #expect(error.clause == clause)
            #expect(allowed.blockedBy.contains { $0.clause.name == error.clause })
        }
    }

    /// Waits until intake knows the sanctions in force as complaint-monitor does.
    private func follows() async throws {
        let biting = Set(try await desk.sanctions(of: "P").filter { $0.state == .inForce }.map(\.id))
        try await eventually("intake knows the sanctions in force") {
            let known = try? await intake.call(IntakeMethods.getPartner, GetPartnerRequest(partner: Year.partner))
            return Set(known?.sanctions.map(\.id) ?? []) == biting
        }
    }

    func dialTest(
        _ reference: String, by issuer: FindingIssuer, line: String, subchannel: String, in province: String?
    ) async throws {
        let today = try await monitor.call(ClockMethods.get, GetClockRequest()).now.day
        let finding = Finding(
            reference: reference, partner: Year.partner, basis: .dialTest, issuer: issuer, date: today,
            provinces: province.map { [$0] } ?? [], isNetworkwide: province == nil ? true : nil,
            serviceLines: [ServiceLineID(checked: line)], subchannels: [SubchannelID(checked: subchannel)],
            documents: [Year.document])
        try await eventually("complaint-monitor knows the service line") {
            let request = RecordFindingRequest(finding: finding, by: Year.person)
            return (try? await monitor.call(FindingMethods.recordFinding, request)) != nil
        }
    }

    func confirmMajorViolation() async throws {
        let today = try await monitor.call(ClockMethods.get, GetClockRequest()).now.day
        let request = ConfirmMajorViolationRequest(
            partner: Year.partner,
            grounds: [MajorViolationGround(item: .dataDisclosure, consequences: [.mediaExposure])],
            facts: "customer data was sold", day: today, evidence: [Year.document], by: Year.person)
        let reply = try await monitor.call(CreditMethods.confirmMajorViolation, request)
        #expect(reply.standing.grade == .terminated)
    }

    private static let document = Document(name: "letter.pdf", size: 1, sha256: String(repeating: "0a", count: 32))

    /// What was in force, as it was known at six instants (readings R36).
    func looksBack() async throws {
        let expected: [(String, [String])] = [
            ("2024-02-05T11:59:59+08:00", []),
            (
                "2024-02-06T12:00:00+08:00",
                ["a7.2 promotion-suspension 2024-03-06", "a7.2 service-code-freeze 2024-04-06"]
            ),
            (
                "2024-03-11T12:00:00+08:00",
                [
                    "a7.4 promotion-suspension 2024-08-20", "a7.4 service-code-freeze 2024-06-20",
                    "a3.1 promotion-suspension C1 Sichuan 2024-06-11",
                ]
            ),
            (
                "2024-04-20T12:00:00+08:00",
                [
                    "a7.4 promotion-suspension 2024-08-20", "a7.4 service-code-freeze 2024-06-20",
                    "a3.1 promotion-suspension C1 Sichuan 2024-06-11", "a3.3 promotion-suspension C2 2024-07-15",
                    "a3.3 promotion-suspension S2 2024-04-30",
                ]
            ),
            (
                "2024-07-01T12:00:00+08:00",
                ["a7.4 promotion-suspension 2024-08-20", "a3.3 promotion-suspension C2 2024-07-15"]
            ),
            ("2024-11-01T12:00:00+08:00", ["10.T termination no end"]),
        ]
        for (instant, lines) in expected {
            let biting = try await desk.sanctions(of: "P", asOf: instant).filter { $0.state == .inForce }
            #expect(biting.map(\.yearLine).sorted() == lines.sorted(), "as of \(instant)")
        }
        // S2 by C1 in Guangdong: free once the 15 days are over, but for the tier.
        let target = { (line: String, subchannel: String, province: String, time: String) in
            try await desk.check(.promote, of: "P", line: line, subchannel: subchannel, in: province, asOf: time)
                .blockedBy.map(\.yearLine)
        }
        let august = "2024-08-21T00:00:00+08:00"
        #expect(try await target("S1", "C1", "Guangdong", august).isEmpty)
        #expect(
            try await target("S2", "C1", "Guangdong", "2024-04-20T12:00:00+08:00").sorted() == [
                "a3.3 promotion-suspension S2 2024-04-30", "a7.4 promotion-suspension 2024-08-20",
            ])
        #expect(
            try await target("S1", "C1", "Sichuan", "2024-04-20T12:00:00+08:00").sorted() == [
                "a3.1 promotion-suspension C1 Sichuan 2024-06-11", "a7.4 promotion-suspension 2024-08-20",
            ])
    }
}

extension Sanction {
    /// Clause, kind, what it is against and its last day: `a3.1 promotion-suspension C1 Sichuan 2024-06-11`.
    fileprivate var yearLine: String {
        let against = [serviceLine?.name, subchannel?.name, province].compactMap { $0 }
        let number = clause.name.split(separator: "/").last.map(String.init) ?? clause.name
        return ([number, kind.term] + against + [lastDay.map { "\($0)" } ?? "no end"]).joined(separator: " ")
    }
}
