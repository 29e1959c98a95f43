import RPC
import Rulebook
import Schema

extension AgreedIndicator {
    /// Whether a reading is past the limit; at the limit it is not.
    func isPast(_ value: Int) -> Bool { side == .above ? value > limit : value < limit }

    /// The reading against the limit: `投诉量: 31 件 > 30`.
    func reason(_ value: Int, under citation: Citation) -> Reason {
        let sign =
            switch (side, isPast(value)) {
            case (.above, true): ">"
            case (.above, false): "≤"
            case (.below, true): "<"
            case (.below, false): "≥"
            }
        return citation.reason(Text("\(name) \(value) \(unit) \(sign) \(limit)"))
    }
}

extension AbnormalCondition {
    /// Whether nothing more is to be done about it.
    var isClosed: Bool { [.notReached, .notConfirmed, .rectified].contains(state) }

    /// What its sanctions are against: the business concerned, not the partner's other business (7.2).
    var target: SanctionTarget { SanctionTarget(partner: partner, serviceLine: serviceLine) }

    /// What a sanction names that rests on it.
    var sanctionGround: Ground { Ground(kind: .abnormalCondition, id: id) }
}
