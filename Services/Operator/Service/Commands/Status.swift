import ArgumentParser
import JSON
import RPC
import Schema
import ServiceKit

/// `quanyi status`.
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "五个服务的状态 · how the five services are; exit code 1 if any is not serving")

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func run() async throws {
        try await options.run { session in
            let states = try await ServiceState.all(session)
            session.console.table(StatusTable.table(states, session, now: BusinessClock.machineTime))
            session.console.lines(StatusTable.troubles(states, session.console))
            guard states.allSatisfy({ $0.isServing }) else { throw Reported(status: .refused) }
        }
    }
}
