public import ArgumentParser
import Foundation

/// `quanyi`, the operator's command line.
public struct QuanyiCommand: AsyncParsableCommand {
    /// Its name, its help and its commands.
    public static let configuration = CommandConfiguration(
        commandName: "quanyi",
        abstract: "权益合作管理：运维命令行 · the operator's command line",
        discussion: """
            Exit codes: 0 done · 1 refused, or a service not serving · 64 wrong command line · 65 wrong data · 66 no such \
            input · 69 service unavailable · 70 internal fault · 73 output can't be written · 75 try again · 77 not permitted · \
            130 interrupted.
            """,
        subcommands: [
            Up.self, Status.self, List.self, Describe.self, Call.self, Events.self, Logs.self, Import.self,
            StandingsCommand.self, SanctionsCommand.self, Agenda.self, HeadroomCommand.self, Explain.self, WhatIf.self,
            Tiers.self, Clock.self, Keys.self,
        ])

    /// A command without arguments.
    public init() {}

    /// Runs what the process's arguments say, and ends the process where that fails.
    public static func main() async {
        // A reader that goes away ends us quietly, also where our parent ignores the signal.
        signal(SIGPIPE, SIG_DFL)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch let reported as Reported {
            Foundation.exit(reported.status.rawValue)
        } catch {
            exit(withError: error)
        }
    }
}
