import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("The log's newest events are read from memory")
struct TailTests {
    let folder = TestFolder()
    private let types = ["A", "B", "C"]

    @Test("and are page for page those of the file", arguments: [3, 14] as [UInt64])
    func asInTheFile(seed: UInt64) async throws {
        var random = SeededGenerator(state: seed)
        let store = try folder.open()
        let drafts = (0..<3 * EventTail.capacity).map {
            EventDraft.noted("n\($0)", type: types.randomElement(using: &random)!)
        }
        // What is asked for: also from before the tail, and from its very beginning.
        let asked = (0..<200).map { number in
            let first =
                number < 20 ? EventTail.capacity - 10 + number : Int.random(in: 0...drafts.count, using: &random)
            return (
                after: Int64(first), limit: Int.random(in: 0...300, using: &random),
                types: Bool.random(using: &random) ? Set(types.shuffled(using: &random).prefix(2)) : nil
            )
        }
        let live = try await withWriter(store) { store in
            for chunk in stride(from: 0, to: drafts.count, by: 100) {
                _ = try await store.writeEach(
                    drafts[chunk..<min(chunk + 100, drafts.count)].map { draft in { try $0.append(draft) } })
            }
            #expect(store.tail.page(after: 0, limit: 1, types: nil) == nil)
            #expect(store.tail.page(after: Int64(drafts.count - EventTail.capacity), limit: 1, types: nil) != nil)
            return try await pages(asked, of: store)
        }
        // Opened anew there is nothing in memory.
        let stored = try await withWriter(try folder.open()) { try await pages(asked, of: $0) }
        #expect(live == stored)
    }

    private func pages(
        _ asked: [(after: Int64, limit: Int, types: Set<String>?)], of store: Store
    ) async throws -> [EventPage] {
        var pages: [EventPage] = []
        for one in asked {
            pages.append(try await store.events.page(after: one.after, limit: one.limit, types: one.types))
        }
        return pages
    }

    @Test("what a command took back is not among them")
    func takenBack() async throws {
        try await withWriter(try folder.open()) { store in
            let commands: [@Sendable (Transaction) throws -> Int64] = [
                { try $0.note("a") },
                { transaction in
                    try transaction.note("b")
                    throw Refusal()
                },
                { transaction in
                    transaction.isDryRun = true
                    return try transaction.note("c")
                },
                { try $0.note("d") },
            ]
            let outcomes = try await store.writeEach(commands)
            let sequences = outcomes.map { try? $0.get() }
            #expect(sequences == [1, nil, 2, 2])
            #expect(try await store.events.read(after: 0, limit: 9).map(\.event.subject) == ["a", "d"])
        }
    }
}

@Suite("The write-ahead log is copied beside the writer")
struct CheckpointTests {
    let folder = TestFolder()

    private func size(_ suffix: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: folder.file + suffix)[.size] as? Int ?? -1
    }

    private func open() throws -> Store {
        var configuration = folder.configuration()
        configuration.checkpointPages = 50
        return try Store.open(configuration)
    }

    @Test("under steady load it begins anew, and nothing is lost")
    func bounded() async throws {
        try await withWriter(try open()) { store in
            for number in 0..<2_000 { _ = try await store.write { try $0.note("n\(number)") } }
            // Without a restart 2,000 commits of some five pages make 40 MB.
            #expect(try size("-wal") < 16 * 50 * 4_200)
            #expect(try size("") > 100_000)
            #expect(try await store.noteCount() == 2_000)
        }
        let count = try await withWriter(try open()) { try await $0.noteCount() }
        #expect(count == 2_000)
    }

    @Test("a long read holds it and no commit waits for it")
    func held() async throws {
        try await withWriter(try open()) { store in
            let snapshot = try store.snapshot()
            for number in 0..<500 { _ = try await store.write { try $0.note("n\(number)") } }
            let seen = try await snapshot.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM note") }
            #expect(seen == 1)
            #expect(try await store.noteCount() == 500)
        }
    }
}
