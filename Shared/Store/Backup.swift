internal import Foundation
internal import GRDB
private import Glibc

extension Store {
    /// Copies the file as it is at this moment, while writing goes on, to a file that only its owner may read.
    ///
    /// The copy appears under its name when it is whole and on the disk.
    ///
    /// - Throws: ``StoreError/backupExists(path:)``; ``StoreError/unreachable(path:reason:)``, ``StoreError/full(path:)``
    ///   or ``StoreError/io(path:reason:)`` of the copy.
    public func backup(to target: String) async throws {
        if FileManager.default.fileExists(atPath: target) { throw StoreError.backupExists(path: target) }
        let partial = target + ".partial"
        try makePrivateFile(partial, flags: O_TRUNC)
        do {
            let copy = try DatabaseQueue(path: partial)
            try await pool.read { db in
                try copy.writeWithoutTransaction { try db.backup(to: $0) }
            }
            try copy.close()
            try FileManager.default.moveItem(atPath: partial, toPath: target)
        } catch {
            unlink(partial)
            throw StoreError(error, path: target)
        }
    }
}
