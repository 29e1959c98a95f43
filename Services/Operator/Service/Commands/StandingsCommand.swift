import ArgumentParser
import JSON
import RPC
import Schema

/// `quanyi standings`.
struct StandingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "standings",
        abstract: "合作伙伴的投诉、通报与预警 · the partners' complaints, notifications and warning tiers")

    @Option(help: "月份 · one month, YYYY-MM; all unless told.")
    var month: BillingMonth?

    @Option(help: "最低预警级别 · only this warning tier and higher ones, 1 to 4.")
    var tier: Int?

    @Option(
        name: [.customShort("o"), .long],
        help: "格式 · table, csv (partner,month,complaints,notifications,tier) or json (one a line).")
    var format = OutputFormat.table

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func run() async throws {
        try await options.run { session in
            let console = session.console
            let client = try await session.client(.complaintMonitor)
            let request = ListStandingsRequest(month: month, minimumTier: tier)
            if format == .table {
                let standings = try await Standings.all(client, request, session.options())
                console.table(StandingsReport.table(standings, console.locale))
                return
            }
            if format == .csv { console.line(StandingsReport.csvHeader) }
            try await Standings.pages(client, request, session.options()) { page in
                console.lines(
                    try page.map { format == .csv ? StandingsReport.csv($0) : try JSON.encodeText($0) })
            }
        }
    }
}
