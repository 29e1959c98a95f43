/// The clauses of abnormal conditions (cmpay-channel/7); their figures are those of each agreement.
public struct ConditionRules: Sendable, Hashable {
    /// The clauses.
    public let clauses: Citations<ConditionClause>

    /// Reads the section `conditions`.
    static func read(_ field: Field) -> ConditionRules? {
        field.section { section in
            section.required("clauses")?.section(Citations<ConditionClause>.init).map(ConditionRules.init)
        }
    }
}

/// Clauses that the handling of abnormal conditions acts by.
public enum ConditionClause: String, CaseIterable, Sendable {
    /// What is watched, as agreed (7.1).
    case watch
    /// The emergency suspension (7.2).
    case suspension
    /// The inquiry (7.3).
    case inquiry
    /// What a confirmed violation brings (7.4).
    case handling
    /// The rectification (7.5).
    case rectification
    /// A rectification that does not reach the standard (6.5).
    case termination
}
