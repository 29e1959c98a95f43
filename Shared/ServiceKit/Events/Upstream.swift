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

    /// A service and the types of its events that are wanted.
    public init(_ name: String, types: Set<String>) {
        self.name = name
        self.types = types
    }
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
        while !Task.isCancelled {
            do {
                try await follow { backoff = Backoff() }
            } catch {
                guard !Task.isCancelled else { return }
                let told = RPCError(error)
                if health.report(part, .notServing, detail: told.message.en) {
                    logger.warning(
                        "upstream lost", metadata: [LogKey.upstream: "\(upstream.name)", LogKey.error: "\(told.message.en)"])
                }
                if told.code == .internal {
                    logger.error("event not handled", metadata: [LogKey.upstream: "\(upstream.name)", LogKey.error: "\(error)"])
                }
            }
            try? await Task.sleep(for: backoff.next())
        }
    }

    private var part: String { "upstream.\(upstream.name)" }

    private func follow(_ connected: () -> Void) async throws {
        let described = try await client.call(PlatformMethods.describe, DescribeRequest(), CallOptions(timeout: .seconds(5)))
        // A log of another id is another log: its numbers start again.
        let source = "\(upstream.name)#\(described.logID)"
        let cursor = try await store.write { try $0.cursor(of: source) }
        var options = CallOptions(timeout: nil)
        options.credit = 1024
        let request = SubscribeRequest(fromSequence: Int(cursor) + 1, types: upstream.types.sorted())
        try await client.stream(EventMethods.subscribe, request, options) { replies in
            connected()
            if health.report(part, .serving, detail: nil) {
                logger.info("upstream reached", metadata: [LogKey.upstream: "\(upstream.name)"])
            }
            while let batch = try await replies.nextBatch() {
                try await store.write { [react] transaction in
                    for event in batch where try Int64(event.number) > transaction.cursor(of: source) {
                        try react(event, transaction)
                        try transaction.setCursor(of: source, to: Int64(event.number))
                    }
                }
            }
        }
    }
}
