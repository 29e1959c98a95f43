import ArgumentParser
import RPC
import Schema

/// `quanyi clock`.
struct Clock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "业务时钟 · the business clocks", subcommands: [Show.self, Advance.self], defaultSubcommand: Show.self)

    /// `quanyi clock [SERVICE…]`.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "显示 · show them")

        @Argument(help: "服务 · services; all unless told.")
        var services: [KnownService] = []

        @OptionGroup(title: "Global options")
        var options: GlobalOptions

        func run() async throws {
            try await options.run { session in
                let call = session.options(timeout: .seconds(5))
                let answers = try await session.ask(services.isEmpty ? KnownService.allCases : services) { _, client in
                    try await client.call(ClockMethods.get, GetClockRequest(), call)
                }
                let kinds = (manual: Text(zh: "手动", en: "manual"), real: Text(zh: "实时", en: "real"))
                try ClockTable.show(answers, session.console) { state in
                    "\(state.now)  \((state.isManual ? kinds.manual : kinds.real)[session.console.locale])"
                }
            }
        }
    }

    /// `quanyi clock advance TO`.
    struct Advance: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "拨动手动时钟 · move the manual clocks of all services that can be reached")

        @Argument(help: "时刻、日期或 +7d、+3h、+30m · an instant, a day (its 00:00), or +7d, +3h, +30m from now.")
        var to: TimeTarget

        @OptionGroup(title: "Global options")
        var options: GlobalOptions

        func run() async throws {
            try await options.run { session in
                let call = session.options(timeout: .seconds(120))
                let states = try await session.ask { _, client in
                    try await client.call(ClockMethods.get, GetClockRequest(), call).now
                }
                let reached = states.filter { (try? $0.answer.get()) != nil }.map(\.service)
                // One target for all, so that they agree after it.
                guard let now = try states.compactMap({ try? $0.answer.get() }).max() ?? states.first?.answer.get()
                else { return }
                let target = to.instant(from: now)
                let answers = try await session.ask(reached) { _, client in
                    try await client.call(ClockMethods.advance, AdvanceClockRequest(to: target), call)
                }
                try ClockTable.show(answers, session.console) { reply in
                    let fired = Text(zh: "到期事项 \(reply.deadlinesFired)", en: "\(reply.deadlinesFired) deadlines fired")
                    return "\(reply.now)  \(fired[session.console.locale])"
                }
            }
        }
    }
}

/// A line a service, with what it answered about its clock.
private enum ClockTable {
    static func show<Answer>(
        _ answers: [(service: KnownService, answer: Result<Answer, RPCError>)], _ console: Console,
        _ text: (Answer) -> String
    ) throws {
        let headers = [Text(zh: "服务", en: "SERVICE"), Text(zh: "业务时间", en: "BUSINESS TIME")]
        var table = Table(headers.map { $0[console.locale] })
        for (service, answer) in answers {
            switch answer {
            case .success(let value): table.add(["\(service.name)", Table.Cell(text(value))])
            case .failure(let error): table.add(["\(service.name)", Table.Cell(error.message[console.locale], .red)])
            }
        }
        console.table(table)
        for (_, answer) in answers { _ = try answer.get() }
    }
}
