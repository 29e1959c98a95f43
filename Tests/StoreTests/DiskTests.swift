import Foundation
import GRDB
import Schema
import Store
import Testing

@Suite("Full disk and backup")
struct DiskTests {
    let folder = TestFolder()

    @Test("A full disk is a clear error; what was there stays, and writing goes on once there is space")
    func fullDisk() async throws {
        let path = folder.file
        try await withWriter(try folder.open()) { store async throws in
            try await store.write { _ = try $0.note("before") }
            try await setMaximumPages(of: store, to: 1)
            let big = String(repeating: "x", count: 100_000)
            await #expect(throws: StoreError.full(path: path)) { try await store.write { _ = try $0.note(big) } }
            #expect(try await store.noteCount() == 1)
            #expect(try await store.sequences() == [1])
            try await setMaximumPages(of: store, to: 1_000_000)
            #expect(try await store.write { try $0.note(big) } == 2)
            #expect(try await store.sequences() == [1, 2])
        }
    }

    @Test("Where the commit fails nobody of the batch is told otherwise, and the next batch goes through")
    func failedCommit() async throws {
        let store = try folder.open()
        try await withThrowingTaskGroup(of: Bool.self) { group async throws in
            for number in 0..<20 {
                group.addTask {
                    do {
                        try await store.write { transaction in
                            try transaction.note("n\(number)")
                            // Looked at when the transaction commits, and only then.
                            if number == 7 { try transaction.breakForeignKey() }
                        }
                        return true
                    } catch is StoreError {
                        return false
                    }
                }
                await until { store.waitingCount == number + 1 }
            }
            group.addTask {
                try await store.run()
                return true
            }
            for _ in 0..<20 {
                let stands = try await group.next()
                #expect(stands == false)
            }
            #expect(store.commitCount == 0)
            #expect(store.events.latestSequence == 0)
            #expect(try await store.noteCount() == 0)
            #expect(try await store.write { try $0.note("after") } == 1)
            #expect(try await store.sequences() == [1])
            group.cancelAll()
        }
    }

    @Test("A backup made while writing goes on is a whole store with the beginning of the log")
    func backup() async throws {
        let copy = TestFolder()
        try FileManager.default.createDirectory(atPath: copy.path + "/data", withIntermediateDirectories: true)
        let target = copy.file
        let committed = try await withWriter(try folder.open()) { store async throws in
            _ = try await store.writeEach((0..<300).map { number in { try $0.note("a\(number)") } })
            async let more: Void = {
                for number in 0..<100 { try await store.write { _ = try $0.note("b\(number)") } }
            }()
            try await store.backup(to: target)
            try await more
            await #expect(throws: StoreError.backupExists(path: target)) { try await store.backup(to: target) }
            return store.events.latestSequence
        }
        #expect(committed == 400)
        #expect(try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int == 0o600)
        let backup = try copy.open()
        let sequences = try await backup.sequences()
        #expect(sequences.count >= 300)
        #expect(sequences == (1...Int64(sequences.count)).map { $0 })
        #expect(try await backup.noteCount() == sequences.count)
        #expect(try backup.events.id == folder.open().events.id)
    }

    private func setMaximumPages(of store: Store, to count: Int) async throws {
        _ = try await store.write { try Int.fetchOne($0.db, sql: "PRAGMA max_page_count = \(count)") }
    }
}

extension Transaction {
    fileprivate func breakForeignKey() throws {
        try db.execute(
            sql: """
                CREATE TABLE page (
                    id TEXT NOT NULL PRIMARY KEY,
                    note TEXT NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED
                );
                INSERT INTO page (id, note) VALUES ('p', 'no such note');
                """)
    }
}
