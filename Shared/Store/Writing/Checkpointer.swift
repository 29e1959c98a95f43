private import Dispatch
internal import GRDB
private import GRDBSQLite
private import Synchronization

/// Copies the write-ahead log into the file beside the writer, in place of SQLite's own checkpoints, for which a commit waits.
///
/// A connection of its own copies again and again what the log has grown by. Under load the writer has then added more, the
/// log is never empty and cannot begin anew: so now and then the writer copies the little that is left, between two commits.
final class Checkpointer: Sendable {
    /// Pages that the log grows by before it is copied.
    private let growth: Int
    /// Pages from which the writer copies what is left.
    private var long: Int { 4 * growth }
    /// Pages at which the writer waits for the copying.
    private var limit: Int { 16 * growth }

    private struct State {
        /// Pages in the log.
        var pages = 0
        /// Pages that were in it when it was last copied.
        var copied = 0
        var isCopying = false
    }

    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "store.checkpoint")
    private let connection: DatabaseQueue

    /// A checkpointer of a file that is in WAL mode, with the settings of its other connections.
    init(path: String, growth: Int, _ configuration: Configuration) throws {
        self.growth = growth
        connection = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Learns how long the log is from the commits of the writer's connection, which it must outlive.
    func follow(_ writer: Database) {
        sqlite3_wal_hook(
            writer.sqliteConnection,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                Unmanaged<Checkpointer>.fromOpaque(context).takeUnretainedValue().state.withLock {
                    // Fewer than there were: the log has begun anew.
                    if pages < $0.pages { $0.copied = 0 }
                    $0.pages = Int(pages)
                }
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Has copied what is to be copied; the writer calls it when it has told everybody of a commit.
    func step(_ writer: Database) {
        let (pages, mustStart, isLittleLeft) = state.withLock { [growth] state in
            let grown = state.pages - state.copied
            let mustStart = !state.isCopying && grown >= growth
            let isLittleLeft = !state.isCopying && grown < growth / 4
            if mustStart { (state.isCopying, state.copied) = (true, state.pages) }
            return (state.pages, mustStart, isLittleLeft)
        }
        if mustStart { queue.async { [self] in copy() } }
        if pages >= limit { queue.sync {} }
        if pages >= long, isLittleLeft { checkpoint(writer) }
    }

    /// Waits for a copy under way, and copies no more.
    func close() throws {
        queue.sync {}
        try connection.close()
    }

    private func copy() {
        connection.inDatabase { checkpoint($0) }
        state.withLock { $0.isCopying = false }
    }

    /// A failure is met again, and told, by the commit that needs the disk.
    private func checkpoint(_ db: Database) {
        sqlite3_wal_checkpoint_v2(db.sqliteConnection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
    }
}
