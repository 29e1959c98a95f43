/// What a store is opened with: whose file, where, and how much it may hold in memory.
public struct StoreConfiguration: Sendable {
    /// The database file.
    ///
    /// Its folder is made (0700) where it is missing, the file (0600) too.
    public var path: String
    /// The service whose file it is, such as `complaint-monitor`.
    ///
    /// Another service's file is refused.
    public var service: String
    /// The service's own migrations, oldest first.
    ///
    /// Only ever append to this list.
    public var migrations: [Migration]
    /// How many commands may wait for the writer; beyond it `write` throws ``StoreError/overloaded(path:limit:)``.
    public var maximumWaiting = 32_768
    /// How many commands share one commit at most.
    ///
    /// Commands handed in together are never parted.
    public var maximumBatch = 1_024
    /// Pages of 4 KiB that the write-ahead log grows by before they are copied into the file.
    ///
    /// Under steady load it becomes some four times as long, and then begins anew. A page that many commits touch is
    /// copied once.
    public var checkpointPages = 2_000
    /// How many reads run at a time, each on a connection of its own.
    public var maximumReaders = 4
    /// The page cache of the writing connection in KiB; it grows only as pages are used.
    public var writerCacheKiB = 16_384
    /// The page cache of each reading connection in KiB.
    public var readerCacheKiB = 2_048
    /// The id given to the event log if this opening creates it: 32 hexadecimal digits, by default random.
    public var newLogID = StoreConfiguration.randomID()

    /// A configuration with the default sizes.
    public init(path: String, service: String, migrations: [Migration]) {
        self.path = path
        self.service = service
        self.migrations = migrations
    }

    private static func randomID() -> String {
        (0..<4).map { _ in
            let digits = String(UInt32.random(in: 0...UInt32.max), radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }
}
