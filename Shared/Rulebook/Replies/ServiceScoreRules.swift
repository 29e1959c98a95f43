internal import RPC
public import Schema

/// What late answers and escalated complaints of a half-year cost (cmpay-channel annex 3, 3.2).
public struct ServiceScoreRules: Sendable, Hashable {
    /// For ordinary complaints not answered in time (cmpay-channel/a3.2.1.1).
    public let timeliness: PointDeduction
    /// For escalated complaints (cmpay-channel/a3.2.2).
    public let escalation: PointDeduction
}

/// Points of which each case takes some off, until they are used up.
public struct PointDeduction: Sendable, Hashable {
    /// The clause.
    public let citation: Citation
    /// The points without a case.
    public let points: Points
    /// What each case costs.
    public let each: Points

    /// The points left after so many cases, never below 0; throws ``NegativeCount``.
    public func left(after count: Int) throws(NegativeCount) -> Points {
        guard count >= 0 else { throw NegativeCount() }
        // More than use it up need not be multiplied.
        let counted = Int64(min(count, exhausting))
        return max(Points(0), points - Points(millionths: each.millionths * counted))
    }

    /// So many cases use the points up.
    public var exhausting: Int { Int((points.millionths + each.millionths - 1) / each.millionths) }

    /// A number of cases below 0.
    public struct NegativeCount: Error, Hashable {}
}

extension ServiceScoreRules {
    /// Reads the section `serviceScore`.
    static func read(_ field: Field) -> ServiceScoreRules? {
        field.section { section in
            let timeliness = section.required("timeliness")?.section(PointDeduction.init)
            let escalation = section.required("escalation")?.section(PointDeduction.init)
            guard let timeliness, let escalation else { return nil }
            return ServiceScoreRules(timeliness: timeliness, escalation: escalation)
        }
    }
}

extension PointDeduction {
    fileprivate init?(_ section: Section) {
        let citation = section.citation()
        let points = section.required("points")?.positivePoints()
        let each = section.required("each")?.positivePoints()
        guard let citation, let points, let each else { return nil }
        self.init(citation: citation, points: points, each: each)
    }
}

extension Field {
    fileprivate func positivePoints() -> Points? {
        guard let points = value(Points.self) else { return nil }
        return points > Points(0) ? points : refuse(Text(zh: "应大于 0", en: "must be above 0"))
    }
}
