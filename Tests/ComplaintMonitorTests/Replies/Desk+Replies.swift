import JSON
import RPC
import Schema
import ServiceTestSupport

extension Desk {
    /// A customer's report under cmpay-channel.
    func report(
        _ id: String, of partner: String = "P", at time: String, customer: String? = "C1", problem: String? = nil,
        channel: ComplaintChannel? = .hotline
    ) throws -> Complaint {
        Complaint(
            id: ComplaintID(checked: id), partner: PartnerID(checked: partner), kind: .ordinary,
            createdAt: try instant(time), customer: customer, regulation: "cmpay-channel", channel: channel,
            problem: problem)
    }

    /// Records a step; `2024-03-05 20:59`.
    @discardableResult
    func reply(
        to id: String, _ step: ReplyStep = .effective, at time: String, cause: String? = "wrong price shown",
        solution: String? = "refunded", inTime: Bool? = nil
    ) async throws -> RecordedReply {
        try await client.call(
            ReplyMethods.recordReply,
            RecordReplyRequest(
                complaint: ComplaintID(checked: id), step: step, at: instant(time), cause: cause, solution: solution,
                inTime: inTime, by: Desk.person))
    }
}

/// `2024-03-05 20:59` or `2024-03-05 20:59:01` in Asia/Shanghai.
func instant(_ text: String) throws -> Instant {
    try at(text.replacing(" ", with: "T") + (text.count == 16 ? ":00" : "") + "+08:00")
}

extension Desk {
    func complaint(_ id: String) async throws -> GetComplaintReply {
        try await client.call(ReplyMethods.getComplaint, GetComplaintRequest(id: ComplaintID(checked: id)))
    }

    func replies(to id: String) async throws -> [Reply] {
        try await client.call(
            ReplyMethods.listReplies, ListRepliesRequest(complaint: ComplaintID(checked: id))
        ).replies
    }

    // MARK: half-years

    func score(of partner: String = "P", in half: String) async throws -> GetServiceScoreReply {
        try await client.call(
            ReplyMethods.getServiceScore,
            GetServiceScoreRequest(partner: PartnerID(checked: partner), halfYear: halfYear(half)))
    }

    /// The late complaints of a half-year as it stands.
    func late(of partner: String = "P", in half: String) async throws -> [String] {
        try await score(of: partner, in: half).score.late.map(\.name)
    }

    func close(_ half: String, of partner: String = "P") async throws -> ServiceScore {
        try await client.call(
            ReplyMethods.closeHalfYear,
            CloseHalfYearRequest(partner: PartnerID(checked: partner), halfYear: halfYear(half), by: Desk.person))
    }

    @discardableResult
    func assess(
        _ id: String, late: Bool = false, responsible: Bool = false, malicious: Bool = false,
        evidence: [Document] = [Desk.letter]
    ) async throws -> EscalationFinding {
        try await client.call(
            ReplyMethods.assessEscalation,
            AssessEscalationRequest(
                complaint: ComplaintID(checked: id), causedByLateHandling: late, isPartnersResponsibility: responsible,
                isMalicious: malicious, evidence: evidence, by: Desk.person))
    }

    static let letter = Document(name: "letter.pdf", size: 1024, sha256: String(repeating: "0a", count: 32))

    // MARK: waves

    func count(_ scope: ComplaintScope, listed: Bool? = nil) async throws -> CountComplaintsReply {
        try await client.call(
            ReplyMethods.countComplaints, CountComplaintsRequest(scope: scope, listed: listed))
    }

    func waves(_ state: WaveState? = nil) async throws -> [ComplaintWave] {
        try await client.call(ReplyMethods.listWaves, ListWavesRequest(state: state)).waves
    }

    func confirm(_ id: String, _ complaints: [ComplaintID]) async throws -> ComplaintWave {
        try await client.call(
            ReplyMethods.confirmWave, ConfirmWaveRequest(id: id, complaints: complaints, by: Desk.person))
    }

    func attest(
        _ scope: ComplaintScope, _ complaints: [ComplaintID] = [], customers: Int? = nil, evidence: [Document] = []
    ) async throws -> ComplaintWave {
        try await client.call(
            ReplyMethods.attestWave,
            AttestWaveRequest(
                scope: scope, complaints: complaints, customers: customers, evidence: evidence, by: Desk.person))
    }
}

private func halfYear(_ text: String) throws -> HalfYear { try JSON.decode(HalfYear.self, from: "\"\(text)\"") }
