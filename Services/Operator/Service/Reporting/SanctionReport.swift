import RPC
import Schema

/// Why a sanction is, what it does, and what would have to be otherwise, for a person to read.
struct SanctionReport {
    let reply: ExplainSanctionReply
    let console: Console

    private var locale: Locale { console.locale }

    /// The report, a section a subject; sections without content are left out.
    func lines() -> [String] {
        let sanction = reply.sanction
        return [
            head(),
            section(Text(zh: "为什么", en: "Why"), sanction.reasons.map(line)),
            section(Text(zh: "阻断", en: "Blocks"), sanction.blocks.map { "\($0.operation.term)  \($0.service)" }),
            section(Text(zh: "如何解除", en: "What would lift it"), sanction.wouldLift.map(line)),
            section(Text(zh: "若不成立", en: "What had to be different"), reply.otherwise.map(line)),
            section(Text(zh: "所取代", en: "Replaced"), reply.replaced.map(line)),
            section(Text(zh: "被取代于", en: "Replaced by"), reply.successors.map(line)),
            section(
                Text(zh: "条款", en: "Clauses"),
                reply.clauses.map {
                    "\(console.styled($0.clause.name, .dim))  \($0.regulation) \($0.cite)\n    \($0.says)"
                }),
        ].filter { !$0.isEmpty }.joined(separator: [""]).map { $0 }
    }

    private func head() -> [String] {
        let sanction = reply.sanction
        let name = console.styled("\(sanction.id)  \(sanction.kind.title[locale])", .bold)
        let target = ([sanction.partner.name] + (sanction.part.isEmpty ? [] : [sanction.part])).joined(separator: " / ")
        let state = sanction.style.map { console.styled(sanction.state.title[locale], $0) } ?? ""
        let since = sanction.issuedAt.map { Text(zh: "自 \($0.day)", en: "since \($0.day)")[locale] }
        let until = sanction.lastDay.map { Text(zh: "至 \($0)", en: "until \($0)")[locale] }
        let ground = sanction.ground.map { Text(zh: "依据 \($0.id)", en: "ground \($0.id)")[locale] }
        return [
            "\(name)  \(target)",
            ([state + sanction.groundRemark[locale], since, until, ground].compactMap { $0 }).joined(separator: "  "),
            reply.standing.text[locale],
        ]
    }

    private func line(_ reason: Reason) -> String {
        "\(reason.text[locale])  \(console.styled(reason.clause.name, .dim))"
    }

    private func line(_ sanction: Sanction) -> String {
        let issued = sanction.issuedAt.map { "  \($0.day)" } ?? ""
        return "\(sanction.id)  \(sanction.kind.title[locale])\(issued)  \(console.styled(sanction.clause.name, .dim))"
    }

    private func section(_ title: Text, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : [console.styled(title[locale], .bold)] + lines.map { "  " + $0 }
    }
}
