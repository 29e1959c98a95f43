internal import Foundation
internal import GRDB
internal import Schema

/// A file opened, checked and brought to the program's schema, and what a store must know of it.
struct Opening {
    let pool: DatabasePool
    let checkpointer: Checkpointer
    let ownership: FileOwnership
    let logID: String
    let lastSequence: Int64
    let nextDeadline: Instant?

    init(_ configuration: StoreConfiguration) throws(StoreError) {
        let path = configuration.path
        try Opening.makeFolder(of: path)
        ownership = try FileOwnership(of: path)
        try makePrivateFile(path)
        do {
            let schema = SchemaCheck(configuration: configuration)
            // Looked at before WAL mode is set, so that a file which is refused stays as it was.
            try DatabaseQueue(path: path).inDatabase(schema.inspect)
            pool = try DatabasePool(path: path, configuration: Opening.connections(configuration))
            let checkpointer = try Checkpointer(
                path: path, growth: configuration.checkpointPages, Opening.connections(configuration))
            self.checkpointer = checkpointer
            (logID, lastSequence, nextDeadline) = try pool.writeWithoutTransaction { db in
                // GRDB sets NORMAL when it opens a pool; a reply must not outrun the disk.
                try db.execute(sql: "PRAGMA synchronous = FULL")
                checkpointer.follow(db)
                try db.inTransaction(.immediate) {
                    try schema.migrate(db)
                    return .commit
                }
                return (
                    try String.fetchOne(db, sql: "SELECT log_id FROM service") ?? "",
                    try Int64.fetchOne(db, sql: "SELECT MAX(sequence) FROM event") ?? 0,
                    try Deadlines.next(db)
                )
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private static func makeFolder(of path: String) throws(StoreError) {
        do {
            try FileManager.default.createDirectory(
                at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unreachable(path: path, reason: error.localizedDescription)
        }
    }

    private static func connections(_ configuration: StoreConfiguration) -> Configuration {
        var connections = Configuration()
        connections.label = "store." + configuration.service
        connections.maximumReaderCount = configuration.maximumReaders
        connections.busyMode = .timeout(5)
        connections.prepareDatabase { db in
            let cache = db.configuration.readonly ? configuration.readerCacheKiB : configuration.writerCacheKiB
            try db.execute(sql: "PRAGMA cache_size = -\(cache)")
            try db.execute(sql: "PRAGMA journal_size_limit = 33554432")
        }
        return connections
    }
}
