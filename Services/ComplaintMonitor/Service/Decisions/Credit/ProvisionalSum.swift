import RPC
import Rulebook
import Schema
import ServiceKit

/// The program's own score: the weighted sum of the recent months' marks, exact, held to the range of scores (9.2, 11.1).
struct ProvisionalSum {
    let rules: CreditRules
    let weights: ScoreWeights
    /// The marks of the target month and those before it, in that order.
    let marks: [CreditMark]

    /// The months that are weighted for a target month, which comes first.
    static func months(_ weights: ScoreWeights, target: BillingMonth) -> [BillingMonth] {
        weights.months.indices.map { BillingMonth(monthsSinceYearZero: target.monthsSinceYearZero - $0) }
    }

    /// The sum, exact to a millionth: basis points times hundredths of a point.
    var points: Points {
        let sum = zip(weights.months, marks).reduce(0) { sum, pair in
            sum + Int64(pair.0) * (pair.1.mark.millionths / 10_000)
        }
        let scale = rules.range.maximum.millionths / Points(weights.fullMark).millionths
        return rules.range.held(Points(millionths: sum * scale))
    }

    var weighted: [WeightedMark] {
        zip(weights.months, marks).map {
            WeightedMark(month: $1.month, mark: $1.mark, weightBasisPoints: $0)
        }
    }

    var reasons: [Reason] {
        let terms = zip(weights.months, marks).map { "\($1.mark) × \($0) bp" }.joined(separator: " + ")
        return [
            weights.citation.reason(
                Text(
                    zh: "\(terms) = \(points)，权重依据 \(weights.document)",
                    en: "\(terms) = \(points), weights of \(weights.document)")),
            Reason(
                clause: Regulation.CreditClause.issuedResult,
                text: Text(
                    zh: "试算，不产生任何措施（R13）", en: "provisional: it has no effect, only the issued result counts (R13)")),
        ]
    }
}
