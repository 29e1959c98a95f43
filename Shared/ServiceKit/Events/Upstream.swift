import Logging
import RPC
import Schema
import ServiceLifecycle
import Store

/// Another service whose events a service takes in.
public struct Upstream: Sendable {
    /// Its name: `complaint-monitor`.
    public let name: String
    /// The types wanted; empty for all.
    public let types: Set<String>
    /// Whether the service as a whole is unhealthy without it; where not, only the part `upstream.NAME` is.
    public let isNeeded: Bool

    /// A service and the types of its events that are wanted.
    public init(_ name: String, types: Set<String>, isNeeded: Bool = true) {
        self.name = name
        self.types = types
        self.isNeeded = isNeeded
    }

    /// Its name among the parts of a service's health.
    var part: String { "upstream.\(name)" }
}

/// Follows one upstream's log from the stored cursor on; each event's effect and the cursor are one transaction.
struct Subscription: Service {
    let upstream: Upstream
    let client: RPCClient
    let store: Store
    let health: Health
    let logger: Logger
    let react: @Sendable (Event, Transaction) throws -> Void

    /// Follows until stopped, connecting again whenever the upstream is gone.
    func run() async throws {
        await cancelWhenGracefulShutdown { await loop() }
    }

    private func loop() async {
        var backoff = Backoff()
        var isStuck = false
        while !Task.isCancelled {
            do {
                try await follow(isStuck: isStuck) {
                    backoff = Backoff()
                    isStuck = false
                    reached()
                }
            } catch {
                guard !Task.isCancelled else { return }
                isStuck = error is NotHandled
                lost(error)
            }
            try? await Task.sleep(for: backoff.next())
        }
    }

    private func reached() {
        if health.report(upstream.part, .serving, detail: nil) {
            logger.info("upstream reached", metadata: [LogKey.upstream: "\(upstream.name)"])
        }
    }

    private func lost(_ error: any Error) {
        let isStuck = error is NotHandled
        let detail = isStuck ? "an event could not be handled; the log has the detail" : RPCError(error).message.en
        if health.report(upstream.part, .notServing, detail: detail), !isStuck {
            logger.warning("upstream lost", metadata: [LogKey.upstream: "\(upstream.name)", LogKey.error: "\(detail)"])
        }
        if let error = error as? NotHandled {
            logger.error(
                "event not handled", metadata: [LogKey.upstream: "\(upstream.name)", LogKey.error: "\(error.reason)"])
        }
    }

    /// Streams from the cursor on.
    ///
    /// Progress is a stream that stands, or, where an event could not be handled last time, an event that now could.
    private func follow(isStuck: Bool, _ progress: () -> Void) async throws {
        let described = try await client.call(
            PlatformMethods.describe, DescribeRequest(), CallOptions(timeout: .seconds(5)))
        // A log of another id is another log: its numbers start again.
        let source = "\(upstream.name)#\(described.logID)"
        let cursor = try await store.write { try $0.cursor(of: source) }
        var options = CallOptions(timeout: nil)
        options.credit = 1024
        let request = SubscribeRequest(fromSequence: Int(cursor) + 1, types: upstream.types.sorted())
        try await client.stream(EventMethods.subscribe, request, options) { replies in
            if !isStuck { progress() }
            while let batch = try await replies.nextBatch() {
                do {
                    try await store.write { [react] transaction in
                        for event in batch where try Int64(event.number) > transaction.cursor(of: source) {
                            try react(event, transaction)
                            try transaction.setCursor(of: source, to: Int64(event.number))
                        }
                    }
                } catch {
                    throw NotHandled(reason: error)
                }
                progress()
            }
        }
    }

    /// A reaction, or the write of its effect, failed; the event comes again.
    private struct NotHandled: Error {
        let reason: any Error
    }
}
