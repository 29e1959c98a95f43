import RPC
import Schema

/// Whether something new may be taken in of a partner.
enum OperationCheck {
    /// The refusal of an operation by the sanction that lasts longest, or nil where none stands in the way.
    ///
    /// `sanctions` are those in force.
    static func refusal(of operation: Operation, on target: SanctionTarget, by sanctions: [Sanction]) -> RPCError? {
        let blocking = sanctions.filter { $0.blocks(operation, on: target) }
        // One without an end of its own lasts longest.
        guard
            let longest = blocking.first(where: { $0.lastDay == nil })
                ?? blocking.max(by: { ($0.lastDay ?? .first) < ($1.lastDay ?? .first) })
        else { return nil }
        let why = longest.reasons.first { $0.clause == longest.clause }
        let until = longest.lastDay.map { Text(zh: "至 \($0)", en: " until \($0)") } ?? Text("")
        let title = longest.kind.title
        return RPCError(
            .failedPrecondition,
            Text(
                zh: "\(target.partner) \(title.zh)\(until.zh)（\(why?.zh ?? longest.clause.name)）",
                en: "\(title.en) of \(target.partner)\(until.en) (\(why?.en ?? longest.clause.name))"),
            reason: "INTAKE_" + longest.kind.rawValue.trimmingPrefix("SANCTION_KIND_"), field: "partner",
            clause: longest.clause.name)
    }

    /// The refusal of anything new once the last day of cooperation is over, or nil where it goes on.
    static func refusal(after end: CooperationEnd?, on today: Day) -> RPCError? {
        guard let end, end.day < today else { return nil }
        return RPCError(
            .failedPrecondition,
            Text(
                zh: "与 \(end.partner) 的合作已于 \(end.day) 结束",
                en: "cooperation with \(end.partner) ended on \(end.day)"),
            reason: "INTAKE_COOPERATION_ENDED", field: "partner", clause: end.kind.clause.name)
    }
}

extension CooperationEndKind {
    /// The clause that ends cooperation so.
    var clause: ClauseID {
        switch self {
        case .voluntary: ClauseID(checked: "migu-membership/21.1")
        case .notRenewed: ClauseID(checked: "migu-membership/23")
        case .violation: ClauseID(checked: "migu-membership/20.1")
        case .termination: ClauseID(checked: "migu-membership/19.2")
        }
    }
}

extension Day {
    fileprivate static let first = Day(daysSinceEpoch: 0)
}
