import RPC
import Rulebook
import Schema
import ServiceKit

/// Strategic importance of a month: the highest item of each part, both added, capped (a5.2).
struct StrategicImportance {
    let points: Int
    let reasons: [Reason]

    /// Adds the parts up.
    ///
    /// `claims` are those approved that count for the month. Throws FAILED_PRECONDITION where an item that would count has no
    /// points configured, and where a month that is over has no billing record on which its points depend (a5.2.3, a5.2.8).
    init(
        rules: ImportanceRules, claims: [ImportanceClaim], figures: MonthFigures, isOver: Bool
    ) throws(RPCError) {
        let company = try StrategicImportance.company(rules, claims)
        let ways = try StrategicImportance.operating(rules, figures)
        let reached = ways.filter(\.isReached)
        let isSettled = figures.beforeSharingFen != nil || !reached.isEmpty || company.points >= rules.maximum
        guard isSettled || !isOver else {
            throw .unmet(
                "CREDIT_MONTH_NOT_FINAL",
                Text(
                    zh: "\(figures.month) 没有计费记录，运营重要性未定",
                    en: "\(figures.month) has no billing record: operating importance is not final"),
                clause: rules.revenue.citation.clause, field: "month")
        }
        let operating = reached.map(\.points).max() ?? 0
        points = min(rules.maximum, company.points + operating)
        reasons =
            company.reasons + ways.map(\.reason) + [
                rules.citation.reason(
                    Text(
                        zh: "公司重要性 \(company.points) + 运营重要性 \(operating)，不超过 \(rules.maximum)",
                        en: "company \(company.points) + operating \(operating), at most \(rules.maximum)"))
            ]
    }

    /// The highest approved item (a5.2.1).
    private static func company(
        _ rules: ImportanceRules, _ claims: [ImportanceClaim]
    ) throws(RPCError) -> (points: Int, reasons: [Reason]) {
        var highest = 0
        var reasons: [Reason] = []
        for claim in claims {
            guard let rule = rules.company[claim.item] else { continue }
            let points = try configured(rule.points, rule.citation)
            highest = max(highest, points)
            reasons.append(
                rule.citation.reason(
                    Text(
                        zh: "申报 \(claim.id)（\(claim.kind.term)）\(points) 分",
                        en: "claim \(claim.id) (\(claim.kind.term)): \(points) points")))
        }
        return (highest, reasons)
    }

    /// The three ways, each by its own amount of the month (a5.2.8 to a5.2.10).
    private static func operating(_ rules: ImportanceRules, _ figures: MonthFigures) throws(RPCError) -> [Way] {
        var ways: [Way] = []
        for (rule, amount, name) in [
            (rules.revenue, figures.beforeSharingFen, Text(zh: "分成前收入", en: "revenue before sharing")),
            (rules.purchases, figures.purchasesFen, Text(zh: "购买", en: "purchases")),
            (rules.advertising, figures.advertisingFen, Text(zh: "广告", en: "advertising")),
        ] {
            guard let amount else { continue }
            let isReached = amount >= rule.from
            let text = Text(
                zh: "\(name.zh) \(amount.amount) 分 \(isReached ? "≥" : "<") \(rule.from.amount) 分",
                en: "\(name.en) \(amount.amount) fen \(isReached ? "≥" : "<") \(rule.from.amount) fen")
            ways.append(
                Way(
                    isReached: isReached, points: isReached ? try configured(rule.points, rule.citation) : 0,
                    reason: rule.citation.reason(text)))
        }
        return ways
    }

    private struct Way {
        let isReached: Bool
        let points: Int
        let reason: Reason
    }

    private static func configured(_ points: Int?, _ citation: Citation) throws(RPCError) -> Int {
        guard let points else {
            throw .unmet(
                "CREDIT_POINTS_NOT_CONFIGURED",
                Text(zh: "该项分值未配置，不视为 0 或 100", en: "the item's points are not configured: neither 0 nor 100"),
                clause: citation.clause)
        }
        return points
    }
}
