import RPC
import Schema

/// What an import says when it ends.
struct ImportSummary {
    let map: ComplaintMap
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
                zh: "导入 \(map.source)：读取 \(grouped(tally.rowsRead)) 行，用时 \(seconds) 秒，每秒 \(grouped(rate)) 行",
                en:
                    "import \(map.source): \(grouped(tally.rowsRead)) rows read in \(seconds) s, \(grouped(rate)) rows/s"
            ),
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
        lines += dateLines + absentLines
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

    private var dateLines: [Text] {
        let rule = map.createdAt
        let column = rule.settledBy?.name ?? ""
        return [
            ImportSummary.line(
                tally.swapped, zh: "日月互换，按列“\(column)”读取", en: "day and month swapped, read by the column \"\(column)\""
            ),
            ImportSummary.line(
                tally.settled, zh: "日期有多种读法，按列“\(column)”读取",
                en: "date of several readings, read by the column \"\(column)\""),
            ImportSummary.line(
                tally.doubtful, zh: "日期可疑而被拒绝", en: "doubtful date, refused"),
        ].compactMap(\.self)
    }

    private static func line(_ lines: Lines, zh: String, en: String) -> Text? {
        guard lines.count > 0 else { return nil }
        let first =
            lines.first.map(String.init).joined(separator: ", ") + (lines.count > lines.first.count ? ", …" : "")
        let count = grouped(lines.count)
        return Text(zh: "\(zh)：\(count) 行（第 \(first) 行）", en: "\(en): \(count) (lines \(first))")
    }

    private var absentLines: [Text] {
        tally.absentColumns.map {
            Text(zh: "文件没有可选列“\($0)”", en: "the file has no column \"\($0)\", which is optional")
        }
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
