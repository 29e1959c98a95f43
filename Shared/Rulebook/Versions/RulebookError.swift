public import RPC
public import Schema

/// Why a rulebook does not answer.
public enum RulebookError: Error, Sendable, Hashable {
    /// There is no regulation of this name.
    case unknownRegulation(String)
    /// The day is before every version that is known.
    case noVersionInForce(regulation: String, day: Day)
    /// An operator has yet to enter the day from which the regulation is in force.
    case effectiveDayNotEntered(regulation: String)
    /// The version in force on the day is known by name only; another version never answers in its place.
    case textNotHeld(RulebookVersion, day: Day)
    /// The regulation does not decide this subject: its rulebook has no such section.
    case noRules(regulation: String, section: String)

    /// What to tell.
    public var text: Text {
        switch self {
        case .unknownRegulation(let name):
            Text(zh: "没有管理办法 \(name)", en: "there is no regulation \(name)")
        case .noVersionInForce(let regulation, let day):
            Text(zh: "\(regulation) 在 \(day) 无生效版本", en: "no version in force: \(regulation) on \(day)")
        case .effectiveDayNotEntered(let regulation):
            Text(
                zh: "\(regulation) 的生效日尚未填写", en: "the effective day of \(regulation) has not been entered yet")
        case .textNotHeld(let version, let day):
            Text(
                zh: "未收录规则文本：\(version.regulation) \(version.label)，\(day) 生效中",
                en: "rulebook text not held: \(version.regulation) \(version.label), in force on \(day)")
        case .noRules(let regulation, let section):
            Text(zh: "\(regulation) 没有 \(section) 一节的规则", en: "\(regulation) has no rules in the section \(section)")
        }
    }
}

extension RulebookError: RPCErrorConvertible {
    /// FAILED_PRECONDITION: nothing can be decided by it.
    public var rpcError: RPCError {
        RPCError(.failedPrecondition, text, reason: "RULEBOOK_NOT_IN_FORCE")
    }
}
