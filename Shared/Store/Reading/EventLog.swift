internal import GRDB
internal import Schema

/// The events of a service, oldest first, numbered without gaps from 1.
public struct EventLog: Sendable {
    /// The id given to this log once.
    ///
    /// A subscriber that finds another id knows that the log was replaced.
    public let id: String

    let store: Store

    /// The sequence of the newest committed event, 0 while there is none.
    public var latestSequence: Int64 { store.latest.value }

    /// The events after a sequence, at most so many, of the given types or of all.
    ///
    /// - Throws: ``StoreError``; `CancellationError`.
    public func read(after sequence: Int64, limit: Int, types: Set<String>? = nil) async throws -> [StoredEvent] {
        try await page(after: sequence, limit: limit, types: types).events
    }

    /// The same with how far the log was looked through, so that a reader of rare types need not look twice.
    ///
    /// - Throws: ``StoreError``; `CancellationError`.
    public func page(after sequence: Int64, limit: Int, types: Set<String>? = nil) async throws -> EventPage {
        try Task.checkCancellation()
        if let page = store.tail.page(after: sequence, limit: limit, types: types) { return page }
        return try await store.read { db in try EventLog.page(db, after: sequence, limit: limit, types: types) }
    }

    /// Waits until the log has grown beyond a sequence and returns the newest; at once if it has already.
    ///
    /// Woken by the writer after its commit. Hundreds of tasks may wait.
    ///
    /// - Throws: `CancellationError`; ``StoreError/closed(path:)`` where the store is closed meanwhile.
    @discardableResult
    public func changes(after sequence: Int64) async throws -> Int64 {
        try await store.latest.wait { $0 > sequence }
    }

    private static func page(
        _ db: Database, after sequence: Int64, limit: Int, types: Set<String>?
    ) throws -> EventPage {
        let wanted = types.map { $0.sorted() }
        let filter = wanted.map { "AND type IN (\($0.map { _ in "?" }.joined(separator: ", ")))" } ?? ""
        let statement = try db.cachedStatement(
            sql: """
                SELECT sequence, type, subject, time, data, clauses, correlation_id, causation_id, traceparent
                FROM event WHERE sequence > ? \(filter) ORDER BY sequence LIMIT ?
                """)
        let arguments = StatementArguments([sequence]) + StatementArguments(wanted ?? []) + [limit]
        var events: [StoredEvent] = []
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        while let row = try rows.next() { events.append(StoredEvent(row)) }
        if events.count == limit, let last = events.last { return EventPage(events: events, through: last.sequence) }
        let newest = try Int64.fetchOne(db.cachedStatement(sql: "SELECT MAX(sequence) FROM event")) ?? 0
        return EventPage(events: events, through: max(sequence, newest))
    }
}

extension StoredEvent {
    fileprivate init(_ row: Row) {
        let clauses: String = row[5]
        sequence = row[0]
        event = EventDraft(
            type: row[1], subject: row[2], time: Instant(microseconds: row[3]), data: row[4],
            clauses: clauses.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) },
            correlationID: row[6], causationID: row[7], traceparent: row[8])
    }
}
