import Foundation
package import RPC
package import RPCZeroMQ
import Synchronization

/// What carries the calls of a test.
package enum Carrier: String, CaseIterable, Sendable {
    case inProcess, ipc, tcp

    /// An endpoint that nobody else has; a free port for tcp.
    package var endpoint: String { self == .ipc ? Carrier.freshIPC() : "tcp://127.0.0.1:*" }

    /// A new ipc endpoint, in the abstract namespace: it leaves no file behind.
    package static func freshIPC() -> String {
        let number = lastIPC.add(1, ordering: .relaxed).newValue
        return "ipc://@quanyi-\(ProcessInfo.processInfo.processIdentifier)-\(number)"
    }

    private static let lastIPC = Atomic<Int>(0)
}

/// A service and a caller, joined by a carrier.
package struct Wired: Sendable {
    package let server: RPCServer
    package let client: RPCClient
    package let channel: RPCChannel
    /// Makes another caller.
    package let connect: @Sendable () async throws -> RPCChannel
}

/// Serves a router over a carrier and calls it while `body` runs.
package func wired<Result>(
    _ carrier: Carrier, _ router: Router, interceptors: [any ServerInterceptor] = [],
    limits: RPCServer.Limits = RPCServer.Limits(), _ body: (Wired) async throws -> Result
) async throws -> Result {
    guard carrier != .inProcess else { return try await wiredInProcess(router, interceptors, limits, body) }
    let service = try Node()
    let caller = try Node()
    return try await closing([caller, service]) {
        let (server, endpoint) = try await service.serve(
            router, interceptors: interceptors, limits: limits, at: carrier.endpoint)
        let channel = try await caller.connect(to: endpoint)
        return try await body(
            Wired(server: server, client: RPCClient(channel), channel: channel) {
                try await caller.connect(to: endpoint)
            })
    }
}

private func wiredInProcess<Result>(
    _ router: Router, _ interceptors: [any ServerInterceptor], _ limits: RPCServer.Limits,
    _ body: (Wired) async throws -> Result
) async throws -> Result {
    let transport = InProcessTransport()
    let server = transport.serve(router, interceptors: interceptors, limits: limits)
    let channel = transport.connect()
    async let _: Void = transport.run()
    return try await body(
        Wired(server: server, client: RPCClient(channel), channel: channel) { transport.connect() })
}

/// Runs `body` and closes the nodes, whatever happens.
package func closing<Result>(_ nodes: [Node], _ body: () async throws -> Result) async throws -> Result {
    do {
        let result = try await body()
        for node in nodes { await node.close() }
        return result
    } catch {
        for node in nodes { await node.close() }
        throw error
    }
}

/// The error that a call ends with, nil if it ends well.
package func failure(of work: () async throws -> some Any) async -> RPCError? {
    do {
        _ = try await work()
        return nil
    } catch {
        return RPCError(error)
    }
}
