import Rulebook
import Schema

/// A sanction as the ledger holds it: facts with their instants.
///
/// How it stands is derived, never stored (readings R2).
struct SanctionEntry: Hashable, Sendable {
    var number: Int64 = 0
    let partner: PartnerID
    let kind: SanctionKind
    let clause: ClauseID
    let tier: Int
    let month: BillingMonth
    let recordedAt: Instant
    var issuedAt: Instant?
    var issuedBy: Person?
    var lastDay: Day?
    var replacedAt: Instant?
    var replacedBy: Int64?
    var groundGoneAt: Instant?
    var liftedAt: Instant?
    var liftedBy: Person?
    var liftReason: String?
    let reasons: [Reason]

    /// 00:00 after the last day.
    var liftsAt: Instant? { lastDay.map { ($0 + 1).start } }

    /// How it stood at an instant.
    func state(at instant: Instant) -> SanctionState {
        if let liftedAt, liftedAt <= instant { return .lifted }
        if let replacedAt, replacedAt <= instant { return .replaced }
        guard let issuedAt, let liftsAt, issuedAt <= instant else { return .proposed }
        return instant < liftsAt ? .inForce : .ended
    }

    /// What was known of it at an instant (readings R36).
    func known(at instant: Instant) -> SanctionEntry {
        func past(_ fact: Instant?) -> Bool { fact.map { $0 <= instant } ?? false }
        var known = self
        if !past(issuedAt) { (known.issuedAt, known.issuedBy, known.lastDay) = (nil, nil, nil) }
        if !past(replacedAt) { (known.replacedAt, known.replacedBy) = (nil, nil) }
        if !past(groundGoneAt) { known.groundGoneAt = nil }
        if !past(liftedAt) { (known.liftedAt, known.liftedBy, known.liftReason) = (nil, nil, nil) }
        return known
    }

    /// As it is shown at an instant.
    func message(at instant: Instant) -> Sanction {
        let known = known(at: instant)
        return Sanction(
            id: "\(number)", partner: partner, kind: kind, clause: clause, tier: tier, month: month,
            state: known.state(at: instant), recordedAt: recordedAt, issuedAt: known.issuedAt, lastDay: known.lastDay,
            liftsAt: known.liftsAt, replacedAt: known.replacedAt, replacedBy: known.replacedBy.map { "\($0)" },
            groundGoneAt: known.groundGoneAt, liftedAt: known.liftedAt, liftedBy: known.liftedBy,
            liftReason: known.liftReason,
            issuedBy: known.issuedBy, reasons: reasons)
    }
}

extension SanctionKind {
    /// The sanction that a measure of a tier is.
    init(_ measure: Measure) {
        self =
            switch measure {
            case .promotionSuspension: .promotionSuspension
            case .serviceCodeFreeze: .serviceCodeFreeze
            }
    }

    /// The measure of a tier that it is.
    var measure: Measure {
        switch self {
        case .promotionSuspension: .promotionSuspension
        case .serviceCodeFreeze: .serviceCodeFreeze
        }
    }
}
