import RPC
import Schema

/// Moves the services' manual clocks along with the facts, so that history plays as it happened.
struct ClockFollower: Sendable {
    private let clients: [RPCClient]
    private let options: CallOptions

    /// The clocks of the services that can be reached; complaint-monitor's must be manual.
    static func start(_ session: Session) async throws -> ClockFollower {
        let options = session.options()
        let states = try await session.ask { _, client in
            (client, try await client.call(ClockMethods.get, GetClockRequest(), options).isManual)
        }
        var clients: [RPCClient] = []
        for (service, state) in states {
            switch state {
            case .success((let client, true)): clients.append(client)
            case .success: if service == .complaintMonitor { throw notManual }
            case .failure(let error): if service == .complaintMonitor { throw error }
            }
        }
        return ClockFollower(clients: clients, options: options.retrying)
    }

    /// Moves every clock that is behind to an instant; what falls due on the way happens.
    func reach(_ instant: Instant) async throws {
        try await withThrowingTaskGroup { group in
            for client in clients { group.addTask { try await move(client, to: instant) } }
            try await group.waitForAll()
        }
    }

    private func move(_ client: RPCClient, to instant: Instant) async throws {
        let state = try await client.call(ClockMethods.get, GetClockRequest(), options)
        guard state.now < instant else { return }
        // Twice to the same instant is once, so this command is safe to send again.
        let key = "clock-\(instant)-\(state.now)"
        _ = try await client.call(ClockMethods.advance, AdvanceClockRequest(to: instant), options.idempotent(key))
    }

    private static let notManual = Failure(
        .refused,
        Text(
            zh: "--follow-clock 需要手动时钟：请以 quanyi up --clock manual:… 启动服务",
            en: "--follow-clock needs a manual clock: start the services with quanyi up --clock manual:…"))
}

extension CallOptions {
    /// The same options, UNAVAILABLE tried again inside the deadline.
    fileprivate var retrying: CallOptions {
        var options = self
        options.retries = true
        return options
    }
}
