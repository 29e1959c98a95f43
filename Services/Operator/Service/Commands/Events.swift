import ArgumentParser
import JSON
import RPC
import Schema

/// `quanyi events`.
struct Events: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "一个服务的事件日志 · a service's event log")

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case line
        case json
    }

    @Argument(help: "服务 · a service.")
    var service: KnownService

    @Option(help: "从该序号起 · the first number wanted.")
    var from = 1

    @Flag(name: .shortAndLong, help: "继续等待新事件 · go on with what is to come.")
    var follow = false

    @Option(help: "事件类型，可重复 · only events of this type, repeatable.")
    var type: [String] = []

    @Option(name: .shortAndLong, help: "格式 · line or json.")
    var output = Format.line

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func run() async throws {
        try await options.run { session in
            let request = SubscribeRequest(fromSequence: from, types: type, follow: follow)
            let options = session.options(timeout: nil)
            try await session.client(service).stream(EventMethods.subscribe, request, options) { events in
                while let batch = try await events.nextBatch() {
                    session.console.lines(
                        try batch.map { event in
                            output == .json ? try JSON.encodeText(event) : try EventLine.text(event, session.console)
                        })
                }
            }
        }
    }
}
