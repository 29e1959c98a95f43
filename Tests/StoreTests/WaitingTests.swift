import Schema
import Testing

@testable import Store

@Suite("Waiting for the log and for deadlines")
struct WaitingTests {
    let folder = TestFolder()

    @Test("A hundred subscribers each see every event once, whenever they look")
    func subscribers() async throws {
        try await withWriter(try folder.open()) { store async throws in
            try await withThrowingTaskGroup(of: [Int64].self) { group async throws in
                for _ in 0..<100 {
                    group.addTask {
                        var seen: [Int64] = []
                        while seen.count < 60 {
                            try await store.events.changes(after: seen.last ?? 0)
                            seen += try await store.events.read(after: seen.last ?? 0, limit: 7).map(\.sequence)
                        }
                        return seen
                    }
                }
                for number in 0..<60 { _ = try await store.write { try $0.note("n\(number)") } }
                for try await seen in group { #expect(seen == Array(1...60)) }
            }
        }
    }

    @Test("A wait ends with its task, and with the store")
    func endings() async throws {
        let store = try folder.open()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    await #expect(throws: CancellationError.self) { try await store.events.changes(after: 0) }
                }
            }
            await until { store.latest.waiterCount == 100 }
            group.cancelAll()
            await group.waitForAll()
            #expect(store.latest.waiterCount == 0)
            group.addTask {
                await #expect(throws: CancellationError.self) { try await store.events.changes(after: 0) }
            }
        }
        let path = store.path
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await #expect(throws: StoreError.closed(path: path)) { try await store.deadlines.changes(from: nil) }
            }
            #expect(throws: Never.self) { try store.close() }
        }
    }

    @Test("A page says how far it looked, also where nothing matched")
    func pages() async throws {
        try await withWriter(try folder.open()) { store async throws in
            _ = try await store.writeEach(
                (1...9).map { number in
                    { try $0.append(.noted("n\(number)", type: number % 3 == 0 ? "Third" : "Other")) }
                })
            let first = try await store.events.page(after: 0, limit: 2, types: ["Third"])
            #expect(first.events.map(\.sequence) == [3, 6])
            #expect(first.through == 6)
            let rest = try await store.events.page(after: 6, limit: 2, types: ["Third", "Fourth"])
            #expect(rest.events.map(\.sequence) == [9])
            #expect(rest.through == 9)
            let none = try await store.events.page(after: 0, limit: 5, types: ["Fourth"])
            #expect(none.events.isEmpty && none.through == 9)
            #expect(rest.events == [StoredEvent(sequence: 9, event: .noted("n9", type: "Third"))])
        }
    }

    @Test("Deadlines come by due instant, kind and key; one of the same kind and key is replaced")
    func deadlines() async throws {
        @Sendable func deadline(_ due: Int64, _ kind: String, _ key: String) -> Deadline {
            Deadline(due: Instant(microseconds: due), kind: kind, key: key, payload: #"{"due":\#(due)}"#)
        }
        let (first, moved) = (deadline(20, "a", "y"), deadline(5, "b", "x"))
        try await withWriter(try folder.open()) { store async throws in
            #expect(store.deadlines.next == nil)
            try await store.write { transaction in
                for one in [deadline(30, "b", "x"), first, deadline(20, "a", "x"), deadline(20, "A", "z")] {
                    try transaction.schedule(one)
                }
            }
            #expect(try await store.deadlines.changes(from: nil) == Instant(microseconds: 20))
            try await store.write { try $0.schedule(moved) }
            #expect(store.deadlines.next == moved.due)
            let due = try await store.deadlines.due(upTo: Instant(microseconds: 20), limit: 9)
            #expect(due == [moved, deadline(20, "A", "z"), deadline(20, "a", "x"), first])
            #expect(try await store.deadlines.due(upTo: Instant(microseconds: 19), limit: 9) == [moved])
            #expect(try await store.deadlines.due(upTo: Instant(microseconds: 20), limit: 1) == [moved])
            let completed = try await store.write { transaction in
                try transaction.cancelDeadline(kind: "A", key: "z")
                return [try transaction.complete(deadline(30, "b", "x")), try transaction.complete(moved)]
            }
            #expect(completed == [false, true])
            #expect(store.deadlines.next == Instant(microseconds: 20))
        }
        #expect(try folder.open().deadlines.next == Instant(microseconds: 20))
    }

    @Test("Whoever waits for the next deadline is woken when an earlier one is set")
    func earlierDeadline() async throws {
        try await withWriter(try folder.open()) { store async throws in
            async let woken = store.deadlines.changes(from: nil)
            try await store.write { try $0.schedule(Deadline(due: Instant(microseconds: 7), kind: "k", key: "x")) }
            #expect(try await woken == Instant(microseconds: 7))
        }
    }
}
