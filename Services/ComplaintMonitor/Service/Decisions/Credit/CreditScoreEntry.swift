import Rulebook
import Schema

/// An issued result as it was recorded.
struct CreditScoreEntry: Hashable, Sendable {
    var number: Int64 = 0
    let partner: PartnerID
    let month: BillingMonth
    let score: Points
    let grade: CreditGrade
    let receivedAt: Instant
    let recordedAt: Instant
    let recordedBy: Person
    let document: Document
    let correction: Document?
    let reasons: [Reason]

    /// What its measures rest on.
    var ground: Ground { Ground(kind: .creditScore, id: "\(partner)/\(month)") }

    var message: CreditScore {
        CreditScore(
            id: "\(number)", partner: partner, month: month, score: score, grade: grade, receivedAt: receivedAt,
            recordedAt: recordedAt, recordedBy: recordedBy, document: document, correction: correction,
            reasons: reasons)
    }
}

/// What counts for a partner: its newest issued result, unless a major violation holds the score at 0.
struct CreditPosition: Sendable {
    /// The result of the latest month, corrected ones by their correction (14.2).
    let issued: CreditScoreEntry?
    /// Since when a major violation holds the score at 0, and what is left of it (12).
    let zero: (since: Instant, score: Points)?
    /// Whether a person has ended the zero that was issued, so that the next result is taken (R40).
    let isReadmitted: Bool

    var score: Points? { zero?.score ?? issued?.score }
    var grade: CreditGrade? { zero == nil ? issued?.grade : .terminated }

    /// Whether a result of a month counts for it: not one of an earlier month than the newest (14.2).
    func takes(_ month: BillingMonth) -> Bool { issued.map { month >= $0.month } ?? true }

    /// Whether the partner has left by an issued 0, so that only a correction of that result is taken (10.T, R40).
    func hasLeft(forResultOf month: BillingMonth) -> Bool {
        guard zero == nil, let issued, issued.grade == .terminated else { return false }
        return !isReadmitted && month != issued.month
    }
}
