private import Foundation
public import GRDB
internal import Schema
internal import Synchronization

/// The one file of a service: its tables, its event log, its cursors, idempotency keys and deadlines.
///
/// Many commands are written in one transaction and synced to the disk once (group commit); reads run beside it on
/// connections of their own. A store is opened, its ``run()`` is made a child task, and it is closed at the end.
public final class Store: Sendable {
    /// The database file.
    public let path: String
    /// The id of the event log, see ``EventLog/id``.
    let logID: String
    /// The newest events.
    let tail: EventTail
    /// The newest committed sequence.
    let latest: Watched<Int64>
    /// The earliest committed deadline.
    let nextDeadline: Watched<Instant?>
    let pool: DatabasePool

    private let queue: CommandQueue
    private let writer: Writer
    private let checkpointer: Checkpointer
    private let ownership: FileOwnership

    /// Opens a service's file, or makes it, and brings it to the program's schema.
    ///
    /// - Throws: ``StoreError``: ``StoreError/inUse(path:pid:)``, ``StoreError/unreachable(path:reason:)``,
    ///   ``StoreError/damaged(path:reason:)``, ``StoreError/notAStore(path:)``,
    ///   ``StoreError/otherService(path:found:expected:)``, ``StoreError/newerSchema(path:migration:)``,
    ///   ``StoreError/changedMigration(path:migration:)``, ``StoreError/failedMigration(path:migration:reason:)``,
    ///   ``StoreError/full(path:)`` or ``StoreError/io(path:reason:)``. The file is then as it was.
    public static func open(_ configuration: StoreConfiguration) throws(StoreError) -> Store {
        Store(try Opening(configuration), configuration)
    }

    private init(_ opening: Opening, _ configuration: StoreConfiguration) {
        path = configuration.path
        logID = opening.logID
        pool = opening.pool
        checkpointer = opening.checkpointer
        ownership = opening.ownership
        tail = EventTail(after: opening.lastSequence)
        latest = Watched(opening.lastSequence)
        nextDeadline = Watched(opening.nextDeadline)
        queue = CommandQueue(configuration)
        writer = Writer(
            queue, tail: tail, latest: latest, nextDeadline: nextDeadline, opening.checkpointer, path: path)
    }

    /// The events of this service.
    public var events: EventLog { EventLog(id: logID, store: self) }

    /// What is due and when.
    public var deadlines: Deadlines { Deadlines(store: self) }

    /// How many commands wait for the writer.
    public var waitingCount: Int { queue.count }

    /// How many transactions were committed since the store was opened; each carries many commands.
    public var commitCount: Int { writer.commitCount.load(ordering: .relaxed) }

    /// Writes what is handed in until the task is cancelled or the store is closed; what waits then is still written.
    ///
    /// - Throws: ``StoreError/runsAlready(path:)``, ``StoreError/closed(path:)``.
    public func run() async throws {
        try queue.serve()
        await withTaskCancellationHandler {
            // A thread of its own: a command waits for no other thread to be woken, and no cancelled task breaks off a write.
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { [queue, pool, writer] in
                    while queue.waitForMore() { pool.writeWithoutTransaction { writer.drain($0) } }
                    continuation.resume()
                }
            }
        } onCancel: {
            queue.stop()
        }
    }

    /// Runs a command in the next transaction and returns its value once that is on the disk.
    ///
    /// A command that throws takes back what it did itself, and nothing of the others. A caller cancelled before its
    /// command has ended finds nothing of it in the file.
    ///
    /// - Throws: What the command throws; `CancellationError`; ``StoreError/overloaded(path:limit:)``,
    ///   ``StoreError/closed(path:)``, ``StoreError/full(path:)``, ``StoreError/io(path:reason:)``.
    public func write<T: Sendable>(_ command: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        let slot = Slot<T>()
        let failures = try await submit([slot.filled(by: command)])
        return try outcome(failures[0], slot).get()
    }

    /// Runs many commands, each as ``write(_:)`` does, in one transaction, and returns in their order what became of each.
    ///
    /// - Throws: As ``write(_:)``, and then nothing of any of them is in the file.
    public func writeEach<T: Sendable>(
        _ commands: [@Sendable (Transaction) throws -> T]
    ) async throws -> [Result<T, any Error>] {
        if commands.isEmpty { return [] }
        let slots = commands.map { _ in Slot<T>() }
        let failures = try await submit(zip(slots, commands).map { slot, command in slot.filled(by: command) })
        return zip(failures, slots).map(outcome)
    }

    private func outcome<T>(_ failure: (any Error)?, _ slot: Slot<T>) -> Result<T, any Error> {
        if let failure { return .failure(StoreError.forCaller(failure, path: path)) }
        guard let value = slot.value else { preconditionFailure("a command that did not fail left its value") }
        return .success(value)
    }

    private func submit(_ commands: [Command]) async throws -> Submission.Failures {
        let submission = Submission(commands)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                submission.caller = continuation
                do throws(StoreError) {
                    try queue.submit(submission)
                } catch {
                    submission.failed(error)
                }
            }
        } onCancel: {
            submission.cancel()
        }
    }

    /// Reads one state of the file, beside the writer, on a connection that cannot write.
    ///
    /// - Throws: What the body throws; `CancellationError`; ``StoreError/damaged(path:reason:)``,
    ///   ``StoreError/io(path:reason:)``.
    public func read<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
        do {
            return try await pool.read(body)
        } catch {
            throw StoreError.forCaller(error, path: path)
        }
    }

    /// One state of the file to be read from again and again, beside the writer, until it is let go.
    ///
    /// While it is held the write-ahead log can't be emptied: it is for one long answer, not for keeping.
    ///
    /// - Throws: ``StoreError/damaged(path:reason:)``, ``StoreError/io(path:reason:)``.
    public func snapshot() throws -> StoreSnapshot {
        do {
            return StoreSnapshot(snapshot: try pool.makeSnapshot(), path: path)
        } catch {
            throw StoreError.forCaller(error, path: path)
        }
    }

    /// Writes a row of its own and commits it: proof that the disk takes what is given to it.
    ///
    /// - Throws: As ``write(_:)``.
    public func probe() async throws {
        _ = try await write { transaction in
            try transaction.execute(
                """
                INSERT INTO health_probe (name, count) VALUES ('probe', 1)
                ON CONFLICT (name) DO UPDATE SET count = health_probe.count + 1
                """)
        }
    }

    /// Takes no more commands, writes those that wait, ends all waits for events and deadlines, and closes the file.
    ///
    /// The file can be opened again afterwards. Blocks until open reads have ended.
    ///
    /// - Throws: ``StoreError/io(path:reason:)`` where SQLite could not close.
    public func close() throws(StoreError) {
        queue.stop()
        latest.end(.closed(path: path))
        nextDeadline.end(.closed(path: path))
        do {
            pool.writeWithoutTransaction { writer.drain($0) }
            try checkpointer.close()
            _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try pool.close()
            ownership.release()
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
