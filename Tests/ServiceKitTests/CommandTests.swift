import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import Store
import TestSupport
import Testing

@Suite("Commands")
struct CommandTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test("have their effect once for each idempotency key, also when the file is opened again")
    func once() async throws {
        let first = try await folder.open(Notebook.self)
        try await calling(first) { client async throws in
            #expect(try await client.add("one", ["idempotency-key": "k1"]).notes == 1)
            #expect(try await client.add("two", ["idempotency-key": "k2"]).notes == 2)
            #expect(try await client.add("one", ["idempotency-key": "k1"]).notes == 1)
        }
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client async throws in
            #expect(try await client.add("one", ["idempotency-key": "k1"]).notes == 1)
            #expect(try await client.add("three").notes == 3)
            #expect(try await Notes.texts(core.house.store) == ["one", "two", "three"])
            #expect(core.house.store.events.latestSequence == 3)
        }
    }

    @Test("forget a key after 400 days")
    func pruning() async throws {
        let first = try await folder.open(Notebook.self)
        try await calling(first) { client in _ = try await client.add("one", ["idempotency-key": "k"]) }
        let core = try await folder.open(Notebook.self)
        core.house.clock.set(to: core.house.clock.now + .seconds(401 * 86_400))
        try await calling(core) { client in
            try await eventually("the key means nothing any more") {
                (try? await client.add("two", ["idempotency-key": "k"]).notes) == 2
            }
        }
    }

    @Test("refuse a key that came with another input")
    func conflict() async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client in
            try await client.add("one", ["idempotency-key": "k"])
            let told = await failure { try await client.add("two", ["idempotency-key": "k"]) }
            #expect(told?.code == .alreadyExists)
            #expect(told?.reason == "RPC_IDEMPOTENCY_CONFLICT")
            #expect(try await Notes.texts(core.house.store) == ["one"])
        }
    }

    @Test("that are sent at the same time with one key are one")
    func together() async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client in
            let replies = try await withThrowingTaskGroup { group in
                for _ in 0..<20 { group.addTask { try await client.add("one", ["idempotency-key": "k"]).notes } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(replies == Array(repeating: 1, count: 20))
            #expect(core.house.store.events.latestSequence == 1)
        }
    }

    @Test("that fail leave nothing, not even their key")
    func failing() async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client in
            try await client.add("one")
            // The text is there already, so SQLite refuses; what was done before in the command goes with it.
            #expect(await failure { try await client.add("one", ["idempotency-key": "k"]) }?.code == .internal)
            #expect(core.house.store.events.latestSequence == 1)
            #expect(try await client.add("two", ["idempotency-key": "k"]).notes == 2)
        }
    }

    @Test("on trial reply the same and leave nothing, not even their key")
    func dryRun() async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client async throws in
            #expect(try await client.add("one", ["dry-run": "true", "idempotency-key": "k"]).notes == 1)
            #expect(try await client.add("one", ["dry-run": "true"]).notes == 1)
            #expect(try await Notes.texts(core.house.store).isEmpty)
            #expect(core.house.store.events.latestSequence == 0)
            #expect(try await client.add("two", ["idempotency-key": "k"]).notes == 1)
            #expect(try await core.house.store.events.read(after: 0, limit: 9).map(\.event.subject) == ["two"])
        }
    }

    @Test("refuse a key without or with too many bytes", arguments: ["", String(repeating: "k", count: 201)])
    func badKey(key: String) async throws {
        try await calling(try await folder.open(Notebook.self)) { client in
            let told = await failure { try await client.add("one", ["idempotency-key": key]) }
            #expect(told?.code == .invalidArgument)
            #expect(told?.field == "idempotency-key")
        }
    }

    @Test("that come as a stream stand or fall each by itself, and all stay on trial")
    func many() async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client in
            let texts = ["one", "two", "one", "", "three"]
            let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            for (isTrial, added, kept) in [("true", 4, [String]()), ("false", 3, ["one", "two", "three"])] {
                var options = CallOptions()
                options.metadata = Metadata(["dry-run": isTrial, "traceparent": trace])
                let tally = try await client.send(Notes.addAll, options) { writer in
                    for text in texts { try await writer.write(Note(text: text)) }
                }
                // On trial the second "one" finds the first taken back.
                #expect(tally.notes == added)
                #expect(try await Notes.texts(core.house.store) == kept)
            }
            let events = try await core.house.store.events.read(after: 0, limit: 9).map(\.event)
            #expect(events.map(\.subject) == ["one", "two", "three"])
            #expect(events.allSatisfy { $0.traceparent == trace })
        }
    }
}
