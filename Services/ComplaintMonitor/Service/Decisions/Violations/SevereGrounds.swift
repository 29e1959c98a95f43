import RPC
import Rulebook
import Schema
import ServiceKit

extension GroundCheck {
    /// 24.1: law broken, and named.
    func breachOfLaw(_ facts: LawBreach) -> GroundFinding {
        let law = facts.law?.isBlank == false ? facts.law : nil
        let sentence =
            law.map { Text(zh: "违反 \($0)", en: "breaks \($0)") } ?? Text(zh: "未指明法律法规", en: "no law is named")
        return finding(.breachOfLaw, [Requirement(holds: law != nil, reason: reason(.breachOfLaw, sentence))])
    }

    /// 24.2: one of three; the effect belongs to the second alone (a reading).
    func systemAttack(_ facts: SystemAttack) -> GroundFinding {
        finding(
            .systemAttack,
            anyOf: [
                proven(.systemAttack, facts.isInBadFaith, Text(zh: "恶意攻击", en: "an attack in bad faith")),
                proven(
                    .systemAttack, facts.isCausedByPartner == true && facts.isDisrupted == true,
                    Text(zh: "因合作伙伴原因遭攻击而缓慢或故障", en: "an attack for a reason on its side that slowed or stopped it")),
                proven(
                    .systemAttack, facts.isWeaknessUsed,
                    Text(zh: "利用系统漏洞损害用户", en: "a weakness used to harm customers")),
            ])
    }

    /// 24.3: one proven case is enough.
    func deceivedSubscription(_ facts: DeceivedSubscription) -> GroundFinding {
        finding(
            .deceivedSubscription,
            [
                proven(
                    .deceivedSubscription, facts.isDeceptionProven,
                    Text(zh: "诱导或欺骗用户不知情订购", en: "customers induced or deceived into an unaware subscription"))
            ])
    }

    /// 24.4: in bulk, or of the larger or major level of public attention.
    func majorComplaint(_ facts: PlatformComplaints) -> GroundFinding {
        let bulk = scale(rules.bulk, facts.complaints, facts.attested)
        let isNoticed = facts.attention.map(rules.attention.contains) ?? false
        let level = facts.attention.map(\.title) ?? Text(zh: "未标记", en: "none marked")
        let noticed = reason(.majorComplaint, Text(zh: "舆情级别：\(level.zh)", en: "public attention: \(level.en)"))
        return finding(.majorComplaint, anyOf: [bulk, Requirement(holds: isNoticed, reason: noticed)])
    }
}
