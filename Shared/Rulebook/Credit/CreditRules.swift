internal import RPC
public import Schema

/// The figures of credit scores: grades and what they do, health, importance, major violations (migu-membership 9 to 14,
/// annexes 5 and 8).
public struct CreditRules: Sendable, Hashable {
    /// What a score may be (9.2).
    public let range: ScoreRange
    /// The grades, the highest first; every score in the range has exactly one (10).
    public let bands: [GradeBand]
    /// Within what time a grade is applied (14.1).
    public let application: GradeApplicationPeriod
    /// The health score (a5.1).
    public let health: HealthRules
    /// Strategic importance (a5.2).
    public let importance: ImportanceRules
    /// Major violations (12, a8.2).
    public let violation: MajorViolationRules
    /// The weights of the program's own score; nil until somebody loads them with their document (11, readings R13).
    public let weights: ScoreWeights?

    /// The band of a score; nil for one out of range.
    public func band(of score: Points) -> GradeBand? {
        guard range.contains(score) else { return nil }
        return bands.first { $0.bound.holds(score) }
    }

    /// The band of a grade.
    public func band(of grade: CreditGrade) -> GradeBand? { bands.first { $0.grade == grade } }

    /// The measures that a grade has without a choice, each with the band that orders it: its own and those of the grades above
    /// it; of the terminated only the termination.
    public func measures(of grade: CreditGrade) -> [GradeMeasure] {
        ordering(grade).flatMap { band in band.measures.map { GradeMeasure(kind: $0, band: band) } }
    }

    /// What a grade leaves to a person's choice: one or more of these.
    public func choices(of grade: CreditGrade) -> [GradeMeasure] {
        ordering(grade).flatMap { band in band.choices.map { GradeMeasure(kind: $0, band: band) } }
    }

    private func ordering(_ grade: CreditGrade) -> [GradeBand] {
        guard let index = bands.firstIndex(where: { $0.grade == grade }) else { return [] }
        return grade == .terminated ? [bands[index]] : Array(bands[...index])
    }
}

/// What a credit score may be, both ends included.
public struct ScoreRange: Sendable, Hashable {
    /// The clause.
    public let citation: Citation
    /// The least.
    public let minimum: Points
    /// The most.
    public let maximum: Points

    /// Whether a score is in it.
    public func contains(_ score: Points) -> Bool { minimum <= score && score <= maximum }

    /// The score, held to the ends.
    public func held(_ score: Points) -> Points { min(max(score, minimum), maximum) }
}

/// One grade: from which score on, and what follows.
public struct GradeBand: Sendable, Hashable {
    /// The lower end of a band.
    public enum Bound: Sendable, Hashable {
        /// This score and more.
        case from(Points)
        /// More than this score.
        case above(Points)
        /// Every score that no band before has.
        case rest

        /// Whether a score reaches it.
        public func holds(_ score: Points) -> Bool {
            switch self {
            case .from(let bound): score >= bound
            case .above(let bound): score > bound
            case .rest: true
            }
        }
    }

    /// The grade.
    public let grade: CreditGrade
    /// The clause.
    public let citation: Citation
    /// Where it begins.
    public let bound: Bound
    /// What it adds to the grades above it.
    public let measures: [SanctionKind]
    /// Of which one or more are chosen.
    public let choices: [SanctionKind]

    /// Whether it has to be applied within the period of 14.1: the terminated are at once, and others need nothing.
    public var needsApplication: Bool { grade != .terminated && grade != .a && grade != .b }

    /// The reason why a score reaches this grade, or why not and how many points are missing.
    public func reason(_ score: Points) -> Reason {
        switch bound {
        case .from(let figure) where score >= figure: compare("\(score) ≥ \(figure)")
        case .from(let figure):
            compare(
                "\(score) < \(figure)",
                Text(zh: "，还差 \(figure - score)", en: ", \(figure - score) short"))
        case .above(let figure) where score > figure: compare("\(score) > \(figure)")
        case .above(let figure): compare("\(score) ≤ \(figure)")
        case .rest: compare("\(score)")
        }
    }

    private func compare(_ figures: String, _ remark: Text = Text("")) -> Reason {
        citation.reason(Text(zh: "积分 \(figures)\(remark.zh)", en: "score \(figures)\(remark.en)"))
    }
}

/// A measure, and the band that orders it.
public struct GradeMeasure: Sendable, Hashable {
    /// The measure.
    public let kind: SanctionKind
    /// The band.
    public let band: GradeBand
}

/// Within how many working days a grade is applied, and what a newer result does meanwhile.
public struct GradeApplicationPeriod: Sendable, Hashable {
    /// The clause of the period.
    public let citation: Citation
    /// Working days after the day of receipt, which is not counted.
    public let workingDays: Int
    /// The clause by which a newer result counts.
    public let newer: Citation
}

/// What a major violation does, and over how long complaints are counted together.
public struct MajorViolationRules: Sendable, Hashable {
    /// The clause that takes the score away.
    public let citation: Citation
    /// What is left of the score.
    public let score: Points
    /// The clause of complaints in one month.
    public let complaints: Citation
    /// How long "one month" is from the day of the first complaint.
    public let span: Period
}
