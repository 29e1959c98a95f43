import Foundation
import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import Store
import TestSupport
import Testing

@Suite("Describe")
struct DescribeTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test("says what the service is, what it offers and how far its log is")
    func whole() async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client in
            try await client.add("one")
            let reply = try await client.call(PlatformMethods.describe, DescribeRequest())
            #expect(reply.name == "notebook" && reply.version == Version.current)
            #expect(reply.schemaVersion == 2)
            #expect(reply.processID == Int(getpid()))
            #expect(reply.latestSequence == 1)
            #expect(reply.logID == core.house.store.events.id)
            #expect(reply.startedAt <= BusinessClock.machineTime)
            #expect(reply.parts == [PartHealth(name: "storage", status: .serving)])
            #expect(
                reply.rulebooks.contains {
                    $0.regulation == "migu-membership" && $0.version == "2.1" && $0.source == "embedded"
                })
        }
    }

    @Test("names every method with its kind, its messages and who may call it, itself included")
    func methods() async throws {
        try await calling(try await folder.open(Notebook.self)) { client in
            let methods = try await client.call(PlatformMethods.describe, DescribeRequest()).methods
            #expect(
                methods.map(\.path) == [
                    "/grpc.health.v1.Health/Check", "/grpc.health.v1.Health/Watch", "/quanyi.platform.v1.Clock/Advance",
                    "/quanyi.platform.v1.Clock/Get", "/quanyi.platform.v1.Events/Subscribe",
                    "/quanyi.platform.v1.Logs/Tail",
                    "/quanyi.platform.v1.Platform/Describe", "/quanyi.platform.v1.Platform/Metrics",
                    "/test.v1.Notes/Add", "/test.v1.Notes/AddAll",
                    "/test.v1.Notes/Count",
                ])
            #expect(
                methods.first { $0.path == Notes.add.description.path }
                    == MethodInfo(
                        path: "/test.v1.Notes/Add", kind: .unary, isCommand: true, request: "test.v1.Note",
                        reply: "test.v1.Tally",
                        roles: ["operator", "service"]))
            let subscribe = methods.first { $0.path == EventMethods.subscribe.description.path }
            #expect(subscribe?.kind == .serverStreaming)
            #expect(subscribe?.reply == "quanyi.platform.v1.Event")
        }
    }

    @Test("names the rulebook in force on the business day, not the newest")
    func rulebooks() async throws {
        let core = try await folder.open(Notebook.self, clock: .manual(Fixed.start + .seconds(-365 * 86_400)))
        try await calling(core) { client in
            let rulebooks = try await client.call(PlatformMethods.describe, DescribeRequest()).rulebooks
            #expect(rulebooks.first { $0.regulation == "migu-membership" }?.version == "2")
        }
    }
}
