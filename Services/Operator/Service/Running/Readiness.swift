import RPC
import Schema

/// Waits until the services are healthy, and says so one by one.
struct Readiness: Sendable {
    private static let patience = Duration.seconds(60)
    private static let pause = Duration.milliseconds(150)
    let session: Session

    /// Says of each service when it is ready, and of all at the end; returns early where cancelled.
    func report() async {
        let start = ContinuousClock.now
        let options = session.options(timeout: .seconds(5))
        let answers = try? await session.ask { service, client in
            try await untilServing(client, options, giveUp: start + Readiness.patience)
            let endpoint = session.endpoint(of: service)
            session.console.line(
                Text(zh: "✓ \(service.name) 就绪 \(endpoint)", en: "✓ \(service.name) ready at \(endpoint)"))
        }
        guard let answers, !Task.isCancelled else { return }
        let late = answers.filter { (try? $0.answer.get()) == nil }.map(\.service.name).joined(separator: ", ")
        let seconds = Double(start.duration(to: .now).wholeMilliseconds) / 1000
        session.console.line(
            late.isEmpty
                ? Text(zh: "全部就绪，用时 \(seconds) 秒；Ctrl-C 停止", en: "all ready in \(seconds) s; Ctrl-C stops them")
                : Text(zh: "尚未就绪：\(late)", en: "not ready yet: \(late)"))
    }

    private func untilServing(_ client: RPCClient, _ options: CallOptions, giveUp: ContinuousClock.Instant) async throws
    {
        while true {
            do throws(RPCError) {
                let health = try await client.call(HealthMethods.check, HealthCheckRequest(), options)
                if health.status == .serving { return }
            } catch {
                guard ContinuousClock.now < giveUp else { throw error }
            }
            guard ContinuousClock.now < giveUp else { throw RPCError.deadlineExceeded }
            try await Task.sleep(for: Readiness.pause, clock: .continuous)
        }
    }
}
