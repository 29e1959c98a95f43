import Foundation
import RPC
import RPCZeroMQ
import Schema
import ServiceTestSupport
import TestSupport
import Testing
import ZeroMQ

/// Two services and their callers, who know each other by key.
@Suite("A deployment with keys", .serialized)
struct CurveTests {
    /// Everybody's keys.
    private struct Ring {
        let monitor: KeyPair
        let intake: KeyPair
        let console: KeyPair
        let clerk: KeyPair
        let stranger: KeyPair

        init() throws {
            monitor = try KeyPair.generate()
            intake = try KeyPair.generate()
            console = try KeyPair.generate()
            clerk = try KeyPair.generate()
            stranger = try KeyPair.generate()
        }

        /// The key file of a service that the other one and two people may call.
        func file(_ own: KeyPair, other: (name: String, keys: KeyPair)) -> String {
            """
            publicKey: '\(own.publicKey)'
            secretKey: '\(own.secretKey)'
            principals:
              - {name: \(other.name), publicKey: '\(other.keys.publicKey)', roles: [service]}
              - {name: console, publicKey: '\(console.publicKey)', roles: [operator]}
              - {name: clerk, publicKey: '\(clerk.publicKey)', roles: [market]}
            services:
              \(other.name): '\(other.keys.publicKey)'

            """
        }
    }

    /// Both services with keys at free ports; `body` gets complaint-monitor's endpoint.
    private func deployed(_ ring: Ring, _ body: (Stage, _ endpoint: String) async throws -> Void) async throws {
        try await Stage.with { stage in
            let (monitor, intake) = (try await freeEndpoint(), try await freeEndpoint())
            let endpoints = ["--complaint-monitor", monitor, "--intake", intake]
            let files = [
                ("complaint-monitor", monitor, ring.file(ring.monitor, other: ("intake", ring.intake))),
                ("intake", intake, ring.file(ring.intake, other: ("complaint-monitor", ring.monitor))),
            ]
            for (service, endpoint, text) in files {
                let path = stage.folder.file("\(service)-keys.yaml")
                try text.write(toFile: path, atomically: true, encoding: .utf8)
                chmod(path, 0o600)
                try stage.start(service, ["--listen", endpoint, "--keys", path] + endpoints)
            }
            try await body(stage, monitor)
        }
    }

    /// A port that was free a moment ago.
    private func freeEndpoint() async throws -> String {
        let node = try Node()
        return try await closing([node]) { try await node.serve(Router(), at: "tcp://127.0.0.1:*").endpoint }
    }

    @Test("lets services and people do what their roles allow, and nothing else")
    func roles() async throws {
        let ring = try Ring()
        try await deployed(ring) { stage, endpoint in
            let console = try await stage.client(
                "", at: endpoint, security: ClientSecurity(keys: ring.console, serverKey: ring.monitor.publicKey))
            let clerk = try await stage.client(
                "", at: endpoint, security: ClientSecurity(keys: ring.clerk, serverKey: ring.monitor.publicKey))
            // Both services reach each other: intake's subscription and complaint-monitor's own.
            try await console.isServing()
            #expect(try await console.file(.march("c", partner: "p", day: 5)).complaints == 1)
            for told in [
                await failure { try await clerk.file(.march("d", partner: "p", day: 5)) },
                await failure { try await clerk.file([.march("e", partner: "p", day: 5)]) },
                await failure {
                    try await clerk.call(ClockMethods.advance, AdvanceClockRequest(to: try at("2024-03-25")))
                },
            ] {
                #expect(told?.code == .permissionDenied)
                #expect(told?.reason == "RPC_ROLE_MISSING")
            }
            let standing = try await clerk.call(
                ComplaintMethods.getStanding, GetStandingRequest(partner: PartnerID(checked: "p"))
            ).standing
            #expect(standing.complaints == 1)
        }
    }

    @Test("lets nobody in with an unknown key or to a service with another key, and both ends say so")
    func wrongKeys() async throws {
        let ring = try Ring()
        try await deployed(ring) { stage, endpoint in
            let console = try await stage.client(
                "", at: endpoint, security: ClientSecurity(keys: ring.console, serverKey: ring.monitor.publicKey))
            try await console.isServing()
            let wrong: [ClientSecurity?] = [
                ClientSecurity(keys: ring.stranger, serverKey: ring.monitor.publicKey),
                ClientSecurity(keys: ring.console, serverKey: ring.stranger.publicKey), nil,
            ]
            for security in wrong {
                let caller = try await stage.client("", at: endpoint, security: security)
                let told = await failure { try await caller.call(HealthMethods.check, HealthCheckRequest()) }
                #expect(told?.code == .unauthenticated, "\(String(describing: told))")
            }
            #expect(stage.log("complaint-monitor").contains(#""message":"handshake failed""#))
            let metrics = try await console.call(PlatformMethods.metrics, MetricsRequest()).text
            #expect(metrics.contains(#"transport_events_total{event="handshake_failed"}"#))
            try await console.isServing()
        }
    }

    @Test("does not start with keys that others may read, or open to others without keys")
    func refused() async throws {
        let ring = try Ring()
        try await Stage.with { stage in
            let path = stage.folder.file("keys.yaml")
            try ring.file(ring.monitor, other: ("intake", ring.intake)).write(
                toFile: path, atomically: true, encoding: .utf8)
            chmod(path, 0o644)
            let readable = try stage.start("complaint-monitor", ["--keys", path])
            #expect(try await readable.ended() == .exit(78))
            #expect(readable.complaint.contains(path))
            let open = try stage.start("complaint-monitor", ["--listen", "tcp://0.0.0.0:0"])
            #expect(try await open.ended() == .exit(78))
            #expect(open.complaint.contains("listen: "))
        }
    }
}
