import Foundation
import GRDB
import Schema
import Store
import TestSupport
import Testing

@Suite("Group commit")
struct GroupCommitTests {
    let folder = TestFolder()

    @Test("Commands that wait share one commit")
    func sharing() async throws {
        let store = try folder.open()
        try await withThrowingTaskGroup(of: Void.self) { group async throws in
            for number in 0..<500 { group.addTask { try await store.write { _ = try $0.note("n\(number)") } } }
            await until { store.waitingCount == 500 }
            group.addTask { try await store.run() }
            for _ in 0..<500 { try await group.next() }
            #expect(store.commitCount == 1)
            #expect(try await store.noteCount() == 500)
            group.cancelAll()
        }
    }

    @Test("A batch takes no more than its bound, and commands handed in together are not parted")
    func bounds() async throws {
        var configuration = folder.configuration()
        configuration.maximumBatch = 10
        let store = try Store.open(configuration)
        let sizes = [4, 5, 3, 25, 1]
        try await withThrowingTaskGroup(of: Void.self) { group async throws in
            for (index, size) in sizes.enumerated() {
                let before = sizes[..<index].reduce(0, +)
                group.addTask {
                    _ = try await store.writeEach((0..<size).map { n in { try $0.note("n\(before + n)") } })
                }
                await until { store.waitingCount == before + size }
            }
            group.addTask { try await store.run() }
            for _ in sizes { try await group.next() }
            #expect(store.commitCount == 4)  // 4 + 5, 3, 25, 1
            group.cancelAll()
        }
    }

    @Test("A command that throws takes back itself alone", arguments: [1, 2, 3])
    func gapless(seed: UInt64) async throws {
        let store = try folder.open()
        let kept = try await withWriter(store) { store async throws in
            var random = SeededGenerator(state: seed)
            let plans = (0..<400).map { _ in
                (events: Int.random(in: 0...3, using: &random), fails: random.next() % 3 == 0)
            }
            let outcomes = await withTaskGroup(of: [Int64]?.self) { group in
                for (number, plan) in plans.enumerated() {
                    group.addTask {
                        try? await store.write { transaction in
                            let sequences = try (0..<plan.events).map { try transaction.note("\(number)-\($0)") }
                            if plan.fails { throw Refusal() }
                            return sequences
                        }
                    }
                }
                return await group.reduce(into: [[Int64]]()) { all, one in if let one { all.append(one) } }
            }
            #expect(outcomes.count == plans.count { !$0.fails })
            #expect(try await store.sequences() == outcomes.flatMap { $0 }.sorted())
            return outcomes.joined().count
        }
        #expect(kept > 0)
        let again = try folder.open()
        #expect(try await again.sequences() == (0..<kept).map { Int64($0) + 1 })
        #expect(again.events.latestSequence == Int64(kept))
        #expect(try await again.noteCount() == kept)
    }

    @Test("Of commands handed in together each has its own outcome")
    func each() async throws {
        try await withWriter(try folder.open()) { store async throws in
            let results = try await store.writeEach(
                (0..<6).map { number in
                    { transaction in
                        let sequence = try transaction.note("n\(number % 5)")
                        if number == 2 { throw Refusal() }
                        return sequence
                    }
                })
            #expect(results.map { try? $0.get() } == [1, 2, nil, 3, 4, nil])
            #expect(throws: Refusal()) { try results[2].get() }
            let duplicate = #expect(throws: DatabaseError.self) { try results[5].get() }
            #expect(duplicate?.resultCode == .SQLITE_CONSTRAINT)
            #expect(store.commitCount == 1)
            #expect(try await store.writeEach([@Sendable (Transaction) throws -> Int]()).isEmpty)
        }
    }

    @Test("A caller is resumed after the commit: another connection sees its row")
    func durable() async throws {
        let file = folder.file
        try await withWriter(try folder.open()) { store async throws in
            let other = try DatabaseQueue(path: file)
            for number in 0..<20 {
                try await store.write { _ = try $0.note("n\(number)") }
                let query = "SELECT id FROM note WHERE id = 'n\(number)'"
                #expect(try await other.read { try String.fetchOne($0, sql: query) } == "n\(number)")
            }
            let settings = try await store.write { transaction in
                [
                    try String.fetchOne(transaction.db, sql: "PRAGMA journal_mode"),
                    try String.fetchOne(transaction.db, sql: "PRAGMA synchronous"),
                    try String.fetchOne(transaction.db, sql: "PRAGMA foreign_keys"),
                ]
            }
            #expect(settings == ["wal", "2", "1"])
        }
    }

    @Test("A dry run returns its value and leaves nothing")
    func dryRun() async throws {
        try await withWriter(try folder.open()) { store async throws in
            let sequence = try await store.write { transaction in
                transaction.isDryRun = true
                return try transaction.note("never")
            }
            #expect(sequence == 1)
            #expect(try await store.noteCount() == 0)
            #expect(try await store.write { try $0.note("ever") } == 1)
            #expect(try await store.sequences() == [1])
        }
    }

    @Test("A command whose caller has given up is not run")
    func cancelledBefore() async throws {
        let store = try folder.open()
        let hasRun = Flag()
        try await withThrowingTaskGroup(of: Void.self) { group async throws in
            group.addTask {
                await #expect(throws: CancellationError.self) { try await store.write { _ in hasRun.set() } }
            }
            await until { store.waitingCount == 1 }
            group.cancelAll()
            try await withWriter(store) { _ in }
        }
        #expect(!hasRun.isSet)
    }

    @Test("A command whose caller gives up while it runs is taken back")
    func cancelledWithin() async throws {
        try await withWriter(try folder.open()) { store async throws in
            let isRunning = Flag()
            let mayEnd = DispatchSemaphore(value: 0)
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    await #expect(throws: CancellationError.self) {
                        try await store.write { transaction in
                            isRunning.set()
                            mayEnd.wait()
                            try transaction.note("never")
                        }
                    }
                }
                await until { isRunning.isSet }
                group.cancelAll()
                mayEnd.signal()
            }
            #expect(try await store.noteCount() == 0)
            #expect(try await store.write { try $0.note("ever") } == 1)
        }
    }

    @Test("More commands than may wait are refused, and so is what comes after the end")
    func refusals() async throws {
        let store = try Store.open(folder.configuration(maximumWaiting: 2))
        let overloaded = StoreError.overloaded(path: folder.file, limit: 2)
        await #expect(throws: overloaded) { try await store.writeEach((0..<3).map { _ in { _ in } }) }
        try await withWriter(store) { store async throws in
            try await store.write { _ in }
            await #expect(throws: StoreError.runsAlready(path: store.path)) { try await store.run() }
        }
        await #expect(throws: StoreError.closed(path: folder.file)) { try await store.write { _ in } }
        await #expect(throws: StoreError.closed(path: folder.file)) { try await store.events.changes(after: 0) }
        await #expect(throws: StoreError.closed(path: folder.file)) { try await store.run() }
    }

    @Test("What waits when the writer is stopped is still written")
    func draining() async throws {
        let store = try folder.open()
        try await withThrowingTaskGroup(of: Void.self) { group async throws in
            for number in 0..<50 { group.addTask { try await store.write { _ = try $0.note("n\(number)") } } }
            await until { store.waitingCount == 50 }
            try store.close()
            try await group.waitForAll()
        }
        #expect(try await folder.open().noteCount() == 50)
    }
}
