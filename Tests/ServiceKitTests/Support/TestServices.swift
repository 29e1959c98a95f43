import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store
import Synchronization
import TestSupport

/// What the tests' services keep.
struct Note: Message, Hashable {
    static let messageName = "test.v1.Note"
    var text: String
}

/// How many notes there are.
struct Tally: Message, Hashable {
    static let messageName = "test.v1.Tally"
    var notes: Int
}

/// The methods and events of the tests' services.
enum Notes {
    static let add = Method<Note, Tally>.command("/test.v1.Notes/Add", roles: [.operator, .service])
    static let addAll = Method<Note, Tally>.clientStream("/test.v1.Notes/AddAll", roles: [])
    static let count = Method<Note, Tally>.query("/test.v1.Notes/Count")
    static let noted = "test.noted.v1"
    static let scribbled = "test.scribbled.v1"
    static let fired = "test.fired.v1"

    static let migration = Migration(
        id: "0001-notes",
        sql: "CREATE TABLE note (number INTEGER NOT NULL PRIMARY KEY, text TEXT NOT NULL UNIQUE);")

    static func add(_ text: String, in transaction: Transaction) throws {
        try transaction.execute("INSERT INTO note (text) VALUES (?)", [.text(text)])
    }

    static func texts(_ store: Store) async throws -> [String] {
        try await store.read { try String.fetchAll($0, sql: "SELECT text FROM note ORDER BY number") }
    }
}

/// Keeps notes, tells of them, and does what falls due.
struct Notebook: BusinessService {
    static let name = "notebook"
    static let summary = "Keeps notes."
    static let defaultEndpoint = "ipc:///nowhere"
    static var migrations: [Migration] { [Notes.migration] }

    let house: House
    /// Every deadline handled, with the business time at which it was.
    let handled = Recorder<String>()
    /// How many deadlines still fail.
    let failures = TestSupport.Counter()
    /// Holds the writer up while it is closed.
    let gate = Gate()

    init(_ house: House) { self.house = house }

    func serve(on router: inout Router) {
        router.serve(Notes.add) { note, call in
            try await house.commands.run(call) { try add(note, in: $0) }
        }
        router.serve(Notes.addAll) { (requests: RequestStream<Note>, call) in try await addAll(requests, call) }
        router.serve(Notes.count) { (_: Note, _) in Tally(notes: try await Notes.texts(house.store).count) }
    }

    /// Adds all that can be added; the reply counts them.
    private func addAll(_ requests: RequestStream<Note>, _ call: ServerCall) async throws -> Tally {
        var commands: [@Sendable (Transaction) throws -> Tally] = []
        while let note = try await requests.next() { commands.append { try add(note, in: $0) } }
        return Tally(notes: try await house.commands.runEach(call, commands).count { (try? $0.get()) != nil })
    }

    func add(_ note: Note, in transaction: Transaction) throws -> Tally {
        guard !note.text.isEmpty else { throw RPCError(.invalidArgument, "empty", reason: "TEST_EMPTY", field: "text") }
        try Notes.add(note.text, in: transaction)
        try transaction.append(EventDraft(Notes.noted, note, subject: note.text, at: house.clock.now))
        return Tally(notes: try Int.fetchOne(transaction.db, sql: "SELECT COUNT(*) FROM note") ?? 0)
    }

    /// A payload `then SECONDS KEY` sets another deadline.
    func fire(_ deadline: Deadline, in transaction: Transaction) throws {
        gate.pass()
        if failures.value > 0 {
            failures.add(-1)
            throw RPCError(.internal, "as asked")
        }
        let seconds = house.clock.now - Fixed.start
        handled.add("\(seconds.components.seconds) \(deadline.kind) \(deadline.key)")
        try transaction.append(
            EventDraft(Notes.fired, Note(text: deadline.key), subject: deadline.key, at: house.clock.now))
        let words = deadline.payload.split(separator: " ")
        guard words.count == 3, let after = Int(words[1]) else { return }
        try transaction.schedule(
            Deadline(due: deadline.due + .seconds(after), kind: "later", key: String(words[2])))
    }
}

/// Copies a notebook from its events.
struct Copyist: BusinessService {
    static let name = "copyist"
    static let summary = "Copies notes."
    static let defaultEndpoint = "ipc:///nowhere"
    static var migrations: [Migration] { [Notes.migration] }
    static let upstreams = [Upstream("notebook", types: [Notes.noted])]

    /// How many reactions still fail, after they have written.
    let failures = TestSupport.Counter()
    /// How often an event was handed in.
    let tries = TestSupport.Counter()

    init(_ house: House) {}

    func react(to event: Event, from upstream: String, in transaction: Transaction) throws {
        tries.add()
        // The table takes each text once: an event handled twice fails.
        try Notes.add("\(upstream): \(try event.fact(Note.self).text)", in: transaction)
        guard failures.value == 0 else {
            failures.add(-1)
            throw RPCError(.internal, "as asked")
        }
    }
}

/// What every test takes for given.
enum Fixed {
    static let start = Instant(microseconds: 1_709_222_400_000_000)
    static let clock = BusinessClock.Kind.manual(start)
    static let rulebooks = Result { try Rulebooks.load() }
}

/// A gate that a thread passes while it is open.
final class Gate: Sendable {
    private let isClosed = Atomic(false)
    private let waiting = Atomic(false)

    var isWaitedAt: Bool { waiting.load(ordering: .acquiring) }

    func close() { isClosed.store(true, ordering: .releasing) }

    func open() { isClosed.store(false, ordering: .releasing) }

    func pass() {
        while isClosed.load(ordering: .acquiring) { waiting.store(true, ordering: .releasing) }
    }
}
