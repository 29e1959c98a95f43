import RPC
import Rulebook
import Schema

extension SanctionEntry {
    /// What had to be different for it not to be: of a tier, how many notifications fewer.
    func otherwise(_ reached: (tier: WarningTier, notifications: Int)?) -> [Reason] {
        guard let (tier, notifications) = reached else { return [Reason(clause: clause, text: otherGround)] }
        let fewer = notifications - tier.from + 1
        return [
            tier.citation.reason(
                Text(
                    zh: "当时 \(notifications) 次通报；少 \(fewer) 次即低于 \(tier.from)，不成立",
                    en:
                        "\(notifications) notifications then; \(fewer) fewer are below \(tier.from), and it would not be"
                ))
        ]
    }

    private var otherGround: Text {
        switch ground.kind {
        case .tier: Text(zh: "当月通报未达到该级别", en: "the month's notifications do not reach the tier")
        case .finding: Text(zh: "该问题未被认定", en: "the finding is not made")
        case .warnings:
            Text(
                zh: "该业务当月警告少于 \(rank) 次", en: "the service line has fewer than \(rank) warnings in the month")
        case .creditScore:
            Text(zh: "该月积分结果的等级不含此措施", en: "the month's issued score has a grade without this measure")
        case .majorViolation: Text(zh: "该重大违规未被认定", en: "the major violation is not confirmed")
        case .violation: Text(zh: "该违规未被认定，或未决定此措施", en: "the violation is not proven, or the measure not decided")
        case .brokenCommitment: Text(zh: "服务承诺未被违反", en: "the service commitment is kept")
        case .abnormalCondition: Text(zh: "异常情形未出现", en: "the abnormal condition does not arise")
        }
    }
}
