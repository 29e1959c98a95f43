import RPC
import Schema

/// Whether a new service code may be registered: not while a freeze covers the partner (migu-membership/a7.1 to a7.4).
enum FreezeCheck {
    /// The refusal by the freeze that lasts longest, or nil where none bites.
    ///
    /// `sanctions` are those in force.
    static func refusal(_ partner: PartnerID, _ sanctions: [Sanction]) -> RPCError? {
        let freezes = sanctions.filter { $0.kind == .serviceCodeFreeze }
        guard
            let freeze = freezes.max(by: {
                ($0.lastDay ?? Day(daysSinceEpoch: 0)) < ($1.lastDay ?? Day(daysSinceEpoch: 0))
            }),
            let lastDay = freeze.lastDay
        else { return nil }
        let why = freeze.reasons.first { $0.clause == freeze.clause }
        return RPCError(
            .failedPrecondition,
            Text(
                zh: "\(partner) 暂停新申请业务代码至 \(lastDay)（\(why?.zh ?? freeze.clause.name)）",
                en: "new service codes of \(partner) are frozen until \(lastDay) (\(why?.en ?? freeze.clause.name))"),
            reason: "INTAKE_SERVICE_CODE_FREEZE", field: "partner", clause: freeze.clause.name)
    }
}
