import ArgumentParser
import RPC
import Schema

/// `quanyi logs`.
struct Logs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "服务日志，多个服务按时间合并 · the services' logs, merged by time")

    @Argument(help: "服务 · services; all unless told.")
    var services: [KnownService] = []

    @Flag(name: .shortAndLong, help: "继续等待新日志 · go on with what is to come.")
    var follow = false

    @Option(help: "最低级别 · the lowest level: trace, debug, info, notice, warning, error, critical.")
    var level: String?

    @Option(help: "每个服务的最近条数 · so many of the newest of each service.")
    var last = 20

    @Option(help: "只看含此文字的 · only records that hold this text.")
    var grep: String?

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func run() async throws {
        try await options.run { session in
            let request = TailRequest(level: level, last: last, contains: grep, follow: follow)
            let merge = LogMerge(session: session, request: request)
            try await merge.run(services.isEmpty ? KnownService.allCases : services)
        }
    }
}
