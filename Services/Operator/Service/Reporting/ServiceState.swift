import RPC
import Schema

/// What a service says of itself now, or why it does not.
struct ServiceState: Sendable {
    /// Everything asked at once.
    struct Answer: Sendable {
        let health: ServingStatus
        let description: DescribeReply
        let clock: ClockState
    }

    let service: KnownService
    let answer: Result<Answer, RPCError>

    /// Whether it can do its work.
    var isServing: Bool { (try? answer.get())?.health == .serving }

    /// All five, asked at once.
    static func all(_ session: Session) async throws -> [ServiceState] {
        let options = session.options(timeout: .seconds(5))
        let answers = try await session.ask { _, client in
            Answer(
                health: try await client.call(HealthMethods.check, HealthCheckRequest(), options).status,
                description: try await client.call(PlatformMethods.describe, DescribeRequest(), options),
                clock: try await client.call(ClockMethods.get, GetClockRequest(), options))
        }
        return answers.map { ServiceState(service: $0.service, answer: $0.answer) }
    }
}
