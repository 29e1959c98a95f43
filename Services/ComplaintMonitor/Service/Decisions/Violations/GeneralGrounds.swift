import RPC
import Rulebook
import Schema

extension GroundCheck {
    /// 23.1: not answered within the agreed time, for a reason on the partner's side; exactly in time is in time.
    func lateAnswer(_ facts: LateAnswer) -> GroundFinding {
        let isPartners = facts.cause == .partner
        let cause = reason(
            .lateAnswer,
            isPartners
                ? Text(zh: "原因在合作伙伴", en: "the cause lies with the partner")
                : Text(zh: "原因未归于合作伙伴", en: "the cause is not stated to lie with the partner"))
        return finding(.lateAnswer, [lateness(facts), Requirement(holds: isPartners, reason: cause)])
    }

    private func lateness(_ facts: LateAnswer) -> Requirement {
        guard let agreed = facts.agreedMinutes else {
            let person = facts.attestedBy?.name
            return Requirement(
                holds: person != nil,
                reason: reason(
                    .lateAnswer,
                    person.map { Text(zh: "未约定时限，由 \($0) 认定未及时响应", en: "no time agreed; \($0) finds it late") }
                        ?? Text(zh: "未约定时限，须有人认定", en: "no time agreed; a person must find it late")))
        }
        let taken = (facts.answeredAt ?? now) - facts.handedAt
        // Divided, for what an event says of the agreement is not checked: so many minutes may be more than seconds can tell.
        let isLate = taken / 60 > .seconds(agreed)
        let minutes = taken.components.seconds / 60
        let unanswered = Text(
            zh: facts.answeredAt == nil ? "尚未响应，" : "", en: facts.answeredAt == nil ? "no answer yet, " : "")
        return Requirement(
            holds: isLate,
            reason: reason(
                .lateAnswer,
                Text(
                    zh: "\(unanswered.zh)用时 \(minutes) 分钟 \(isLate ? "超过" : "未超过") \(agreed)",
                    en: "\(unanswered.en)\(minutes) minutes, \(isLate ? "more than" : "within") \(agreed)")))
    }

    /// 23.2: the partner's platform caused complaints on a large scale.
    func platformComplaints(_ facts: PlatformComplaints) -> GroundFinding {
        finding(.platformComplaints, [scale(rules.large, facts.complaints, facts.attested)])
    }

    /// 23.3: an untrue statement, and complaints on a large scale by it; both are needed.
    func untrueStatement(_ facts: UntrueStatement) -> GroundFinding {
        finding(
            .untrueStatement,
            [
                proven(.untrueStatement, facts.isUntrue, Text(zh: "说明不实", en: "the statement is untrue")),
                scale(rules.large, facts.complaints, facts.attested),
            ])
    }

    /// 23.4: induced resale, and profit from it; both are needed.
    func inducedResale(_ facts: InducedResale) -> GroundFinding {
        finding(
            .inducedResale,
            [
                proven(.inducedResale, facts.isInduced, Text(zh: "诱导用户转售", en: "the partner induced the resale")),
                proven(.inducedResale, facts.hasProfited, Text(zh: "从中获利", en: "it profited from it")),
            ])
    }

    /// Whether the complaints reach a scale: by the rulebook's number, or by a person's word where it has none; who attests bulk
    /// attests large too.
    ///
    /// Fewer than none are none, for what an event says is not checked.
    func scale(
        _ rule: ScaleRule, _ complaints: Int, _ attested: ScaleAttestation?
    ) -> Requirement {
        let complaints = max(0, complaints)
        let word = attested.flatMap { rule == rules.large || $0.scale == .bulk ? $0 : nil }
        return Requirement(
            holds: rule.isReached(by: complaints, attested: word != nil),
            reason: rule.reason(complaints, attestedBy: word?.by.name))
    }
}
