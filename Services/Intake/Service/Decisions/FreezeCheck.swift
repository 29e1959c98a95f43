import RPC
import Schema

/// Whether sanctions let an operation through.
enum FreezeCheck {
    /// The refusal of a new service code by the sanction that lasts longest, or nil where none stands in the way.
    ///
    /// `sanctions` are those in force.
    static func refusal(_ target: SanctionTarget, _ sanctions: [Sanction]) -> RPCError? {
        let blocking = sanctions.filter { $0.blocks(.addServiceCode, on: target) }
        // One without an end of its own lasts longest.
        guard
            let longest = blocking.first(where: { $0.lastDay == nil })
                ?? blocking.max(by: { ($0.lastDay ?? .first) < ($1.lastDay ?? .first) })
        else { return nil }
        let partner = target.partner
        let why = longest.reasons.first { $0.clause == longest.clause }
        let until = longest.lastDay.map { Text(zh: "至 \($0)", en: " until \($0)") } ?? Text("")
        return RPCError(
            .failedPrecondition,
            Text(
                zh: "\(partner) 暂停新申请业务代码\(until.zh)（\(why?.zh ?? longest.clause.name)）",
                en: "new service codes of \(partner) are frozen\(until.en) (\(why?.en ?? longest.clause.name))"),
            reason: "INTAKE_SERVICE_CODE_FREEZE", field: "partner", clause: longest.clause.name)
    }
}

extension Day {
    fileprivate static let first = Day(daysSinceEpoch: 0)
}
