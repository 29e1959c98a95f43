import ArgumentParser
import Foundation
import RPC

/// `quanyi up`.
struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "在一个终端里启动五个服务 · start the five services in one terminal",
        discussion: """
            Starts the executables next to quanyi, waits until they are healthy, and shows their logs as one stream. \
            Ctrl-C or SIGTERM stops them in order, the last started first; one that ends by itself stops all, with exit code 1.
            """)

    @Option(help: "数据目录 · the folder of the data.")
    var data = "./quanyi-data"

    @Option(help: "业务时钟 · the business clock: real, manual, or manual:INSTANT (manual:2013-08-01T00:00:00+08:00).")
    var clock = "real"

    @Option(help: "覆盖内置规则的目录 · a folder of rulebooks that override the embedded ones.")
    var rulebooks: String?

    @Option(help: "首个服务的端口 · the port of the first service; the others follow.")
    var basePort = KnownService.basePort

    @Option(help: "日志级别 · the lowest log level: trace, debug, info, notice, warning, error, critical.")
    var logLevel: String?

    @OptionGroup(title: "Global options")
    var options: ConsoleOptions

    func validate() throws {
        guard (1...65_531).contains(basePort) else { throw ValidationError("--base-port must be 1 to 65531") }
    }

    func run() async throws {
        let launch = ServiceLaunch(
            data: data, clock: clock, rulebooks: rulebooks, basePort: basePort, logLevel: logLevel)
        let console = options.console
        try await Reported.reporting(to: console) {
            let executables = try ServiceLaunch.executables()
            let endpoints = KnownService.allCases.map { ($0, launch.endpoint($0)) }
            try await Session.with(Dictionary(uniqueKeysWithValues: endpoints), console: console) { session in
                let supervisor = Supervisor(launch, executables: executables, console: console)
                if try await supervisor.run(session) { throw Reported(status: .refused) }
            }
            console.note(Text(zh: "全部服务已停止", en: "all services have stopped"))
        }
    }
}
