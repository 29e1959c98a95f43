public import GRDB
public import Schema

/// Something to do at an instant: what, for whom, and what it must know.
public struct Deadline: Sendable, Hashable {
    /// When it is due, by the business clock.
    public var due: Instant
    /// What is to be done, such as `repricing-overdue`.
    public var kind: String
    /// For whom or what; kind and key together are unique.
    public var key: String
    /// What the doer must know: JSON text.
    public var payload: String

    /// A deadline of these contents.
    public init(due: Instant, kind: String, key: String, payload: String = "{}") {
        self.due = due
        self.kind = kind
        self.key = key
        self.payload = payload
    }
}

/// What is due and when: rows, so that a deadline outlives the process.
public struct Deadlines: Sendable {
    let store: Store

    /// When the earliest committed deadline is due, nil where there is none.
    public var next: Instant? { store.nextDeadline.value }

    /// The deadlines due by an instant, in the order in which they fire: by due instant, kind and key.
    ///
    /// - Throws: ``StoreError``; `CancellationError`.
    public func due(upTo instant: Instant, limit: Int) async throws -> [Deadline] {
        try await store.read { db in
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT due, kind, key, payload FROM deadline
                        WHERE due <= ? ORDER BY due, kind, key LIMIT ?
                        """),
                arguments: [instant.microseconds, limit])
            return try Deadlines.deadlines(rows)
        }
    }

    /// The deadlines after a place, of these kinds, due by an instant where told, in the order in which they fire.
    ///
    /// Beside other rows of the same state of the file.
    ///
    /// - Throws: `DatabaseError`.
    public static func pending(
        _ db: Database, after place: Deadline?, upTo end: Instant?, kinds: Set<String>, limit: Int
    ) throws -> [Deadline] {
        let kinds = kinds.sorted()
        let places = kinds.map { _ in "?" }.joined(separator: ", ")
        let start = place ?? Deadline(due: Instant(microseconds: .min), kind: "", key: "")
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT due, kind, key, payload FROM deadline
                    WHERE (due, kind, key) > (?, ?, ?) AND due <= ? AND kind IN (\(places))
                    ORDER BY due, kind, key LIMIT ?
                    """),
            arguments: [start.due.microseconds, start.kind, start.key, end?.microseconds ?? .max]
                + StatementArguments(kinds) + [limit])
        return try deadlines(rows)
    }

    private static func deadlines(_ rows: RowCursor) throws -> [Deadline] {
        var deadlines: [Deadline] = []
        while let row = try rows.next() {
            deadlines.append(Deadline(due: Instant(microseconds: row[0]), kind: row[1], key: row[2], payload: row[3]))
        }
        return deadlines
    }

    /// Waits until the earliest deadline is another than the known one (earlier, later, or none) and returns it.
    ///
    /// - Throws: `CancellationError`; ``StoreError/closed(path:)`` where the store is closed meanwhile.
    public func changes(from known: Instant?) async throws -> Instant? {
        try await store.nextDeadline.wait { $0 != known }
    }

    static func next(_ db: Database) throws -> Instant? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT MIN(due) FROM deadline")).map(Instant.init(microseconds:))
    }
}
