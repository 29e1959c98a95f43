public import GRDB
internal import Schema

/// What a command may do: read and write its service's tables, append events, set deadlines and cursors.
///
/// It is valid inside its command only. All that a command does stands together or not at all.
public final class Transaction {
    /// The connection, for the SQL of the service's own Store folder.
    public let db: Database

    /// Set it and the command's value is returned while all that the command did is taken back.
    public var isDryRun = false

    /// What was appended, in the order of the log.
    private(set) var events: [StoredEvent] = []
    /// Whether the earliest deadline may have become another.
    var touchesDeadlines = false

    // Counted in memory: the writer is the only one to append.
    private let firstSequence: Int64

    /// The statements run so far, by the place of their SQL.
    var statements: [UnsafeRawPointer: (sql: String, statement: Statement)] = [:]

    // Looked up once a batch, as every command runs them.
    private let savepoint: Statement
    private let release: Statement
    private let insertEvent: Statement

    init(_ db: Database, after sequence: Int64) throws {
        self.db = db
        firstSequence = sequence + 1
        savepoint = try db.cachedStatement(sql: "SAVEPOINT command")
        release = try db.cachedStatement(sql: "RELEASE SAVEPOINT command")
        insertEvent = try db.cachedStatement(
            sql: """
                INSERT INTO event
                    (sequence, type, subject, time, data, clauses, correlation_id, causation_id, traceparent)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
    }

    /// Appends an event to the log and returns its sequence.
    ///
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func append(_ event: EventDraft) throws -> Int64 {
        precondition(!event.clauses.contains { $0.utf8.contains(0x20) }, "a clause id contains no space")
        let sequence = firstSequence + Int64(events.count)
        try execute(
            insertEvent,
            [
                .integer(sequence), .text(event.type), .text(event.subject), .instant(event.time), .text(event.data),
                .text(event.clauses.joined(separator: " ")), .optional(event.correlationID),
                .optional(event.causationID), .optional(event.traceparent),
            ])
        events.append(StoredEvent(sequence: sequence, event: event))
        return sequence
    }

    /// Runs a command in a savepoint of its own and returns why it is not in the file, nil where it is.
    ///
    /// A dry run is no failure, though nothing of it is in the file either.
    ///
    /// - Throws: Only where the whole batch is lost: SQLite has rolled the transaction back by itself.
    func attempt(_ command: Command, isCancelled: () -> Bool) throws -> (any Error)? {
        if isCancelled() { return CancellationError() }
        let eventsBefore = events.count
        isDryRun = false
        try execute(savepoint)
        var failure: (any Error)?
        do { try command(self) } catch { failure = error }
        if !db.isInsideTransaction {
            throw failure ?? DatabaseError(resultCode: .SQLITE_ABORT, message: "the command ended the transaction")
        }
        if isCancelled() { failure = CancellationError() }
        if isDryRun || failure != nil {
            try execute("ROLLBACK TO SAVEPOINT command")
            events.removeLast(events.count - eventsBefore)
        }
        try execute(release)
        return failure
    }
}

/// A command whose value goes where its caller finds it.
typealias Command = @Sendable (Transaction) throws -> Void
