import ArgumentParser
import RPC
import Schema

/// `quanyi list`.
struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "服务及其方法 · the services and their methods, from what they say of themselves")

    @Argument(help: "服务 · a service; all unless told.")
    var service: KnownService?

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func run() async throws {
        try await options.run { session in
            let call = session.options(timeout: .seconds(5))
            let services = service.map { [$0] } ?? KnownService.allCases
            let answers = try await session.ask(services) { _, client in
                try await client.call(PlatformMethods.describe, DescribeRequest(), call)
            }
            for (service, answer) in answers {
                session.console.line(session.console.styled(service.name, .bold))
                switch answer {
                case .success(let description): session.console.lines(description.methods.map { "  \($0.path)" })
                case .failure(let error): session.console.line("  " + error.message[session.console.locale])
                }
            }
            if service != nil { _ = try answers.map { try $0.answer.get() } }
        }
    }
}
