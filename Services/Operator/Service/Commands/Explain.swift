import ArgumentParser
import RPC
import Schema

/// `quanyi explain`.
struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "为什么，为什么不 · why something is as it is, and why not otherwise",
        subcommands: [ExplainPartner.self, ExplainOneSanction.self, ExplainOutcome.self],
        defaultSubcommand: ExplainPartner.self)
}

/// `quanyi explain PARTNER`.
struct ExplainPartner: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "partner", abstract: "为什么是这个预警级别 · why a partner's month is as it is, and why not otherwise")

    @Argument(help: "合作伙伴 · a partner.")
    var partner: PartnerID

    @Option(help: "月份 · the month, YYYY-MM; that of now unless told.")
    var month: BillingMonth?

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func run() async throws {
        try await options.run { session in
            let client = try await session.client(.complaintMonitor)
            let reply = try await client.call(
                ComplaintMethods.explainStanding, ExplainStandingRequest(partner: partner, month: month),
                session.options())
            let standing = try await client.call(
                ComplaintMethods.getStanding, GetStandingRequest(partner: partner, month: month), session.options())
            let report = ExplainReport(reply: reply, headroom: standing.headroom, console: session.console)
            session.console.lines(report.lines())
        }
    }
}

/// `quanyi explain sanction ID`.
struct ExplainOneSanction: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sanction", abstract: "一项管控的来龙去脉 · why a sanction is, what it does, what would lift it")

    @Argument(help: "管控编号 · the sanction.")
    var id: String

    @Option(help: "时刻或日期（零时） · as of an instant, or of a day's 00:00; now unless told.")
    var asOf: TimeTarget?

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func validate() throws {
        if case .after = asOf { throw ValidationError("--as-of takes an instant or a day") }
    }

    func run() async throws {
        try await options.run { session in
            var request = ExplainSanctionRequest(id: id)
            if case .at(let instant) = asOf { request.asOf = instant }
            let reply = try await session.call(.complaintMonitor, ForesightMethods.explainSanction, request)
            session.console.lines(SanctionReport(reply: reply, console: session.console).lines())
        }
    }
}
