import RPC
import Rulebook
import Schema

extension AssessEscalationRequest {
    /// Whether it is an escalated complaint: caused by the partner's late handling or its responsibility, and not malicious.
    var isEscalated: Bool { (causedByLateHandling || isPartnersResponsibility) && !isMalicious }

    /// What was found, under the clause.
    func reason(under citation: Citation) -> Reason {
        let causes = [
            causedByLateHandling ? Text(zh: "合作伙伴处理不及时", en: "the partner's late handling") : nil,
            isPartnersResponsibility ? Text(zh: "合作伙伴责任", en: "the partner's responsibility") : nil,
        ].compactMap { $0 }
        let zh = causes.isEmpty ? "非合作伙伴原因" : causes.map(\.zh).joined(separator: "、")
        let en = causes.isEmpty ? "not due to the partner" : causes.map(\.en).joined(separator: " and ")
        let malicious = isMalicious ? Text(zh: "，恶意投诉", en: ", malicious") : Text("")
        let result =
            isEscalated ? Text(zh: "属升级投诉", en: "an escalated complaint") : Text(zh: "不扣分", en: "costs nothing")
        return citation.reason(
            Text(zh: "经查\(zh)\(malicious.zh)，\(result.zh)", en: "found \(en)\(malicious.en): \(result.en)"))
    }
}
