import JSON
import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import Store
import TestSupport
import Testing

@Suite("Events/Subscribe")
struct EventStreamTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func append(_ core: ServiceCore<Notebook>, _ numbers: Range<Int>) async throws {
        try await core.house.store.write { transaction in
            for number in numbers {
                try transaction.append(
                    EventDraft(
                        number.isMultiple(of: 2) ? Notes.noted : Notes.scribbled, Note(text: "\(number)"),
                        subject: "s\(number % 3)", at: Fixed.start))
            }
        }
    }

    private func all(_ client: RPCClient, _ request: SubscribeRequest) async throws -> [Int] {
        try await client.stream(EventMethods.subscribe, request) { replies in
            var numbers: [Int] = []
            while let event = try await replies.next() { numbers.append(event.number) }
            return numbers
        }
    }

    @Test(
        "sends from a number on, of the types and the subject wanted, and ends with the log where told",
        arguments: [
            (SubscribeRequest(follow: false), Array(1...600)),
            (SubscribeRequest(fromSequence: 599, follow: false), [599, 600]),
            (SubscribeRequest(fromSequence: 601, follow: false), []),
            (
                SubscribeRequest(fromSequence: 3, types: [Notes.noted], follow: false),
                Array(stride(from: 4, through: 600, by: 2))
            ),
            (SubscribeRequest(types: [Notes.noted, Notes.scribbled], follow: false), Array(1...600)),
            (SubscribeRequest(types: ["test.none.v1"], follow: false), []),
            (
                SubscribeRequest(types: [Notes.scribbled], subject: "s0", follow: false),
                Array(stride(from: 3, through: 600, by: 6))
            ),
        ])
    func filters(request: SubscribeRequest, numbers: [Int]) async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client in
            try await append(core, 1..<601)
            #expect(try await all(client, request) == numbers)
        }
    }

    @Test("refuses a number that the log has not reached", arguments: [0, -1, 5, Int.max])
    func outOfRange(number: Int) async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client in
            try await append(core, 1..<4)
            let told = await failure { try await all(client, SubscribeRequest(fromSequence: number)) }
            #expect(told?.code == .outOfRange)
            #expect(told?.field == "fromSequence")
        }
    }

    @Test("goes on live without a gap, whatever is written meanwhile")
    func live() async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client in
            try await append(core, 1..<301)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { for number in 301..<901 { try await append(core, number..<number + 1) } }
                try await client.stream(EventMethods.subscribe, SubscribeRequest()) { replies async throws in
                    for number in 1...900 { #expect(try await replies.next()?.number == number) }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("sends no more than there is credit for")
    func credit() async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client in
            try await append(core, 1..<1001)
            var options = CallOptions(timeout: nil)
            options.credit = 2
            let numbers = try await client.stream(EventMethods.subscribe, SubscribeRequest(follow: false), options) {
                replies in
                var numbers: [Int] = []
                while let batch = try await replies.nextBatch() {
                    #expect(batch.count <= 2)
                    numbers += batch.map(\.number)
                }
                return numbers
            }
            #expect(numbers == Array(1...1000))
        }
    }

    @Test("sends CloudEvents")
    func form() async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client in
            let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            try await client.add("a \"note\"", ["traceparent": trace])
            try await core.house.store.write {
                _ = try $0.append(
                    EventDraft(
                        Notes.noted, Note(text: "two"), subject: "", at: Fixed.start + .microseconds(1),
                        clauses: [ClauseID(checked: "a/1"), ClauseID(checked: "a/2")], correlationID: "case",
                        causationID: "cause"))
            }
            let events = try await client.stream(EventMethods.subscribe, SubscribeRequest(follow: false)) { replies in
                try #require(try await replies.nextBatch()) + (try await replies.nextBatch() ?? [])
            }
            #expect(
                events == [
                    Event(
                        specversion: "1.0", id: "notebook/1", source: "/quanyi/notebook", type: Notes.noted,
                        subject: "a \"note\"",
                        time: Fixed.start, datacontenttype: "application/json",
                        data: .object(["text": .string("a \"note\"")]),
                        sequence: "00000000000000000001", traceparent: trace),
                    Event(
                        specversion: "1.0", id: "notebook/2", source: "/quanyi/notebook", type: Notes.noted,
                        time: Fixed.start + .microseconds(1), datacontenttype: "application/json",
                        data: .object(["text": .string("two")]), sequence: "00000000000000000002", clauses: "a/1 a/2",
                        correlationid: "case", causationid: "cause"),
                ])
        }
    }
}
