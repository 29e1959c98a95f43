import ArgumentParser
import RPC
import Schema

/// `quanyi describe`.
struct Describe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "服务或方法的说明 · what a service or a method is")

    @Argument(help: "服务 · a service.")
    var service: KnownService

    @Argument(help: "方法 · a method, by its short name or its path.")
    var method: String?

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func run() async throws {
        try await options.run { session in
            let description = try await session.call(service, PlatformMethods.describe, DescribeRequest())
            let report = DescribeReport(console: session.console)
            if let method {
                session.console.lines(report.lines(try MethodFinder.find(method, among: description.methods)))
            } else {
                session.console.lines(report.lines(description))
            }
        }
    }
}
