import GRDB
import RPC
import Schema
import ServiceTestSupport
import Store
import TestSupport
import Testing

@testable import ServiceKit

@Suite("Health")
struct HealthTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func check(_ client: RPCClient, _ part: String? = nil) async throws -> ServingStatus {
        try await client.call(HealthMethods.check, HealthCheckRequest(service: part)).status
    }

    /// A trigger stands for a disk that takes nothing, until it is dropped.
    private func setWritable(_ isWritable: Bool, _ core: ServiceCore<Notebook>) async throws {
        try await core.house.store.write { transaction in
            try transaction.db.execute(
                sql: isWritable
                    ? "DROP TRIGGER no_probe"
                    : "CREATE TRIGGER no_probe BEFORE UPDATE ON health_probe BEGIN SELECT RAISE(ABORT, 'no space'); END"
            )
        }
    }

    @Test("is that of the storage, really written to")
    func storage() async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client in
            for part in [nil, "", "storage"] { #expect(try await check(client, part) == .serving) }
            #expect(try await check(client, "upstream.elsewhere") == .serviceUnknown)
            try await setWritable(false, core)
            for part in [nil, "", "storage"] { #expect(try await check(client, part) == .notServing) }
            let part = try await client.call(PlatformMethods.describe, DescribeRequest()).parts.first
            #expect(part?.name == "storage" && part?.status == .notServing)
            #expect(part?.detail?.contains("no space") == true)
            try await setWritable(true, core)
            #expect(try await check(client) == .serving)
        }
    }

    @Test("is watched: told at once, then whenever it changes and only then")
    func watch() async throws {
        let core = try await folder.open(Notebook.self)
        try await calling(core) { client in
            try await client.stream(HealthMethods.watch, HealthCheckRequest()) { replies in
                #expect(try await replies.next()?.status == .serving)
                try await setWritable(false, core)
                for _ in 0..<3 { _ = try await check(client) }
                #expect(try await replies.next()?.status == .notServing)
                try await setWritable(true, core)
                _ = try await check(client)
                #expect(try await replies.next()?.status == .serving)
            }
        }
    }

    @Test("is looked at now and then, so that who watches need not ask")
    func probed() async throws {
        let core = try await folder.open(Notebook.self)
        let health = Health(store: core.house.store, upstreams: [])
        try await calling(core) { _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await HealthProbe(health: health, pause: .milliseconds(1)).run() }
                var changes = health.changes().makeAsyncIterator()
                for isWritable in [false, true] {
                    try await setWritable(isWritable, core)
                    let wanted = isWritable ? ServingStatus.serving : .notServing
                    // The probe before may have been the first change.
                    while await changes.next() != nil, await health.check(nil) != wanted {}
                }
                group.cancelAll()
            }
            #expect(await health.check(nil) == .serving)
        }
    }

    @Test("is that of the services it takes events from, too")
    func upstreams() async throws {
        let transport = InProcessTransport()
        let copyist = try await folder.open(Copyist.self)
        try await calling(copyist, upstreams: ["notebook": RPCClient(transport.connect())]) { client in
            try await client.stream(HealthMethods.watch, HealthCheckRequest()) { replies in
                #expect(try await replies.next()?.status == .notServing)
                #expect(try await check(client, "storage") == .serving)
                try await calling(try await folder.open(Notebook.self), on: transport) { _ async throws in
                    #expect(try await replies.next()?.status == .serving)
                }
                #expect(try await replies.next()?.status == .notServing)
                try await calling(try await folder.open(Notebook.self), on: transport) { _ async throws in
                    #expect(try await replies.next()?.status == .serving)
                }
            }
        }
    }
}
