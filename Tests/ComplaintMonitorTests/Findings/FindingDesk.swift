import RPC
import Schema
import ServiceTestSupport

/// Findings of tests, complete but for what a test is about.
enum Sample {
    static let letter = Document(name: "letter.pdf", size: 120_000, sha256: String(repeating: "a1", count: 32))

    static let signer = LetterSigner(
        position: "deputy general manager of the market department", level: .deputyGeneralManager,
        form: .signedAndSealedLetter)

    /// A finding of its reference, dated `date`, on service line S unless told.
    static func finding(
        _ reference: String, _ basis: FindingBasis, by issuer: FindingIssuer, on date: String,
        in provinces: [String] = [],
        lines: [String] = ["S"], subchannels: [String] = [], demands: [Demand] = []
    ) throws -> Finding {
        Finding(
            reference: reference, partner: PartnerID(checked: "P"), basis: basis, issuer: issuer, date: try day(date),
            provinces: provinces, serviceLines: lines.map(ServiceLineID.init(checked:)),
            subchannels: subchannels.map(SubchannelID.init(checked:)), demands: demands, documents: [letter])
    }

    /// An important complaint of a provincial company that demands a sanction without saying which.
    static func important(
        _ reference: String = "R1", on date: String = "2024-03-11", in provinces: [String] = ["Sichuan"],
        demands: [Demand] = [], _ change: (inout Finding) -> Void = { _ in }
    ) throws -> Finding {
        var finding = try finding(
            reference, .importantComplaint, by: .provincialCompany, on: date, in: provinces, demands: demands)
        finding.signer = signer
        finding.demandsSanction = true
        change(&finding)
        return finding
    }

    /// A dial test of the group on subchannel C and service line S.
    static func dialTest(
        _ reference: String, on date: String, by issuer: FindingIssuer = .group, in provinces: [String] = [],
        line: String = "S", subchannels: [String] = ["C"], demands: [Demand] = []
    ) throws -> Finding {
        try finding(
            reference, .dialTest, by: issuer, on: date, in: provinces, lines: [line], subchannels: subchannels,
            demands: demands)
    }

    /// A complaint letter of the group that concerns no province in particular.
    static func letter(
        _ reference: String = "L1", on date: String = "2024-03-11", by issuer: FindingIssuer = .group,
        in provinces: [String] = [], lines: [String] = ["S"], demands: [Demand] = []
    ) throws -> Finding {
        var finding = try finding(
            reference, .complaintLetter, by: issuer, on: date, in: provinces, lines: lines, demands: demands)
        if provinces.isEmpty { finding.isNetworkwide = true }
        finding.demandsSanction = true
        return finding
    }

    /// What a document demands.
    static func demand(
        _ target: DemandTarget, days: Int? = nil, months: Int? = nil, warnings: Int? = nil, everywhere: Bool? = nil,
        document: String? = "D1"
    ) -> Demand {
        Demand(
            target: target, days: days, months: months, warnings: warnings, isNetworkwide: everywhere,
            document: document)
    }
}

/// What a test changes of a finding.
struct Change: Sendable {
    let apply: @Sendable (inout Finding) -> Void

    init(_ apply: @escaping @Sendable (inout Finding) -> Void) { self.apply = apply }
}

extension Desk {
    @discardableResult
    func record(_ finding: Finding, _ options: CallOptions = CallOptions()) async throws -> RecordFindingReply {
        try await client.call(
            FindingMethods.recordFinding, RecordFindingRequest(finding: finding, by: Desk.person), options)
    }

    @discardableResult
    func record(together findings: [Finding]) async throws -> RecordFindingsReply {
        try await client.call(
            FindingMethods.recordFindings, RecordFindingsRequest(findings: findings, by: Desk.person))
    }

    @discardableResult
    func name(_ subchannels: [String], of reference: String) async throws -> FindingRecord {
        try await client.call(
            FindingMethods.nameSubchannel,
            NameSubchannelRequest(
                reference: reference, subchannels: subchannels.map(SubchannelID.init(checked:)), by: Desk.person))
    }

    func finding(_ reference: String) async throws -> FindingRecord {
        try await client.call(FindingMethods.getFinding, GetFindingRequest(reference: reference))
    }

    func warnings(in text: String? = nil, line: String? = nil) async throws -> [ServiceLineWarning] {
        try await client.call(
            FindingMethods.listWarnings,
            ListWarningsRequest(
                partner: PartnerID(checked: "P"), month: try text.map(month),
                serviceLine: line.map(ServiceLineID.init(checked:)))
        ).warnings
    }

    /// Somebody who may decide for the department in charge.
    static let innovator = Person(name: "Wang", role: "manager", department: "innovation")

    @discardableResult
    func withdraw(
        _ id: String, decision: String? = "D9", by person: Person = Desk.innovator
    ) async throws -> WithdrawWarningReply {
        try await client.call(
            FindingMethods.withdrawWarning,
            WithdrawWarningRequest(id: id, decision: decision, reason: "tested wrongly", by: person))
    }

    /// What is suspended from promotion, in the order of the ledger: `S Sichuan 2024-04-11 in-force`.
    func suspended(asOf time: String? = nil) async throws -> [String] {
        try await sanctions(asOf: time).map(\.reach)
    }

    /// Whether promotion of a service line by a subchannel in a province is allowed.
    func mayPromote(
        _ line: String? = nil, by subchannel: String? = nil, in province: String, at time: String? = nil
    ) async throws -> Bool {
        let target = SanctionTarget(
            partner: PartnerID(checked: "P"), serviceLine: line.map(ServiceLineID.init(checked:)),
            subchannel: subchannel.map(SubchannelID.init(checked:)), province: province)
        return try await client.call(
            ComplaintMethods.checkOperation,
            CheckOperationRequest(operation: .promote, target: target, asOf: try time.map(at))
        ).isAllowed
    }
}

extension Sanction {
    /// Target, area, last day and state in one line: `S Sichuan 2024-04-11 in-force`.
    var reach: String {
        let target = subchannel?.name ?? serviceLine?.name ?? partner.name
        return "\(target) \(province ?? "everywhere") \(lastDay.map { "\($0)" } ?? "-") \(state.term)"
            + (groundGoneAt == nil ? "" : " groundless")
    }
}
