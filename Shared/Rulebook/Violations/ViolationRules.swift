internal import RPC
public import Schema

/// The figures and clauses of violations (maoming-benefits 12.2.2, 13.2, 19.2.3.s10, 22 to 25, 57).
public struct ViolationRules: Sendable, Hashable {
    /// What makes an act a violation, and of which kind (23.1 to 23.4, 24.1 to 24.4).
    public let grounds: [ViolationGround: GroundRule]
    /// 规模投诉: complaints on a large scale (23.2, 23.3).
    public let large: ScaleRule
    /// 批量投诉: complaints in bulk, not below the large scale (24.4).
    public let bulk: ScaleRule
    /// The levels of public attention that make a complaint a major one (24.4).
    public let attention: [PublicAttention]
    /// When a failed rectification makes a general violation severe (23.5.s4).
    public let escalation: EscalationRule
    /// The measures that the product panel may decide (23.5.s2).
    public let panelMeasures: MeasureRule
    /// The measures that may be chosen for a broken service commitment (19.2.3.s10).
    public let commitmentMeasures: MeasureRule
    /// The clauses without a figure.
    public let clauses: Citations<ViolationClause>
}

/// A ground of 23 or 24 and the kind of violation that it makes.
public struct GroundRule: Sendable, Hashable {
    /// The clause.
    public let citation: Citation
    /// The kind.
    public let kind: ViolationKind
}

/// How many complaints make a scale that the regulation names without a number (readings R20).
public struct ScaleRule: Sendable, Hashable {
    /// The clause.
    public let citation: Citation
    /// So many reach it, this number included; nil where a person has to attest it.
    public let complaints: Int?

    /// Whether so many complaints reach the scale; without a number, whether a person attests it.
    public func isReached(by complaints: Int, attested: Bool) -> Bool {
        self.complaints.map { complaints >= $0 } ?? attested
    }

    /// Why it is reached or not: the figures compared, or whose word it rests on.
    public func reason(_ complaints: Int, attestedBy person: String?) -> Reason {
        if let bound = self.complaints { return citation.reason(complaints, .complaints, .atLeast, bound) }
        let counted = CountedUnit.complaints.of(complaints)
        guard let person else {
            return citation.reason(
                Text(
                    zh: "\(counted.zh)，规模未定数值，须有人认定",
                    en: "\(counted.en); no number is set, a person must attest the scale"))
        }
        return citation.reason(
            Text(zh: "\(counted.zh)，规模由 \(person) 认定", en: "\(counted.en); \(person) attests the scale"))
    }
}

/// From how many warnings on a failed rectification makes the matter severe.
public struct EscalationRule: Sendable, Hashable {
    /// The clause.
    public let citation: Citation
    /// The warnings served, over the whole cooperation, this number included.
    public let warnings: Int

    /// Why so many warnings are enough, or not and how many are missing.
    public func reason(warnings: Int) -> Reason {
        let unit = CountedUnit(zh: "次警告", one: "warning", many: "warnings")
        return citation.reason(warnings, unit, .atLeast, self.warnings)
    }
}

/// The measures that a clause lists.
public struct MeasureRule: Sendable, Hashable {
    /// The clause.
    public let citation: Citation
    /// The measures.
    public let kinds: [SanctionKind]
}

/// Clauses that the handling of violations acts by.
public enum ViolationClause: String, CaseIterable, Sendable {
    /// Who proves (12.2.2).
    case proof
    /// Who inspects (13.2).
    case countyReport = "county-report"
    /// Who sanctions (22).
    case sanctioning
    /// What an inspection records (25.s1).
    case inspection
    /// Who handles what (25.s2).
    case handling
    /// A general violation (23).
    case general
    /// A severe violation (24).
    case severe
    /// The warning (23.5.s1).
    case warning
    /// The confirmed rectification (23.5.s3).
    case rectification
    /// The end of the cooperation (24.5.s1).
    case exit
    /// The blacklist (24.5.s2).
    case blacklist
    /// What a sale must be (57.s3).
    case sale
    /// The notice to customers (57.s4).
    case notice
}

extension ViolationRules {
    /// The citation of a ground.
    public func citation(of ground: ViolationGround) -> Citation { rule(of: ground).citation }

    /// The kind of violation that a ground makes.
    public func kind(of ground: ViolationGround) -> ViolationKind { rule(of: ground).kind }

    private func rule(of ground: ViolationGround) -> GroundRule {
        guard let rule = grounds[ground] else { preconditionFailure("no rule of \(ground): reading asks for all") }
        return rule
    }
}
