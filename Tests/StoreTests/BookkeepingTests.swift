import Schema
import Store
import Testing

@Suite("Idempotency keys, cursors and the probe")
struct BookkeepingTests {
    let folder = TestFolder()
    let noon = Instant(microseconds: 1_700_000_000_000_000)

    @Test("A key gives its first reply again, also after a restart, and refuses other input")
    func idempotency() async throws {
        let noon = noon
        try await withWriter(try folder.open()) { store async throws in
            let before = try await store.write { transaction in
                let reply = try transaction.idempotentReply(key: "k", inputHash: "h")
                try transaction.storeReply(key: "k", inputHash: "h", reply: "{}", at: noon)
                return reply
            }
            #expect(before == nil)
        }
        try await withWriter(try folder.open()) { store async throws in
            #expect(try await store.write { try $0.idempotentReply(key: "k", inputHash: "h") } == "{}")
            await #expect(throws: StoreError.idempotencyConflict(key: "k")) {
                try await store.write { try $0.idempotentReply(key: "k", inputHash: "other") }
            }
        }
    }

    @Test("The key of a command that throws is not kept")
    func failedKey() async throws {
        let noon = noon
        try await withWriter(try folder.open()) { store async throws in
            await #expect(throws: Refusal()) {
                try await store.write { transaction in
                    try transaction.storeReply(key: "k", inputHash: "h", reply: "{}", at: noon)
                    throw Refusal()
                }
            }
            #expect(try await store.write { try $0.idempotentReply(key: "k", inputHash: "other") } == nil)
        }
    }

    @Test("Old keys are forgotten, the oldest first")
    func pruning() async throws {
        let noon = noon
        try await withWriter(try folder.open()) { store async throws in
            try await store.write { transaction in
                for hour in 0..<6 {
                    try transaction.storeReply(
                        key: "k\(hour)", inputHash: "h", reply: "{}", at: noon + .seconds(3_600 * hour))
                }
            }
            let limit = noon + .seconds(3_600 * 4)
            #expect(try await store.write { try $0.pruneReplies(before: limit, limit: 3) } == 3)
            #expect(try await store.write { try $0.pruneReplies(before: limit, limit: 3) } == 1)
            let left = try await store.write { transaction in
                try (0..<6).filter { try transaction.idempotentReply(key: "k\($0)", inputHash: "h") != nil }
            }
            #expect(left == [4, 5])
        }
    }

    @Test("A cursor moves with the effect or not at all")
    func cursors() async throws {
        try await withWriter(try folder.open()) { store async throws in
            #expect(try await store.write { try $0.cursor(of: "intake") } == 0)
            await #expect(throws: Refusal()) {
                try await store.write { transaction in
                    try transaction.note("effect")
                    try transaction.setCursor(of: "intake", to: 7)
                    throw Refusal()
                }
            }
            #expect(try await store.write { try $0.cursor(of: "intake") } == 0)
            #expect(try await store.noteCount() == 0)
            for sequence: Int64 in [7, 8] {
                try await store.write { transaction in
                    try transaction.note("effect \(sequence)")
                    try transaction.setCursor(of: "intake", to: sequence)
                }
            }
        }
        try await withWriter(try folder.open()) { store async throws in
            #expect(try await store.write { try $0.cursor(of: "intake") } == 8)
            #expect(try await store.noteCount() == 2)
        }
    }

    @Test("The probe really commits, and leaves the log alone")
    func probing() async throws {
        try await withWriter(try folder.open()) { store async throws in
            try await store.probe()
            try await store.probe()
            #expect(store.commitCount == 2)
            #expect(store.events.latestSequence == 0)
        }
    }
}
