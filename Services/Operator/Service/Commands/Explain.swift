import ArgumentParser
import RPC
import Schema

/// `quanyi explain`.
struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "为什么是这个预警级别 · why a partner's month is as it is, and why not otherwise")

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
