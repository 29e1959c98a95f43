import RPC
import Rulebook
import Schema

/// The departments that act on violations, in the glossary's words.
enum ViolationDepartment {
    /// Checks and proves (maoming-benefits/12.2.2).
    static let customerOperations = "customer-operations"
    /// Warns and sanctions (maoming-benefits/22).
    static let gridChannel = "grid-channel"
}

extension Violation {
    /// The department whose act comes next; nil where all is done that we have to do.
    var nextDepartment: String? {
        switch (state, handling, kind) {
        case (.suspected, _, _): ViolationDepartment.customerOperations
        case (.proven, .localCheck, .severe):
            blacklist.map { $0.isListed == nil } ?? false ? ViolationDepartment.gridChannel : nil
        case (.proven, .localCheck, .general):
            if warning?.servedDay == nil {
                ViolationDepartment.gridChannel
            } else {
                isRectified ? nil : ViolationDepartment.customerOperations
            }
        default: nil
        }
    }

    /// Whether it has been warned of, and its rectification reaches the requirement.
    var isRectified: Bool { warning?.isRectified ?? false }

    /// Either condition that opens a blacklist proposal, with its reason (24.5.s2, readings R23).
    func blacklistReasons(_ rules: ViolationRules) -> [Reason] {
        var reasons: [Reason] = []
        if grounds.contains(.breachOfLaw) {
            reasons.append(rules.clauses[.blacklist].reason(Text(zh: "违反国家法律法规", en: "it breaks national law")))
        }
        if facts.hasMajorSocialImpact == true {
            reasons.append(
                rules.clauses[.blacklist].reason(
                    Text(zh: "认定造成重大社会负面影响", en: "a major negative social impact was found")))
        }
        return reasons
    }

    /// Who handles it, and why: by the scope of the benefit concerned (25.s2).
    func handlingReason(_ rules: ViolationRules) -> Reason {
        rules.clauses[.handling].reason(
            handling == .localCheck
                ? Text(
                    zh: "权益 \(benefit) 为\(scope.title.zh)，由本地核查处理",
                    en: "benefit \(benefit) is \(scope.title.en): checked here")
                : Text(
                    zh: "权益 \(benefit) 为\(scope.title.zh)，上报省公司，不作本地处罚",
                    en: "benefit \(benefit) is \(scope.title.en): reported to the provincial company, no local sanction"
                ))
    }

    /// Whether its day was held against the partner's agreements (22).
    func agreementReason(_ rules: ViolationRules) -> Reason {
        rules.clauses[.sanctioning].reason(
            agreements.isEmpty
                ? Text(zh: "合作协议未知，未核对日期 \(day)", en: "the agreements are not known, \(day) is not held against them")
                : Text(zh: "日期 \(day) 在合作协议期内", en: "\(day) lies within an agreement"))
    }
}

extension BenefitScope {
    /// Who handles a violation that concerns a benefit of this scope (25.s2).
    var handling: ViolationHandling { self == .municipal ? .localCheck : .provincialReport }
}

extension AgreementTerm {
    /// Whether a day lies in it.
    func contains(_ day: Day) -> Bool { firstDay <= day && lastDay.map { day <= $0 } ?? true }
}
