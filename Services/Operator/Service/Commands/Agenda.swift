import ArgumentParser
import RPC
import Schema

/// `quanyi agenda`.
struct Agenda: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "将自动发生的事项 · what will happen by itself, in its order")

    @Option(help: "合作伙伴 · only what concerns this partner alone.")
    var partner: PartnerID?

    @Option(help: "截至该日（含） · only to the end of this day.")
    var until: Day?

    @Option(help: "事项种类，可重复 · only steps of this kind, repeatable.")
    var kind: [String] = []

    @Option(name: [.customShort("o"), .long], help: "格式 · table, csv or json (one a line).")
    var format = OutputFormat.table

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func run() async throws {
        try await options.run { session in
            let client = try await session.client(.complaintMonitor)
            var steps: [AgendaStep] = []
            var request = ListAgendaRequest(
                partner: partner, until: until.map { ($0 + 1).start + .microseconds(-1) }, kinds: kind, pageSize: 1000)
            repeat {
                let page = try await client.call(ForesightMethods.listAgenda, request, session.options())
                steps += page.steps
                request.pageToken = page.nextPageToken
            } while request.pageToken != nil
            try Listing.agenda.write(steps, as: format, to: session.console)
        }
    }
}

/// `quanyi headroom`.
struct HeadroomCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "headroom", abstract: "距各门槛的余量 · how far a partner, or every one, is from every next threshold")

    @Argument(help: "合作伙伴，缺省为全部 · a partner; all that have a figure unless told.")
    var partner: PartnerID?

    @Option(name: [.customShort("o"), .long], help: "格式 · table, csv or json (one a line).")
    var format = OutputFormat.table

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func run() async throws {
        try await options.run { session in
            let client = try await session.client(.complaintMonitor)
            var items: [HeadroomItem] = []
            var request = GetHeadroomRequest(partner: partner, pageSize: 1000)
            repeat {
                let page = try await client.call(ForesightMethods.getHeadroom, request, session.options())
                items += page.items
                request.pageToken = page.nextPageToken
            } while request.pageToken != nil
            try Listing.headroom.write(items, as: format, to: session.console)
        }
    }
}
