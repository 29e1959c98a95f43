import RPC
import Schema
import ServiceTestSupport
import Store
import TestSupport
import Testing

@testable import ServiceKit

@Suite("A subscription to another service's events")
struct SubscriptionTests {
    let folder: TestFolder
    let transport = InProcessTransport()

    init() throws { folder = try TestFolder() }

    private var upstreams: [String: RPCClient] { ["notebook": RPCClient(transport.connect())] }

    private func note(_ numbers: ClosedRange<Int>, _ client: RPCClient) async throws {
        for number in numbers { try await client.add("\(number)") }
    }

    /// Waits until the copy is as long as it should be, and holds it against what it should be.
    private func expect(_ copyist: ServiceCore<Copyist>, _ texts: [String]) async throws {
        try await eventually("\(texts.count) notes are copied") {
            try await Notes.texts(copyist.house.store).count >= texts.count
        }
        #expect(try await Notes.texts(copyist.house.store) == texts.map { "notebook: \($0)" })
    }

    private func numbers(_ range: ClosedRange<Int>) -> [String] { range.map { "\($0)" } }

    @Test("takes in what was there and what comes, each once, also when it is started again")
    func startedAgain() async throws {
        let notebook = try await folder.open(Notebook.self)
        try await calling(notebook, on: transport) { client in
            try await note(1...300, client)
            let first = try await folder.open(Copyist.self)
            try await calling(first, upstreams: upstreams) { _ in
                try await expect(first, numbers(1...300))
                try await note(301...310, client)
                try await expect(first, numbers(1...310))
            }
            try await note(311...320, client)
            let second = try await folder.open(Copyist.self)
            try await calling(second, upstreams: upstreams) { _ in
                try await expect(second, numbers(1...320))
                #expect(second.business.tries.value == 10)
            }
        }
    }

    @Test("goes on when the other service was away")
    func upstreamAway() async throws {
        let copyist = try await folder.open(Copyist.self)
        try await calling(copyist, upstreams: upstreams) { health in
            #expect(try await status(health) == .notServing)
            let first = try await folder.open(Notebook.self)
            try await calling(first, on: transport) { client in
                try await note(1...5, client)
                try await expect(copyist, numbers(1...5))
                #expect(try await status(health) == .serving)
            }
            try await eventually("the loss is noticed") { try await status(health) == .notServing }
            let second = try await folder.open(Notebook.self)
            try await calling(second, on: transport) { client in
                try await note(6...9, client)
                try await expect(copyist, numbers(1...9))
                try await eventually("it is well again") { try await status(health) == .serving }
                #expect(copyist.business.tries.value == 9)
            }
        }
    }

    @Test("starts from the first event where the other service's log is another")
    func anotherLog() async throws {
        let copyist = try await folder.open(Copyist.self)
        try await calling(copyist, upstreams: upstreams) { _ in
            try await calling(try await folder.open(Notebook.self), on: transport) { client in
                try await note(1...5, client)
                try await expect(copyist, numbers(1...5))
            }
            try await calling(try await folder.open(Notebook.self, file: "another"), on: transport) { client in
                try await note(6...8, client)
                try await expect(copyist, numbers(1...8))
            }
        }
    }

    @Test("tries a reaction that failed again, and loses and repeats nothing")
    func failing() async throws {
        let logs = LogHub(service: "copyist", sinks: [])
        let copyist = try await folder.open(Copyist.self, logs: logs)
        copyist.business.failures.add(3)
        try await calling(try await folder.open(Notebook.self), on: transport) { client in
            try await note(1...20, client)
            try await calling(copyist, upstreams: upstreams) { health in
                try await expect(copyist, numbers(1...20))
                try await eventually("it is well again") { try await status(health) == .serving }
            }
        }
        let (records, _) = logs.tail(last: 100)
        #expect(records.count { $0.message == "event not handled" } == 3)
        #expect(records.count { $0.message == "upstream reached" } == 2)
    }

    @Test("is not well while an event can't be handled, though the other service is there")
    func stuck() async throws {
        let copyist = try await folder.open(Copyist.self)
        copyist.business.failures.add(1_000_000)
        try await calling(try await folder.open(Notebook.self), on: transport) { client in
            try await note(1...1, client)
            try await calling(copyist, upstreams: upstreams) { health in
                try await eventually("it was tried") { copyist.business.tries.value > 1 }
                #expect(try await status(health) == .notServing)
                #expect(try await Notes.texts(copyist.house.store).isEmpty)
            }
        }
    }

    private func status(_ client: RPCClient) async throws -> ServingStatus {
        try await client.call(HealthMethods.check, HealthCheckRequest(service: "upstream.notebook")).status
    }
}
