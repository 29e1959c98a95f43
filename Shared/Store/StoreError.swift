internal import GRDB

/// Why the store refused or failed.
///
/// What a command itself throws reaches its caller unchanged.
public enum StoreError: Error, Hashable, Sendable {
    /// Another store holds the file: a second service, or one that has not ended yet.
    case inUse(path: String, pid: Int32?)
    /// The file or its folder cannot be made or opened.
    case unreachable(path: String, reason: String)
    /// The file is no SQLite database, or its content fails SQLite's own check.
    case damaged(path: String, reason: String)
    /// A sound SQLite database that no store has made.
    case notAStore(path: String)
    /// The file of another service.
    case otherService(path: String, found: String, expected: String)
    /// The file has seen a migration that this program does not know: a newer program made it.
    case newerSchema(path: String, migration: String)
    /// A migration that the file has seen reads differently now; migrations are append-only.
    case changedMigration(path: String, migration: String)
    /// A new migration could not be applied; nothing of it is in the file.
    case failedMigration(path: String, migration: String, reason: String)
    /// The disk is full. Nothing of the command is in the file; the store works again once there is space.
    case full(path: String)
    /// Reading or writing the file failed. Nothing of the command is in the file.
    case io(path: String, reason: String)
    /// Too many commands wait for the writer; this one was not taken.
    case overloaded(path: String, limit: Int)
    /// The store is closed, or is closing and takes nothing more.
    case closed(path: String)
    /// The writer runs already: a store has one.
    case runsAlready(path: String)
    /// The idempotency key was used before, with other input.
    case idempotencyConflict(key: String)
    /// There is a file already where a backup was to go.
    case backupExists(path: String)
}

extension StoreError: CustomStringConvertible {
    /// What happened to which file, in one English sentence for the log.
    public var description: String {
        switch self {
        case .inUse(let path, let pid):
            "\(path) is in use by " + (pid.map { "process \($0)" } ?? "another process")
        case .unreachable(let path, let reason): "\(path) cannot be opened: \(reason)"
        case .damaged(let path, let reason): "\(path) is damaged: \(reason)"
        case .notAStore(let path): "\(path) is a database, but not one of a service"
        case .otherService(let path, let found, let expected): "\(path) belongs to \(found), not to \(expected)"
        case .newerSchema(let path, let migration):
            "\(path) was written by a newer program: migration \(migration) is unknown here"
        case .changedMigration(let path, let migration):
            "\(path) has seen migration \(migration) with another text; applied migrations must not change"
        case .failedMigration(let path, let migration, let reason):
            "\(path) could not take migration \(migration): \(reason)"
        case .full(let path): "\(path) cannot grow: the disk is full"
        case .io(let path, let reason): "\(path) could not be read or written: \(reason)"
        case .overloaded(let path, let limit): "\(path) has \(limit) commands waiting and takes no more"
        case .closed(let path): "\(path) is closed"
        case .runsAlready(let path): "\(path) has its writer already"
        case .idempotencyConflict(let key): "idempotency key \(key) was used before, with other input"
        case .backupExists(let path): "\(path) exists already"
        }
    }
}

extension StoreError {
    /// What an error of SQLite means for the store that it befell.
    init(_ error: any Error, path: String) {
        self = (error as? StoreError) ?? StoreError.ofTheFile(error, path: path) ?? .io(path: path, reason: "\(error)")
    }

    /// The error to hand to a caller: of the store where the file is at fault, else what was thrown.
    static func forCaller(_ error: any Error, path: String) -> any Error { ofTheFile(error, path: path) ?? error }

    private static func ofTheFile(_ error: any Error, path: String) -> StoreError? {
        guard let error = error as? DatabaseError else { return nil }
        switch error.resultCode {
        case .SQLITE_FULL: return .full(path: path)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .damaged(path: path, reason: error.description)
        case .SQLITE_IOERR, .SQLITE_BUSY, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_NOMEM:
            return .io(path: path, reason: error.description)
        default: return nil
        }
    }
}
