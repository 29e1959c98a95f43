import RPC
import Schema

extension SanctionEntry {
    /// What would lift it, as it stands at an instant; nothing where it does not bite.
    func wouldLift(at instant: Instant) -> [Reason] {
        guard state(at: instant) == .inForce else { return [] }
        var ways: [Reason] = []
        if let liftsAt {
            ways.append(
                Reason(
                    clause: clause,
                    text: Text(zh: "期满自动解除：\(liftsAt.day) 零时", en: "lifts by itself at 00:00 of \(liftsAt.day)")))
        }
        ways.append(Reason(clause: clause, text: earlierEnd))
        return ways
    }

    /// What ends it before its last day, or at all.
    private var earlierEnd: Text {
        switch ground.kind {
        case .violation where kind != .termination:
            Text(
                zh: "整改经确认后由人解除（R37）", en: "a person, after the rectification has been confirmed (R37)")
        case .tier, .finding, .warnings, .brokenCommitment, .violation:
            Text(zh: "提前解除须有人作出并记录决定（R9）", en: "before that only a person's recorded decision (R9)")
        case .creditScore:
            Text(
                zh: "更晚月份的积分结果对应的等级不含此措施", en: "a result of a later month whose grade does not have this measure")
        case .majorViolation:
            Text(zh: "须有人作出并记录决定（R40）", en: "only a person's recorded decision (R40)")
        case .abnormalCondition:
            Text(
                zh: "核查结论为未确认，或有人作出并记录决定",
                en: "an inquiry closed as not confirmed, or a person's recorded decision")
        }
    }
}
