import Foundation
import GRDB
import Schema
import Store
import Testing

@Suite("Opening a file")
struct OpeningTests {
    let folder = TestFolder()

    @Test("File, log and lock are their owner's alone, the tables strict, and the log keeps its id")
    func ownership() async throws {
        let first = try await withWriter(try folder.open()) { store async throws in
            try await store.probe()
            for suffix in ["", "-wal", "-shm", ".lock"] { #expect(try mode(store.path + suffix) == 0o600) }
            #expect(try mode((store.path as NSString).deletingLastPathComponent) == 0o700)
            let loose = try await store.read { db in
                try String.fetchAll(db, sql: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0")
            }
            #expect(loose == ["sqlite_schema"])
            #expect(try await store.read { try Int64.fetchOne($0, sql: "SELECT size FROM note") } == 9_000_000_000)
            return store.events.id
        }
        #expect(first.count == 32)
        #expect(try folder.open().events.id == first)
    }

    @Test("A second opener is refused and told by whom, until the first has closed")
    func secondOpener() throws {
        let store = try folder.open()
        #expect(throws: StoreError.inUse(path: folder.file, pid: getpid())) { try folder.open() }
        try store.close()
        try folder.open().close()
    }

    @Test("New migrations are applied once, to the data that is there")
    func migration() async throws {
        try folder.open().close()
        let second = Migration(id: "0002-colour", sql: "ALTER TABLE note ADD COLUMN colour TEXT;")
        for _ in 0..<2 { try Store.open(folder.configuration(migrations: [.notes, second])).close() }
        let newer = StoreError.newerSchema(path: folder.file, migration: "0002-colour")
        #expect(throws: newer) { try folder.open() }
    }

    @Test("A migration that reads differently now is refused")
    func changedMigration() throws {
        try folder.open().close()
        let changed = Migration(id: "0001-notes", sql: Migration.notes.sql + "\n")
        let refusal = StoreError.changedMigration(path: folder.file, migration: "0001-notes")
        #expect(throws: refusal) { try Store.open(folder.configuration(migrations: [changed])) }
    }

    @Test("A migration that fails leaves the file as it was")
    func failedMigration() throws {
        let broken = Migration(id: "0002", sql: "CREATE TABLE page (id TEXT); CREATE TABLE note (id TEXT);")
        let error = #expect(throws: StoreError.self) {
            try Store.open(folder.configuration(migrations: [.notes, broken]))
        }
        #expect("\(try #require(error))".hasPrefix("\(folder.file) could not take migration 0002: "))
        try folder.open().close()
    }

    @Test("Another service's file, and a database of no store, are refused")
    func strangers() throws {
        try folder.open().close()
        let other = StoreError.otherService(path: folder.file, found: "notes", expected: "intake")
        #expect(throws: other) { try Store.open(folder.configuration(service: "intake")) }

        let foreign = TestFolder()
        try FileManager.default.createDirectory(atPath: foreign.path + "/data", withIntermediateDirectories: true)
        try DatabaseQueue(path: foreign.file).write { try $0.execute(sql: "CREATE TABLE anything (id TEXT)") }
        #expect(throws: StoreError.notAStore(path: foreign.file)) { try foreign.open() }
    }

    @Test("A damaged file is refused", arguments: [0, 3, 11])
    func damage(page: Int) async throws {
        try await withWriter(try folder.open()) { store async throws in
            _ = try await store.writeEach((0..<500).map { number in { try $0.note("n\(number)") } })
        }
        var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file))
        bytes.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(repeating: 0x5A, count: 4096))
        try bytes.write(to: URL(fileURLWithPath: folder.file))
        let path = folder.file
        #expect {
            try folder.open()
        } throws: { error in
            guard case .damaged(path, _) = error as? StoreError else { return false }
            return true
        }
    }

    @Test("A folder that cannot be made is named")
    func unreachable() throws {
        try folder.open().close()
        let below = StoreConfiguration(path: folder.file + "/below.sqlite", service: "notes", migrations: [])
        let error = #expect(throws: StoreError.self) { try Store.open(below) }
        #expect("\(try #require(error))".hasPrefix("\(folder.file)/below.sqlite cannot be opened: "))
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
