public import Schema

/// What follows from findings and from the warnings they give (migu-membership 8.2, annexes 1 to 4).
public struct FindingRules: Sendable, Hashable {
    /// What a finding of a basis must be besides matching a row (a1.3, a4.4).
    public let definitions: [FindingDefinition]
    /// By basis and issuer, in the order of the annexes.
    public let rows: [FindingRow]
    /// What a month's warnings of one service line suspend, the fewest first (a3.4 to a3.6).
    public let steps: [WarningStep]
    /// What holds for a subchannel that is found again in a month (a3.7).
    public let repeated: RepeatedFindings

    /// The row of a basis and an issuer, or nil where the annexes have none.
    public func row(of basis: FindingBasis, by issuer: FindingIssuer) -> FindingRow? {
        rows.first { $0.basis == basis && $0.issuers.contains(issuer) }
    }

    /// What a finding of a basis must be besides.
    public func definition(of basis: FindingBasis) -> FindingDefinition? { definitions.first { $0.basis == basis } }

    /// The highest step that so many warnings of a month reach, or nil if they reach none.
    public func step(forWarnings warnings: Int) -> WarningStep? { steps.last { warnings >= $0.from } }
}

/// What a finding of a basis is by definition: a document that explicitly demands a sanction.
public struct FindingDefinition: Sendable, Hashable {
    /// The clause.
    public let citation: Citation
    /// What it defines.
    public let basis: FindingBasis
    /// Who may have signed it; nil where that is left open.
    public let signers: [SignerLevel]?
    /// What form it may have; nil where that is left open.
    public let forms: [LetterForm]?
}

/// One row of the annexes: what follows for each service line and each subchannel named, unless a demand replaces it.
public struct FindingRow: Sendable, Hashable {
    /// Where the sanctions of a row hold.
    public enum Area: String, Sendable, CaseIterable {
        /// In the one province of the finding.
        case province
        /// Everywhere.
        case networkwide
        /// In the province of a letter that concerns one only, everywhere for any other.
        case letter
    }

    /// Its name in the rulebook: `group-dial-test`.
    public let name: String
    /// The clause.
    public let citation: Citation
    /// What it is about.
    public let basis: FindingBasis
    /// From whom.
    public let issuers: [FindingIssuer]
    /// Where.
    public let area: Area
    /// How long the promotion of a service line is suspended; nil: it is not.
    public let serviceLine: Period?
    /// How long the promotion by a subchannel is suspended; nil: it is not.
    public let subchannel: Period?
    /// The warnings that a service line gets; nil: none.
    public let warning: FindingWarning?
    /// The clause by which an explicit demand replaces the above; nil: there is nobody to demand anything.
    public let demand: Citation?
}

/// The warnings that a service line gets by a row.
public struct FindingWarning: Sendable, Hashable {
    /// The clause.
    public let citation: Citation
    /// How many.
    public let count: Int
}

/// What a month's warnings of one service line suspend from so many on.
public struct WarningStep: Sendable, Hashable {
    /// What is suspended from promotion.
    public enum Target: String, Sendable, CaseIterable {
        case serviceLine = "service-line"
        case partner
    }

    /// The clause.
    public let citation: Citation
    /// How the warnings must stand to `bound`.
    public let relation: Relation
    /// The figure as the clause has it.
    public let bound: Int
    /// What it suspends.
    public let suspends: Target
    /// How long.
    public let period: Period

    /// The fewest warnings that reach it.
    public var from: Int { relation == .moreThan ? bound + 1 : bound }

    /// The reason that so many warnings reach it.
    public func reason(warnings: Int) -> Reason { citation.reason(warnings, .warnings, relation, bound) }
}

/// What holds for a subchannel that is found again in a calendar month.
public struct RepeatedFindings: Sendable, Hashable {
    /// The clause.
    public let citation: Citation
    /// The findings that count.
    public let basis: FindingBasis
    /// By how much each after the first lengthens the suspension.
    public let longerBy: Period

    /// The last day of a suspension that was to last `period` from a day, after so many findings in all.
    ///
    /// 3 months and 1 month for a second one are 4 months from the first.
    public func lastDay(of period: Period, from first: Day, findings: Int) -> Day {
        let more = Period(longerBy.count * (findings - 1), longerBy.unit)
        guard period.unit != more.unit else {
            return Period(period.count + more.count, period.unit).lastDay(from: first)
        }
        return more.lastDay(from: period.lastDay(from: first))
    }
}

extension CountedUnit {
    /// Warnings of a service line in a month.
    public static let warnings = CountedUnit(zh: "次业务警告", one: "warning", many: "warnings")
}
