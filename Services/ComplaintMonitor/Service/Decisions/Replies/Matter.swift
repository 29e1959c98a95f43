import RPC
import Schema

/// What one customer reports about one problem of a partner, as often as it is reported (cmpay-channel/a3.2.1.4).
///
/// The oldest report is the first, in whatever order they arrive: its time holds, and a reply to any of them answers it.
struct Matter: Sendable {
    /// The reports that stand, the oldest first.
    let reports: [Complaint]
    /// What was done about them, in the order recorded.
    let replies: [Reply]

    var first: Complaint? { reports.first }
    var repeats: ArraySlice<Complaint> { reports.dropFirst() }

    /// Whether a repeat came after the matter had been answered effectively.
    func reopens(_ report: Complaint) -> Bool { replies.effectiveAt.map { $0 < report.createdAt } ?? false }

    /// Why a report is no new one.
    static func reason(first: ComplaintID, reopens: Bool) -> Reason {
        let remark = reopens ? Text(zh: "，已答复，重新打开，不另计时", en: ", answered, open again without a new time") : Text("")
        return Reason(
            clause: Regulation.ordinaryComplaint,
            text: Text(
                zh: "附件3 注（3）: 同一客户同一问题，并入 \(first)\(remark.zh)",
                en: "Annex 3 note 3: the same customer and problem, joined to \(first)\(remark.en)"))
    }
}
