import RPC
import Schema

/// Why a partner's month is as it is, for a person to read.
struct ExplainReport {
    let reply: ExplainStandingReply
    let headroom: Headroom?
    let console: Console

    private var locale: Locale { console.locale }

    /// The report, a section a subject; sections without content are left out.
    func lines() -> [String] {
        [
            head(), days(), reasons(Text(zh: "为什么", en: "Why"), reply.why),
            reasons(Text(zh: "为什么不是别的", en: "Why not otherwise"), reply.whyNot), changes(), sanctions(),
            headroomLines(),
            reasons(Text(zh: "口径", en: "Readings and assumptions"), reply.remarks),
        ].filter { !$0.isEmpty }.joined(separator: [""]).map { $0 }
    }

    private func head() -> [String] {
        let standing = reply.standing
        let name = TierName.of(standing.tier)[locale]
        let tier = Style(tier: standing.tier).map { console.styled(name, $0) } ?? name
        let figures = Text(
            zh: "\(standing.complaints) 件计数投诉，\(standing.notifications) 次通报",
            en: "\(standing.complaints) counted complaints, \(standing.notifications) notifications")
        var lines = ["\(console.styled(standing.partner.name, .bold))  \(standing.month)  \(tier)", figures[locale]]
        if !standing.isRegistered { lines.append(Text(zh: "合作伙伴未登记", en: "the partner is not registered")[locale]) }
        if let book = reply.rulebook {
            let number = book.documentNumber.map { "  \($0)" } ?? ""
            let day = book.effectiveDay.map { Text(zh: "  \($0) 起生效", en: "  in force from \($0)")[locale] } ?? ""
            lines.append(Text(zh: "办法", en: "rulebook")[locale] + " \(book.regulation) \(book.version)\(number)\(day)")
        } else if let remark = standing.ruleStatus.remark {
            lines.append(remark[locale])
        }
        return lines
    }

    private func days() -> [String] {
        guard !reply.days.isEmpty else { return [] }
        let headers = [
            Text(zh: "日期", en: "DAY"), Text(zh: "投诉", en: "COMPLAINTS"), Text(zh: "通报", en: "NOTIFICATIONS"),
        ]
        var table = Table(headers.map { $0[locale] }, right: [1, 2])
        for day in reply.days {
            table.add([
                "\(day.day)", "\(day.complaints)",
                Table.Cell("\(day.notifications)", day.notifications > 0 ? .yellow : .dim),
            ])
        }
        return table.lines(console)
    }

    private func reasons(_ title: Text, _ reasons: [Reason]) -> [String] {
        section(title, reasons.map { "\($0.text[locale])  \(console.styled($0.clause.name, .dim))" })
    }

    private func changes() -> [String] {
        section(Text(zh: "预警变化", en: "Tier changes"), reply.changes.map { TierLine.text($0, console) })
    }

    private func sanctions() -> [String] {
        section(
            Text(zh: "管控", en: "Sanctions"),
            reply.sanctions.map { sanction in
                let until = sanction.lastDay.map { Text(zh: "，至 \($0)", en: ", until \($0)")[locale] } ?? ""
                let from = sanction.issuedAt.map { Text(zh: "，自 \($0.day)", en: ", from \($0.day)")[locale] } ?? ""
                let clause = console.styled(sanction.clause.name, .dim)
                let what = Text(
                    zh: "\(sanction.kind.title.zh)：\(sanction.state.title.zh)",
                    en: "\(sanction.kind.title.en): \(sanction.state.title.en)")
                return "\(what[locale])\(from)\(until)  \(clause)"
            })
    }

    private func headroomLines() -> [String] {
        guard let headroom else { return [] }
        var lines = [
            Text(
                zh:
                    "\(headroom.day) 已有 \(headroom.complaintsToday) 件，再有 \(headroom.complaintsToNextNotification) 件即下一次通报",
                en: "\(headroom.complaintsToday) complaints on \(headroom.day); "
                    + "\(headroom.complaintsToNextNotification) more make the next notification")[locale]
        ]
        if let tier = headroom.nextTier, let notifications = headroom.notificationsToNextTier {
            let name = TierName.of(tier)
            let complaints = headroom.complaintsToNextTier
            lines.append(
                Text(
                    zh: "再有 \(notifications) 次通报即\(name.zh)" + (complaints.map { "（今日再 \($0) 件）" } ?? ""),
                    en: "\(notifications) more notifications reach \(name.en)"
                        + (complaints.map { " (\($0) more complaints today)" } ?? ""))[locale])
        }
        return section(Text(zh: "余量", en: "Headroom"), lines)
    }

    private func section(_ title: Text, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : [console.styled(title[locale], .bold)] + lines.map { "  " + $0 }
    }
}
