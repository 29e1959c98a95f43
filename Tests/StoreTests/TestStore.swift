import Foundation
import GRDB
import Schema
import Store
import Synchronization

/// A folder of its own for one test, gone when the test lets go of it.
final class TestFolder: Sendable {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID())").path
    var file: String { path + "/data/notes.sqlite" }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The configuration of a service that keeps notes.
    func configuration(
        service: String = "notes", migrations: [Migration] = [.notes], maximumWaiting: Int = 10_000
    ) -> StoreConfiguration {
        var configuration = StoreConfiguration(path: file, service: service, migrations: migrations)
        configuration.maximumWaiting = maximumWaiting
        return configuration
    }

    func open() throws -> Store { try Store.open(configuration()) }
}

extension Migration {
    static let notes = Migration(
        id: "0001-notes",
        sql: """
            -- What is noted; a semicolon in a comment ends nothing.
            CREATE TABLE note (
                id TEXT NOT NULL PRIMARY KEY,
                size BIGINT NOT NULL CHECK (size >= 0)
            );
            INSERT INTO note (id, size) VALUES ('first; of all', 9000000000);
            """)
}

struct Refusal: Error, Equatable {}

/// Runs a body beside a store's writer, and closes the store.
@discardableResult
func withWriter<T: Sendable>(_ store: Store, _ body: @Sendable (Store) async throws -> T) async throws -> T {
    try await withThrowingTaskGroup(of: Void.self) { group async throws in
        group.addTask { try await store.run() }
        let value = try await body(store)
        group.cancelAll()
        try await group.waitForAll()
        try store.close()
        return value
    }
}

/// Gives way to other tasks until a condition holds.
func until(_ condition: () -> Bool) async {
    while !condition() { await Task.yield() }
}

extension Transaction {
    /// Notes something and says so in the log.
    @discardableResult
    func note(_ id: String, size: Int64 = 1) throws -> Int64 {
        try execute("INSERT INTO note (id, size) VALUES (?, ?)", [.text(id), .integer(size)])
        return try append(.noted(id))
    }
}

extension EventDraft {
    static func noted(_ id: String, type: String = "Noted") -> EventDraft {
        EventDraft(
            type: type, subject: id, time: Instant(microseconds: 1_700_000_000_000_000), data: "{}",
            clauses: ["migu-membership/7.1", "migu-membership/a7"], correlationID: "c-" + id)
    }
}

extension Store {
    func noteCount() async throws -> Int {
        try await read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM note WHERE id <> 'first; of all'") ?? -1 }
    }

    func sequences() async throws -> [Int64] {
        try await events.read(after: 0, limit: 100_000).map(\.sequence)
    }
}

/// Something that one task tells another.
final class Flag: Sendable {
    private let state = Atomic(false)
    var isSet: Bool { state.load(ordering: .sequentiallyConsistent) }
    func set() { state.store(true, ordering: .sequentiallyConsistent) }
}
