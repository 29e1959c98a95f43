import Foundation
import Logging
package import RPC
package import Rulebook
package import Schema
package import ServiceKit
import ServiceLifecycle
import Store

/// A folder of its own for one test, gone when the test lets go of it.
package final class TestFolder: Sendable {
    package let path = FileManager.default.temporaryDirectory.appendingPathComponent("quanyi-\(UUID())").path

    package init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of a file in it.
    package func file(_ name: String) -> String { path + "/" + name }

    /// Writes a text into it and returns its own path, as an operator's folder of rulebooks.
    package func holding(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: URL(filePath: file(name)))
        return path
    }
}

/// A service that runs in this process: all of it but the network.
package struct Served<Business: BusinessService>: Sendable {
    package let core: ServiceCore<Business>
    /// A caller that may do everything.
    package let client: RPCClient
    /// What carries the calls; more callers connect to it.
    package let transport: InProcessTransport

    /// Moves the service's manual clock, with all that falls due on the way.
    package func advance(to instant: Instant) async throws {
        _ = try await client.call(ClockMethods.advance, AdvanceClockRequest(to: instant))
    }
}

/// Runs a service on a file and a manual clock while `body` runs, then stops it as SIGTERM would.
///
/// `upstreams` are callers of the services whose events it takes in.
package func serving<Business: BusinessService, Result>(
    _ type: Business.Type, in folder: TestFolder, at now: Instant, rulebooks: Rulebooks? = nil,
    over transport: InProcessTransport = InProcessTransport(), upstreams: [String: RPCClient] = [:],
    _ body: (Served<Business>) async throws -> Result
) async throws -> Result {
    let core = try await ServiceCore(
        Business.self, path: folder.file(Business.name + ".sqlite"), clock: .manual(now),
        rulebooks: try rulebooks ?? .shipped(), logs: LogHub(service: Business.name, sinks: []))
    return try await running(core, upstreams: upstreams) {
        let server = transport.serve(core.router, interceptors: core.interceptors)
        let result = await Attempt {
            try await body(Served(core: core, client: RPCClient(transport.connect()), transport: transport))
        }
        transport.unplug()
        await server.stop(grace: .zero)
        return try result.get()
    }
}

/// Runs what a service does beside its calls while `body` runs, then stops it in order and closes its file.
package func running<Business: BusinessService, Result>(
    _ core: ServiceCore<Business>, upstreams: [String: RPCClient] = [:], _ body: () async throws -> Result
) async throws -> Result {
    let group = ServiceGroup(
        services: core.services(clients: upstreams), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        let result = await Attempt {
            // Written once the group runs: only what runs can be stopped.
            try await core.house.store.write { _ in }
            return try await body()
        }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        return try result.get()
    }
}

/// What became of some work, to be looked at after the clearing up.
private enum Attempt<Value> {
    case success(Value)
    case failure(any Error)

    init(_ work: () async throws -> Value) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }

    func get() throws -> Value {
        switch self {
        case .success(let value): value
        case .failure(let error): throw error
        }
    }
}
