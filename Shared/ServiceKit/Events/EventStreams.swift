import RPC
import Schema
public import Store

/// Streams of a service's own event log: from a number on, then live, without a gap, at the pace of their reader.
public struct EventStreams: Sendable {
    static let page = 256

    private let store: Store
    private let service: String

    init(store: Store, service: String) {
        self.store = store
        self.service = service
    }

    /// Sends the events of the given types from a sequence on; what `send` does with an event is its own.
    ///
    /// Holds one page at a time, so a slow reader costs the service nothing. Returns where `follow` is false and the log is
    /// at its end; throws OUT_OF_RANGE for a number that the log has not reached.
    public func follow(
        from sequence: Int64?, types: Set<String>?, follow: Bool, _ send: (StoredEvent) async throws -> Void
    ) async throws {
        let latest = store.events.latestSequence
        let first = sequence ?? latest + 1
        guard (1...latest + 1).contains(first) else {
            throw RPCError(
                .outOfRange,
                Text(zh: "fromSequence 应为 1 至 \(latest + 1)", en: "fromSequence must be from 1 to \(latest + 1)"),
                reason: "EVENTS_OUT_OF_RANGE", field: "fromSequence")
        }
        var last = first - 1
        while true {
            let page = try await store.events.page(after: last, limit: EventStreams.page, types: types)
            for event in page.events { try await send(event) }
            last = page.through
            if page.events.count < EventStreams.page {
                guard follow else { return }
                try await store.events.changes(after: last)
            }
        }
    }

    func subscribe(_ request: SubscribeRequest, _ writer: ReplyWriter<RawMessage>) async throws {
        try await follow(
            from: Int64(request.fromSequence ?? 1), types: request.types.isEmpty ? nil : Set(request.types),
            follow: request.follow ?? true
        ) { stored in
            guard request.subject == nil || request.subject == stored.event.subject else { return }
            try await writer.write(try CloudEvents.encode(stored, service: service))
        }
    }
}
