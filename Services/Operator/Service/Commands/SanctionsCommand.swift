import ArgumentParser
import Foundation
import JSON
import RPC
import Schema

/// `quanyi sanctions`.
struct SanctionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sanctions", abstract: "管控台账 · the ledger of sanctions",
        subcommands: [Listed.self, Preview.self], defaultSubcommand: Listed.self)

    /// `quanyi sanctions [list]`.
    struct Listed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "列出 · list them, as known and in force at an instant")

        @Option(help: "合作伙伴 · only of this partner.")
        var partner: PartnerID?

        @Option(help: "时刻或日期（零时） · as of an instant, or of a day's 00:00; now unless told.")
        var asOf: TimeTarget?

        @Flag(help: "仅生效中的 · only those in force.")
        var inForce = false

        @Flag(help: "仅待人决定的 · only those that wait for a person.")
        var waiting = false

        @Option(name: [.customShort("o"), .long], help: "格式 · table, csv or json (one a line).")
        var format = OutputFormat.table

        @OptionGroup(title: "Global options")
        var options: GlobalOptions

        func validate() throws {
            if case .after = asOf { throw ValidationError("--as-of takes an instant or a day") }
        }

        func run() async throws {
            try await options.run { session in
                var request = ListSanctionsRequest(
                    partner: partner, onlyInForce: inForce ? true : nil, onlyWaiting: waiting ? true : nil)
                if case .at(let instant) = asOf { request.asOf = instant }
                let reply = try await session.call(.complaintMonitor, ComplaintMethods.listSanctions, request)
                try Listing.sanctions.write(reply.sanctions, as: format, to: session.console)
            }
        }
    }

    /// `quanyi sanctions preview ID`.
    struct Preview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "签发前预演，不保存 · what issuing a proposed one would do; nothing is kept")

        @Argument(help: "管控编号 · the sanction.")
        var id: String

        @Option(help: "签发人 · who would issue it.")
        var by = NSUserName()

        @Option(help: "角色 · in which role.")
        var role = "operator"

        @Option(name: [.customShort("o"), .long], help: "格式 · table, csv or json.")
        var format = OutputFormat.table

        @OptionGroup(title: "Global options")
        var options: GlobalOptions

        func run() async throws {
            try await options.run { session in
                var call = session.options()
                call.metadata["dry-run"] = "true"
                let request = IssueSanctionRequest(id: id, by: Person(name: by, role: role))
                let issued = try await session.client(.complaintMonitor).call(
                    ComplaintMethods.issueSanction, request, call)
                try Listing.sanctions.write([issued], as: format, to: session.console)
                guard format == .table else { return }
                session.console.line(Text(zh: "预演，未保存", en: "a preview: nothing was kept"))
            }
        }
    }
}
