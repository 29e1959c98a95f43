package import RPC
package import Schema
import Synchronization

/// Somebody at complaint-monitor who files, corrects and looks things up, in few words.
package final class Desk: Sendable {
    package let client: RPCClient
    private let lastID = Mutex(0)

    package init(_ client: RPCClient) { self.client = client }

    /// Who decides in tests.
    package static let person = Person(name: "Li", role: "innovation")

    // MARK: filing

    /// A new work order of a partner, at noon of a day or at an instant.
    package func complaint(
        of partner: String = "P", on time: String, kind: ComplaintKind = .unawareSubscription, line: String? = nil
    ) throws -> Complaint {
        let number = lastID.withLock { last in
            last += 1
            return last
        }
        return Complaint(
            id: ComplaintID(checked: "W\(number)"), partner: PartnerID(checked: partner), kind: kind,
            createdAt: try at(time), serviceLine: line.map(ServiceLineID.init(checked:)))
    }

    /// So many new work orders.
    package func complaints(
        _ count: Int, of partner: String = "P", on time: String, kind: ComplaintKind = .unawareSubscription
    ) throws -> [Complaint] {
        try (0..<count).map { _ in try complaint(of: partner, on: time, kind: kind) }
    }

    @discardableResult
    package func file(_ complaint: Complaint, _ options: CallOptions = CallOptions()) async throws -> FileComplaintReply
    {
        try await client.call(ComplaintMethods.fileComplaint, FileComplaintRequest(complaint: complaint), options)
    }

    /// Files complaints one by one, as a client stream.
    @discardableResult
    package func stream(_ complaints: [Complaint]) async throws -> FileComplaintsReply {
        try await client.send(ComplaintMethods.fileComplaints) { writer in
            for complaint in complaints { try await writer.write(FileComplaintRequest(complaint: complaint)) }
        }
    }

    /// Files complaints that are decided together.
    @discardableResult
    package func batch(_ complaints: [Complaint]) async throws -> FileBatchReply {
        try await client.call(
            ComplaintMethods.fileBatch, FileBatchRequest(complaints: complaints.map(Attempted.read)))
    }

    /// Makes so many notifications of a day, five new complaints each, one by one, and returns the complaints.
    @discardableResult
    package func notify(_ count: Int, of partner: String = "P", on day: String) async throws -> [Complaint] {
        let complaints = try complaints(5 * count, of: partner, on: day)
        try await stream(complaints)
        return complaints
    }

    package func correct(
        _ id: ComplaintID, withdrawn: Bool? = nil, kind: ComplaintKind? = nil, partner: String? = nil,
        createdAt: String? = nil, _ options: CallOptions = CallOptions()
    ) async throws -> CorrectComplaintReply {
        let request = CorrectComplaintRequest(
            id: id, withdrawn: withdrawn, kind: kind, partner: partner.map(PartnerID.init(checked:)),
            createdAt: try createdAt.map(at), reason: "checked", by: Desk.person)
        return try await client.call(ComplaintMethods.correctComplaint, request, options)
    }

    // MARK: deciding

    @discardableResult
    package func issue(_ id: String) async throws -> Sanction {
        try await client.call(ComplaintMethods.issueSanction, IssueSanctionRequest(id: id, by: Desk.person))
    }

    @discardableResult
    package func lift(_ id: String) async throws -> Sanction {
        try await client.call(
            ComplaintMethods.liftSanction, LiftSanctionRequest(id: id, by: Desk.person, reason: "no ground"))
    }

    // MARK: looking up

    package func standing(of partner: String = "P", in text: String) async throws -> GetStandingReply {
        try await client.call(
            ComplaintMethods.getStanding,
            GetStandingRequest(partner: PartnerID(checked: partner), month: try month(text)))
    }

    package func explain(_ partner: String = "P", in text: String) async throws -> ExplainStandingReply {
        try await client.call(
            ComplaintMethods.explainStanding,
            ExplainStandingRequest(partner: PartnerID(checked: partner), month: try month(text)))
    }

    package func sanctions(of partner: String = "P", asOf time: String? = nil) async throws -> [Sanction] {
        try await client.call(
            ComplaintMethods.listSanctions,
            ListSanctionsRequest(partner: PartnerID(checked: partner), asOf: try time.map(at))
        ).sanctions
    }

    package func check(
        _ operation: Operation, of partner: String = "P", line: String? = nil, subchannel: String? = nil,
        in province: String? = nil, asOf time: String? = nil
    ) async throws -> CheckOperationReply {
        let target = SanctionTarget(
            partner: PartnerID(checked: partner), serviceLine: line.map(ServiceLineID.init(checked:)),
            subchannel: subchannel.map(SubchannelID.init(checked:)), province: province)
        return try await client.call(
            ComplaintMethods.checkOperation,
            CheckOperationRequest(operation: operation, target: target, asOf: try time.map(at)))
    }

    /// How the sanctions of a partner stand: `1 promotion 2024-03-18 in-force`.
    package func ledger(of partner: String = "P", asOf time: String? = nil) async throws -> [String] {
        try await sanctions(of: partner, asOf: time).map(\.line)
    }

    /// Every event of a type, from the beginning of the log.
    package func events(_ type: String) async throws -> [Event] {
        try await client.stream(EventMethods.subscribe, SubscribeRequest(types: [type], follow: false)) { stream in
            var events: [Event] = []
            while let batch = try await stream.nextBatch() { events += batch }
            return events
        }
    }

    package func advance(to time: String) async throws {
        _ = try await client.call(ClockMethods.advance, AdvanceClockRequest(to: at(time)))
    }
}

extension Sanction {
    /// Tier, kind, last day and state in one line: `1 promotion 2024-03-18 in-force`.
    package var line: String {
        let words = [SanctionKind.promotionSuspension: "promotion", .serviceCodeFreeze: "codes"]
        let what = words[kind] ?? kind.term
        return "\(tier.map { "\($0) " } ?? "")\(what) \(lastDay.map { "\($0)" } ?? "-") \(state.term)"
            + (groundGoneAt == nil ? "" : " groundless")
    }
}
