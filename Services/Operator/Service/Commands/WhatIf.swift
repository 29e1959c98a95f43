import ArgumentParser
import Foundation
import RPC
import Schema

/// `quanyi what-if`.
struct WhatIf: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "what-if", abstract: "换一套规则会怎样 · what history would have led to under another rulebook",
        subcommands: [WhatIfComplaints.self])
}

/// `quanyi what-if complaints`.
struct WhatIfComplaints: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complaints",
        abstract: "以另一规则文件重放投诉，不写入 · replay the complaints under another rulebook; nothing is written",
        discussion: "The months of --from and --to are replayed whole; a month's tier is decided by all of its days.")

    @Option(help: "规则文件 · a rulebook of migu-membership: YAML, also one that says `amends: shipped`.")
    var rulebook: String

    @Option(help: "首日 · the first day.")
    var from: Day

    @Option(help: "末日 · the last day.")
    var to: Day

    @Option(name: [.customShort("o"), .long], help: "格式 · table, csv or json (one a line).")
    var format = OutputFormat.table

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func run() async throws {
        try await options.run { session in
            guard let text = try? String(contentsOfFile: rulebook, encoding: .utf8) else {
                throw Failure(
                    .noInput, Text(zh: "无法读取 \(rulebook)", en: "\(rulebook) can't be read as UTF-8 text"))
            }
            let request = WhatIfComplaintsRequest(rulebook: text, from: from, to: to)
            try await WhatIfComplaints.run(request, format, session)
        }
    }

    /// Runs a replay; its progress and its sum are said on standard error, what flips is written to standard output.
    static func run(_ request: WhatIfComplaintsRequest, _ format: OutputFormat, _ session: Session) async throws {
        let client = try await session.client(.complaintMonitor)
        let console = session.console
        var flips: [WhatIfFlip] = []
        var summary: WhatIfSummary?
        var progress = Progress(console, start: .now)
        var last = Progress.Step(rows: 0, fraction: 0, place: "")
        try await client.stream(ForesightMethods.whatIfComplaints, request, session.options(timeout: nil)) { updates in
            while let batch = try await updates.nextBatch() {
                flips += batch.compactMap(\.flip)
                summary = batch.last?.summary
                guard let reached = batch.last(where: { $0.progress != nil })?.progress else { continue }
                let fraction = Double(reached.monthsDone) / Double(max(reached.months, 1))
                last = Progress.Step(rows: reached.complaints, fraction: fraction, place: "\(reached.month)")
                progress.show(last, now: .now)
            }
        }
        progress.finish(last, now: .now)
        guard let summary else {
            throw Failure(.software, Text(zh: "服务没有给出汇总", en: "the service gave no summary"))
        }
        try Listing.flips.write(flips, as: format, to: console)
        for line in summary.lines(console.locale) { console.note(Text(line)) }
    }
}
