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

    /// The sequence of the newest event, counted in memory: the writer is the only one to append.
    private(set) var lastSequence: Int64
    /// Whether the earliest deadline may have become another.
    var touchesDeadlines = false

    init(_ db: Database, lastSequence: Int64) {
        self.db = db
        self.lastSequence = lastSequence
    }

    /// Appends an event to the log and returns its sequence.
    ///
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func append(_ event: EventDraft) throws -> Int64 {
        precondition(!event.clauses.contains { $0.contains(" ") }, "a clause id contains no space")
        let sequence = lastSequence + 1
        try execute(
            """
            INSERT INTO event
                (sequence, type, subject, time, data, clauses, correlation_id, causation_id, traceparent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(sequence), .text(event.type), .text(event.subject), .instant(event.time), .text(event.data),
                .text(event.clauses.joined(separator: " ")), .optional(event.correlationID),
                .optional(event.causationID), .optional(event.traceparent),
            ])
        lastSequence = sequence
        return sequence
    }

    /// Runs a command in a savepoint of its own and returns what became of it.
    ///
    /// - Throws: Only where the whole batch is lost: SQLite has rolled the transaction back by itself.
    func attempt<T>(
        _ command: (Transaction) throws -> T, isCancelled: () -> Bool
    ) throws -> Result<T, any Error> {
        if isCancelled() { return .failure(CancellationError()) }
        let sequenceBefore = lastSequence
        isDryRun = false
        try execute("SAVEPOINT command")
        var result = Result { try command(self) }
        if !db.isInsideTransaction {
            throw result.failure ?? DatabaseError(resultCode: .SQLITE_ABORT, message: "the transaction was ended")
        }
        if isCancelled() { result = .failure(CancellationError()) }
        if isDryRun || result.failure != nil {
            try execute("ROLLBACK TO SAVEPOINT command")
            lastSequence = sequenceBefore
        }
        try execute("RELEASE SAVEPOINT command")
        return result
    }
}

extension Result {
    fileprivate var failure: Failure? { if case .failure(let error) = self { error } else { nil } }
}
