import RPC
import Schema

extension SanctionEntry {
    /// Whether it is in force at an instant and what is done on the target falls under it.
    func bites(on target: SanctionTarget, at instant: Instant) -> Bool {
        state(at: instant) == .inForce && target.isCovered(by: self.target)
    }

    /// Why it does not bite on a target at an instant.
    func whyNot(on target: SanctionTarget, at instant: Instant) -> Reason {
        guard target.isCovered(by: self.target) else {
            return Reason(
                clause: clause,
                text: Text(zh: "管控 \(number) 只针对 \(reach.zh)", en: "sanction \(number) is against \(reach.en) only"))
        }
        return Reason(clause: clause, text: standing(at: instant))
    }

    /// How it stands at an instant, with its dates.
    func standing(at instant: Instant) -> Text {
        switch state(at: instant) {
        case .proposed:
            Text(zh: "管控 \(number) 待人下发", en: "sanction \(number) is proposed and waits for a person to issue it")
        case .inForce:
            Text(zh: "管控 \(number) 执行中", en: "sanction \(number) is in force")
        case .ended:
            Text(
                zh: "管控 \(number) 已于 \(lastDay?.description ?? "") 期满",
                en: "sanction \(number) ended with \(lastDay?.description ?? "")")
        case .replaced:
            Text(
                zh: "管控 \(number) 已于 \(replacedAt?.day.description ?? "") 被管控 \(replacedBy ?? 0) 取代",
                en: "sanction \(number) was replaced by \(replacedBy ?? 0) on \(replacedAt?.day.description ?? "")")
        case .lifted:
            Text(
                zh: "管控 \(number) 已于 \(liftedAt?.day.description ?? "") 解除：\(liftReason ?? "")",
                en: "sanction \(number) was lifted on \(liftedAt?.day.description ?? ""): \(liftReason ?? "")")
        }
    }

    /// The part of the partner's business that it is against.
    private var reach: Text {
        let parts: [(Text, String?)] = [
            (Text(zh: "业务", en: "service line"), target.serviceLine?.name),
            (Text(zh: "子渠道", en: "subchannel"), target.subchannel?.name),
            (Text(zh: "省份", en: "province"), target.province), (Text(zh: "权益", en: "benefit"), target.benefit),
        ]
        let named = parts.compactMap { name, value in value.map { (zh: "\(name.zh) \($0)", en: "\(name.en) \($0)") } }
        return Text(zh: named.map(\.zh).joined(separator: "、"), en: named.map(\.en).joined(separator: ", "))
    }
}
