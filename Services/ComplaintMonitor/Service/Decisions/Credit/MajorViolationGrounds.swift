import RPC
import Schema
import ServiceKit

extension MajorViolationItem {
    /// Its clause.
    var clause: ClauseID {
        let number =
            switch self {
            case .reputation: 1
            case .manyComplaints: 2
            case .unlawfulBusiness: 3
            case .seriousBreach: 4
            case .dataDisclosure: 5
            case .forbiddenContent: 6
            case .publicExposure: 7
            }
        return ClauseID(checked: "migu-membership/a8.\(number)")
    }
}

extension MajorViolationGround {
    /// Throws FAILED_PRECONDITION with the item's clause where something is missing that the item demands beside the evidence
    /// (annex 8).
    func check(as field: String) throws(RPCError) {
        switch item {
        case .reputation: break
        case .manyComplaints:
            try demand(!complaints.isEmpty, "\(field).complaints", Text(zh: "投诉清单", en: "the list of complaints"))
        case .unlawfulBusiness:
            try demand(isSaid(law), "\(field).law", Text(zh: "所违反的法律法规或政策", en: "the law or policy"))
        case .seriousBreach:
            try demand(isSaid(breach), "\(field).breach", Text(zh: "所违反的约定或规定", en: "the breach"))
        case .dataDisclosure:
            try demand(
                !consequences.isEmpty, "\(field).consequences",
                Text(zh: "三种后果之一", en: "one of the three consequences"))
        case .forbiddenContent:
            try demand(content != nil, "\(field).content", Text(zh: "三种内容之一", en: "one of the three kinds"))
        case .publicExposure: try checkExposure(field)
        }
    }

    /// Why it is one.
    var reason: Reason {
        let detail: Text =
            switch item {
            case .manyComplaints: Text(zh: "\(complaints.count) 件投诉", en: "\(complaints.count) complaints")
            case .unlawfulBusiness: Text(law ?? "")
            case .seriousBreach: Text(breach ?? "")
            case .dataDisclosure: Text(consequences.map(\.term).joined(separator: ", "))
            case .forbiddenContent: Text(content?.term ?? "")
            case .publicExposure: Text([mediaReport?.name, governmentBody].compactMap { $0 }.joined(separator: ", "))
            case .reputation: Text(zh: "声誉危机", en: "a crisis of reputation")
            }
        return Reason(
            clause: item.clause,
            text: Text(
                zh: "附件8 \(item.clause.name.suffix(1))：\(detail.zh)",
                en: "Annex 8 item \(item.clause.name.suffix(1)): \(detail.en)"))
    }

    /// Central-level media with their report, or a government body with its critical notice (a8.7).
    private func checkExposure(_ field: String) throws(RPCError) {
        try mediaReport?.check(as: "\(field).mediaReport")
        try criticalNotice?.check(as: "\(field).criticalNotice")
        let isExposed = mediaLevel == .central && mediaReport != nil
        let isNoticed = isSaid(governmentBody) && criticalNotice != nil
        try demand(
            isExposed || isNoticed, field,
            Text(
                zh: "中央级媒体的报道，或政府部门的批评通报", en: "a report of central-level media, or a government body's critical notice"
            ))
    }

    private func isSaid(_ text: String?) -> Bool { text.map { !$0.isBlank } ?? false }

    private func demand(_ condition: Bool, _ field: String, _ what: Text) throws(RPCError) {
        guard !condition else { return }
        throw .unmet(
            "VIOLATION_GROUND_INCOMPLETE", Text(zh: "缺少\(what.zh)", en: "\(what.en) is missing"), clause: item.clause,
            field: field)
    }
}
