import GRDB
import Store
import Testing

@Suite("Statements of a transaction")
struct StatementTests {
    let folder = TestFolder()

    @Test("A text is kept as it is: empty, long, of many bytes a character")
    func texts() async throws {
        let texts = ["", "权益", "👨‍👩‍👧", String(repeating: "长", count: 50_000)]
        try await withWriter(try folder.open()) { store async throws in
            try await store.write { transaction in for text in texts { try transaction.note(text) } }
            let kept = try await store.read { try String.fetchAll($0, sql: "SELECT id FROM note ORDER BY rowid") }
            #expect(kept.dropFirst() == texts[...])
        }
    }

    @Test("A statement made anew each time is told from one that lay at its place before")
    func places() async throws {
        try await withWriter(try folder.open()) { store async throws in
            let numbers = try await store.write { transaction in
                try (1...500).map { number in
                    try transaction.integer("SELECT \(number) + 0 * (SELECT COUNT(*) FROM note WHERE id = ?)", ["x"])
                }
            }
            #expect(numbers == (1...500).map(Int64?.init))
        }
    }

    @Test("A statement that fails leaves nothing bound to the next")
    func afterFailure() async throws {
        try await withWriter(try folder.open()) { store async throws in
            await #expect(throws: DatabaseError.self) { try await store.write { try $0.note("refused", size: -1) } }
            _ = try await store.write { try $0.note("taken") }
            #expect(try await store.noteCount() == 1)
        }
    }
}
