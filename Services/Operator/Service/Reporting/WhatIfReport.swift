import RPC
import Schema

extension Listing<WhatIfFlip> {
    /// The months of partners that come out otherwise.
    static let flips = Listing(columns: [
        Column(name: "partner", title: Text(zh: "合作伙伴", en: "PARTNER"), value: { $0.partner.name }),
        Column(name: "month", title: Text(zh: "月份", en: "MONTH"), value: { "\($0.month)" }),
        Column(name: "tierBefore", title: nil, value: { "\($0.before.tier)" }),
        Column(name: "tierAfter", title: nil, value: { "\($0.after.tier)" }),
        Column(
            name: "notificationsBefore", title: Text(zh: "通报", en: "NOTIFICATIONS"), isFigure: true,
            value: { "\($0.before.notifications)" },
            cell: { flip, _ in "\(flip.before.notifications) → \(flip.after.notifications)" }),
        Column(name: "notificationsAfter", title: nil, value: { "\($0.after.notifications)" }),
        Column(
            name: "complaints", title: Text(zh: "投诉", en: "COMPLAINTS"), isFigure: true,
            value: { "\($0.before.complaints)" },
            cell: { flip, _ in Table.Cell(arrow(flip.before.complaints, flip.after.complaints)) }),
        Column(
            name: "tiers", title: Text(zh: "预警", en: "TIER"), value: { "\($0.before.tier) → \($0.after.tier)" },
            cell: { flip, locale in
                let names = [flip.before.tier, flip.after.tier].map { TierName.of($0)[locale] }
                return Table.Cell(
                    names[0] == names[1] ? names[0] : names.joined(separator: " → "),
                    names[0] == names[1] ? .dim : Style(tier: flip.after.tier))
            }),
        Column(
            name: "sanctions", title: Text(zh: "管控", en: "SANCTIONS"),
            value: { $0.sanctions.map { $0.text[.english] }.joined(separator: "; ") },
            cell: { flip, locale in Table.Cell(flip.sanctions.map { $0.text[locale] }.joined(separator: "; ")) }),
    ])

    private static func arrow(_ before: Int, _ after: Int) -> String {
        before == after ? "\(before)" : "\(before) → \(after)"
    }
}

extension WhatIfSanction {
    /// What becomes of it: `+ 暂停推广 2024-03-05–2024-03-12`.
    var text: Text {
        let sign: String =
            switch change {
            case .added: "+"
            case .removed: "−"
            case .moved: "~"
            }
        func line(_ locale: Locale) -> String {
            let terms = [before, after].compactMap { $0?.text[locale] }.joined(separator: " → ")
            return "\(sign) \(kind.title[locale]) \(terms)"
        }
        return Text(zh: line(.chinese), en: line(.english))
    }
}

extension WhatIfTerm {
    /// From its issue to its last day.
    fileprivate var text: Text {
        guard let issuedAt, let lastDay else { return Text(zh: "待签发", en: "proposed") }
        return Text("\(issuedAt.day)–\(lastDay)")
    }
}

extension WhatIfSummary {
    /// What a replay comes to, and what it leaves as it is.
    func lines(_ locale: Locale) -> [String] {
        let head = [
            Text(
                zh: "\(from) 至 \(to)：重放 \(grouped(complaints)) 件投诉、\(grouped(partnerMonths)) 个伙伴月，\(sameMonths) 个月规则相同",
                en: "\(from) to \(to): \(grouped(complaints)) complaints of \(grouped(partnerMonths)) partner-months "
                    + "replayed, \(sameMonths) months under the same rules"),
            Text(
                zh: "预警级别改变 \(grouped(tiersFlipped))，通报改变 \(grouped(notificationsChanged))",
                en: "\(grouped(tiersFlipped)) other tiers, \(grouped(notificationsChanged)) other notifications"),
            Text(
                zh: "管控新增 \(grouped(sanctionsAdded))，取消 \(grouped(sanctionsRemoved))，期限改变 \(grouped(sanctionsMoved))",
                en: "sanctions: \(grouped(sanctionsAdded)) more, \(grouped(sanctionsRemoved)) fewer, "
                    + "\(grouped(sanctionsMoved)) at other times"),
        ].map { $0[locale] }
        let sections = unreplayedSections.map {
            Text(zh: "  规则 \($0.name)：\($0.months) 个月不同", en: "  other rules of \($0.name), months: \($0.months)")[
                locale]
        }
        let left = sections + gaps.map { "  \(grouped($0.count)) \($0.reason.text[locale])  \($0.reason.clause)" }
        return left.isEmpty ? head : head + [Text(zh: "未能重放：", en: "Not replayed:")[locale]] + left
    }
}
