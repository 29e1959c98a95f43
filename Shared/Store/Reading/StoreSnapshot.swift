public import GRDB

/// One state of a service's file, whatever is written meanwhile.
public struct StoreSnapshot: Sendable {
    let snapshot: DatabaseSnapshot
    let path: String

    /// Reads it.
    ///
    /// - Throws: What the body throws; `CancellationError`; ``StoreError/damaged(path:reason:)``,
    ///   ``StoreError/io(path:reason:)``.
    public func read<T: Sendable>(_ body: @Sendable (Database) throws -> T) async throws -> T {
        do {
            return try await snapshot.read(body)
        } catch {
            throw StoreError.forCaller(error, path: path)
        }
    }
}
