internal import GRDB
public import Schema

extension Transaction {
    /// The number of a table's next row, where its rows are numbered in order from 1.
    ///
    /// - Throws: `DatabaseError`.
    public func nextNumber(of table: String) throws -> Int64 {
        (try integer("SELECT MAX(number) FROM \(table)") ?? 0) + 1
    }

    /// Sets a deadline; one of the same kind and key is replaced.
    ///
    /// - Throws: `DatabaseError`.
    public func schedule(_ deadline: Deadline) throws {
        try execute(
            """
            INSERT INTO deadline (kind, key, due, payload) VALUES (?, ?, ?, ?)
            ON CONFLICT (kind, key) DO UPDATE SET due = excluded.due, payload = excluded.payload
            """,
            [.text(deadline.kind), .text(deadline.key), .instant(deadline.due), .text(deadline.payload)])
        touchesDeadlines = true
    }

    /// Takes a deadline back, if there is one of that kind and key.
    ///
    /// - Throws: `DatabaseError`.
    public func cancelDeadline(kind: String, key: String) throws {
        try execute("DELETE FROM deadline WHERE kind = ? AND key = ?", [.text(kind), .text(key)])
        touchesDeadlines = true
    }

    /// Takes a deadline away in the transaction that does what was due.
    ///
    /// - Returns: False where it no longer stands as it was read (moved or cancelled meanwhile): then do nothing.
    /// - Throws: `DatabaseError`.
    public func complete(_ deadline: Deadline) throws -> Bool {
        touchesDeadlines = true
        return try execute(
            "DELETE FROM deadline WHERE kind = ? AND key = ? AND due = ?",
            [.text(deadline.kind), .text(deadline.key), .instant(deadline.due)]) == 1
    }

    /// How far another service's log was taken in: the sequence of the last event whose effect is stored, 0 at first.
    ///
    /// - Parameter source: The service, with its log's id where a replaced log is to be told from the old one.
    /// - Throws: `DatabaseError`.
    public func cursor(of source: String) throws -> Int64 {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT sequence FROM event_cursor WHERE source = ?"), arguments: [source]) ?? 0
    }

    /// Moves a cursor, in the same transaction as the effect of the event that it has reached.
    ///
    /// - Throws: `DatabaseError`.
    public func setCursor(of source: String, to sequence: Int64) throws {
        try execute(
            """
            INSERT INTO event_cursor (source, sequence) VALUES (?, ?)
            ON CONFLICT (source) DO UPDATE SET sequence = excluded.sequence
            """,
            [.text(source), .integer(sequence)])
    }

    /// The reply stored with an idempotency key, nil where the key is new.
    ///
    /// - Throws: ``StoreError/idempotencyConflict(key:)`` where the key came with other input; `DatabaseError`.
    public func idempotentReply(key: String, inputHash: String) throws -> String? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT input_hash, reply FROM idempotency_key WHERE key = ?"), arguments: [key])
        guard let row else { return nil }
        guard row[0] == inputHash else { throw StoreError.idempotencyConflict(key: key) }
        return row[1]
    }

    /// Stores the reply with its key, in the same transaction as what the command did.
    ///
    /// - Throws: `DatabaseError`, also where the key is there already.
    public func storeReply(key: String, inputHash: String, reply: String, at time: Instant) throws {
        try execute(
            "INSERT INTO idempotency_key (key, input_hash, reply, time) VALUES (?, ?, ?, ?)",
            [.text(key), .text(inputHash), .text(reply), .instant(time)])
    }

    /// Forgets the oldest idempotency keys from before an instant, at most so many, and returns how many it forgot.
    ///
    /// - Throws: `DatabaseError`.
    public func pruneReplies(before time: Instant, limit: Int) throws -> Int {
        try execute(
            """
            DELETE FROM idempotency_key WHERE key IN (
                SELECT key FROM idempotency_key WHERE time < ? ORDER BY time LIMIT ?
            )
            """,
            [.instant(time), .integer(Int64(limit))])
    }
}
