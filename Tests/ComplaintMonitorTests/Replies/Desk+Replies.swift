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
