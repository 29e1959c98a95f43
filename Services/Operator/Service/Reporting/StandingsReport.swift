import JSON
import RPC
import Schema

/// Standings in the formats of `quanyi standings`.
enum StandingsReport {
    /// The header of the CSV.
    static let csvHeader = CSV.line(["partner", "month", "complaints", "notifications", "tier"])

    /// One line of the CSV.
    static func csv(_ standing: Standing) -> String {
        CSV.line([
            standing.partner.name, "\(standing.month)", "\(standing.complaints)", "\(standing.notifications)",
            "\(standing.tier)",
        ])
    }

    /// A table with the reader's words.
    static func table(_ standings: [Standing], _ locale: Locale) -> Table {
        let headers = [
            Text(zh: "合作伙伴", en: "PARTNER"), Text(zh: "月份", en: "MONTH"), Text(zh: "投诉", en: "COMPLAINTS"),
            Text(zh: "通报", en: "NOTIFICATIONS"), Text(zh: "预警", en: "TIER"), Text(zh: "备注", en: "REMARKS"),
        ]
        var table = Table(headers.map { $0[locale] }, right: [2, 3])
        for standing in standings {
            table.add([
                Table.Cell(standing.partner.name), "\(standing.month)", "\(standing.complaints)",
                "\(standing.notifications)",
                standing.tier == 0 ? "–" : Table.Cell(TierName.of(standing.tier)[locale], Style(tier: standing.tier)),
                Table.Cell(remarks(standing, locale), .dim),
            ])
        }
        return table
    }

    private static func remarks(_ standing: Standing, _ locale: Locale) -> String {
        var remarks: [Text] = []
        if !standing.isRegistered { remarks.append(Text(zh: "未登记", en: "unregistered")) }
        if let text = standing.ruleStatus.remark { remarks.append(text) }
        return remarks.map { $0[locale] }.joined(separator: ", ")
    }
}

extension RuleStatus {
    /// What there is to say where no rulebook decides.
    var remark: Text? {
        switch self {
        case .inForce: nil
        case .notInForce: Text(zh: "无生效办法", en: "no rulebook in force")
        case .textNotHeld: Text(zh: "办法文本未持有", en: "the rulebook's text is not held")
        }
    }
}
