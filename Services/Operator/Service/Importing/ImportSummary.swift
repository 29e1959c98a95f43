import RPC
import Schema

/// What an import says when it ends.
struct ImportSummary {
    let source: String
    let tally: ImportTally
    let time: Duration
    /// How often a lost connection made a batch be sent again.
    let resent: Int
    let rejectsPath: String

    /// The figures, a line each.
    func lines(_ locale: Locale) -> [String] {
        let seconds = Double(time.wholeMilliseconds) / 1000
        let rate = Rate.perSecond(tally.rowsRead, time)
        var lines = [
            Text(
                zh: "导入 \(source)：读取 \(grouped(tally.rowsRead)) 行，用时 \(seconds) 秒，每秒 \(grouped(rate)) 行",
                en: "import \(source): \(grouped(tally.rowsRead)) rows read in \(seconds) s, \(grouped(rate)) rows/s"),
            Text(
                zh: "新增 \(grouped(tally.filed))，已知 \(grouped(tally.known))，拒绝 \(grouped(tally.refused))",
                en:
                    "\(grouped(tally.filed)) filed, \(grouped(tally.known)) known already, \(grouped(tally.refused)) refused"
            ),
        ]
        if tally.passedOver > 0 {
            let count = grouped(tally.passedOver)
            lines.append(Text(zh: "日期范围外 \(count) 行", en: "\(count) rows outside the days asked for"))
        }
        if tally.refused > 0 {
            lines.append(Text(zh: "被拒绝的行见 \(rejectsPath)", en: "the refused rows are in \(rejectsPath)"))
        }
        if resent > 0 {
            lines.append(
                Text(
                    zh: "连接中断后重发 \(resent) 次：中断前已入库的投诉计入“已知”",
                    en:
                        "\(resent) calls sent again after a lost connection: what had been filed before it counts as known"
                ))
        }
        return lines.map { $0[locale] }
    }

    /// How many partners came to which highest tier in these standings, a line a tier.
    static func tierLines(_ standings: [Standing], _ console: Console) -> [String] {
        var highest: [PartnerID: Int] = [:]
        for standing in standings { highest[standing.partner] = max(highest[standing.partner] ?? 0, standing.tier) }
        let title = Text(zh: "各预警级别的合作伙伴数（按期间内最高级别）", en: "partners by their highest warning tier of the months")
        let tiers = (1...4).reversed().map { tier in
            let count = highest.values.count { $0 == tier }
            let name = TierName.of(tier)[console.locale]
            let partners = Text(zh: "\(grouped(count)) 家", en: "\(grouped(count))")[console.locale]
            return "  \(Style(tier: tier).map { console.styled(name, $0) } ?? name)  \(partners)"
        }
        return [title[console.locale]] + tiers
    }
}
