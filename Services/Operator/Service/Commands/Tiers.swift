import ArgumentParser
import RPC
import Schema

/// `quanyi tiers`.
struct Tiers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "预警变化，实时 · warning tiers as they are raised")

    @Option(help: "合作伙伴 · only this partner.")
    var partner: PartnerID?

    @Option(help: "从该事件序号起 · the first number of the event log wanted; only what is to come unless told.")
    var from: Int?

    @Option(help: "最低预警级别 · only this tier and higher ones, 1 to 4.")
    var tier: Int?

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func run() async throws {
        try await options.run { session in
            let console = session.console
            let request = WatchTiersRequest(fromSequence: from, partner: partner, minimumTier: tier)
            let client = try await session.client(.complaintMonitor)
            try await client.stream(ComplaintMethods.watchTiers, request, session.options(timeout: nil)) { changes in
                while let batch = try await changes.nextBatch() {
                    console.lines(batch.map { console.overProgress(TierLine.text($0, console)) })
                }
            }
        }
    }
}
