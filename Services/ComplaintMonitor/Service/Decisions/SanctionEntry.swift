import Rulebook
import Schema

/// A sanction as the ledger holds it: facts with their instants.
///
/// How it stands is derived, never stored (readings R2).
struct SanctionEntry: Hashable, Sendable {
    var number: Int64 = 0
    let target: SanctionTarget
    let kind: SanctionKind
    let clause: ClauseID
    let ground: Ground
    /// Where it stands among those of one ground and month: the tier, or the warnings that reached it.
    ///
    /// The higher replaces the lower (readings R7).
    var rank = 0
    /// The month that its ground belongs to, where it belongs to one.
    var month: BillingMonth?
    let recordedAt: Instant
    /// How long it lasts once issued; no end of its own without one.
    var period: Period?
    var issuedAt: Instant?
    var issuedBy: Person?
    var lastDay: Day?
    var extensions: [SanctionExtension] = []
    var replacedAt: Instant?
    var replacedBy: Int64?
    var groundGoneAt: Instant?
    var liftedAt: Instant?
    var liftedBy: Person?
    var liftReason: String?
    var amount: Fen?
    var document: String?
    var reasons: [Reason]

    /// 00:00 after the last day.
    var liftsAt: Instant? { lastDay.map { ($0 + 1).start } }

    /// The same, issued at an instant: its period runs from that day.
    func issued(at instant: Instant, by person: Person? = nil) -> SanctionEntry {
        var entry = self
        entry.issuedAt = instant
        entry.issuedBy = person
        entry.lastDay = period?.lastDay(from: instant.day)
        return entry
    }

    /// How it stood at an instant.
    func state(at instant: Instant) -> SanctionState {
        if let liftedAt, liftedAt <= instant { return .lifted }
        if let replacedAt, replacedAt <= instant { return .replaced }
        guard let issuedAt, issuedAt <= instant else { return .proposed }
        guard let liftsAt else { return .inForce }
        return instant < liftsAt ? .inForce : .ended
    }

    /// Whether it takes the place of another of its month: the same measure on the same target from a lower step of the same
    /// kind of ground (readings R7).
    func supersedes(_ other: SanctionEntry) -> Bool {
        month != nil && month == other.month && kind == other.kind && target == other.target
            && ground.kind == other.ground.kind && other.rank < rank
    }

    /// What was known of it at an instant (readings R36).
    func known(at instant: Instant) -> SanctionEntry {
        var known = self
        if let later = extensions.first(where: { $0.at > instant }) { known.lastDay = later.previousLastDay }
        known.extensions.removeAll { $0.at > instant }
        if !issuedAt.isReached(by: instant) { (known.issuedAt, known.issuedBy, known.lastDay) = (nil, nil, nil) }
        if !replacedAt.isReached(by: instant) { (known.replacedAt, known.replacedBy) = (nil, nil) }
        if !groundGoneAt.isReached(by: instant) { known.groundGoneAt = nil }
        if !liftedAt.isReached(by: instant) { (known.liftedAt, known.liftedBy, known.liftReason) = (nil, nil, nil) }
        return known
    }

    /// As it is shown at an instant; `replaces` are those whose place it took.
    func message(at instant: Instant, replaces: [Int64] = []) -> Sanction {
        let known = known(at: instant)
        return Sanction(
            id: "\(number)", partner: target.partner, kind: kind, clause: clause,
            tier: ground.kind == .tier ? rank : nil, month: month, state: known.state(at: instant),
            recordedAt: recordedAt, issuedAt: known.issuedAt, lastDay: known.lastDay, liftsAt: known.liftsAt,
            replacedAt: known.replacedAt, replacedBy: known.replacedBy.map { "\($0)" },
            groundGoneAt: known.groundGoneAt, liftedAt: known.liftedAt, liftedBy: known.liftedBy,
            liftReason: known.liftReason, issuedBy: known.issuedBy, reasons: reasons, serviceLine: target.serviceLine,
            subchannel: target.subchannel, province: target.province, benefit: target.benefit, ground: ground,
            amountFen: amount, document: document, extensions: known.extensions, replaces: replaces.map { "\($0)" },
            blocks: kind.blocks, wouldLift: known.wouldLift(at: instant))
    }
}

extension Instant? {
    /// Whether something has happened, and by an instant.
    func isReached(by instant: Instant) -> Bool { map { $0 <= instant } ?? false }
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
}
