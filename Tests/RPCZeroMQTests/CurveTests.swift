import RPC
import RPCZeroMQ
import TestSupport
import Testing
import ZeroMQ

/// A service that admits two keys, and the events of both ends.
private struct Secured {
    let keys: KeyPair
    let monitor: KeyPair
    let reader: KeyPair
    let stranger: KeyPair
    let echo = EchoService()
    let atService = Recorder<TransportEvent>()
    let atCaller = Recorder<TransportEvent>()

    init() throws {
        (keys, monitor, reader, stranger) = (try .generate(), try .generate(), try .generate(), try .generate())
    }

    /// Both principals have the same name and different roles.
    var security: ServerSecurity {
        ServerSecurity(
            keys: keys,
            principals: [
                monitor.publicKey: Principal(name: "ops", roles: ["operator"]),
                reader.publicKey: Principal(name: "ops", roles: ["reader"]),
            ])
    }

    func run(_ body: (String, Node) async throws -> Void) async throws {
        let service = try Node { atService.add($0) }
        let caller = try Node { atCaller.add($0) }
        try await closing([caller, service]) {
            let (_, endpoint) = try await service.serve(echo.router, at: Carrier.tcp.endpoint, security: security)
            try await body(endpoint, caller)
        }
    }

    func failures(_ events: Recorder<TransportEvent>) -> Int {
        events.all.filter { if case .handshakeFailed = $0 { true } else { false } }.count
    }
}

@Suite(.fewAtOnce) struct Curve {
    @Test func aKnownKeyBringsItsRoles() async throws {
        let secured = try Secured()
        try await secured.run { endpoint, caller in
            for keys in [secured.monitor, secured.reader] {
                let channel = try await caller.connect(
                    to: endpoint, security: ClientSecurity(keys: keys, serverKey: secured.keys.publicKey))
                _ = try await RPCClient(channel).call(Echo.unary, Note("x"), once)
            }
            let roles = secured.echo.calls.all.map(\.principal.roles)
            #expect(roles == [["operator"], ["reader"]])
            #expect(secured.failures(secured.atService) == 0)
        }
    }

    @Test func anUnknownKeyNeverConnectsAndBothEndsSaySo() async throws {
        let secured = try Secured()
        try await secured.run { endpoint, caller in
            let channel = try await caller.connect(
                to: endpoint, security: ClientSecurity(keys: secured.stranger, serverKey: secured.keys.publicKey))
            try await refused(channel)
            try await eventually("the service says so") { secured.failures(secured.atService) > 0 }
            #expect(secured.failures(secured.atCaller) > 0)
            #expect(secured.echo.calls.all.isEmpty)
        }
    }

    @Test func aWrongServerKeyIsUnauthenticated() async throws {
        let secured = try Secured()
        try await secured.run { endpoint, caller in
            let channel = try await caller.connect(
                to: endpoint, security: ClientSecurity(keys: secured.monitor, serverKey: secured.stranger.publicKey))
            try await refused(channel)
            try await eventually("the service says so") { secured.failures(secured.atService) > 0 }
        }
    }

    @Test func aPlainCallerIsUnauthenticated() async throws {
        let secured = try Secured()
        try await secured.run { endpoint, caller in try await refused(try await caller.connect(to: endpoint)) }
    }

    @Test func aSecuredCallerDoesNotSpeakPlain() async throws {
        let secured = try Secured()
        let (service, caller) = (try Node(), try Node())
        try await closing([caller, service]) {
            let (_, endpoint) = try await service.serve(secured.echo.router, at: Carrier.tcp.endpoint)
            let channel = try await caller.connect(
                to: endpoint, security: ClientSecurity(keys: secured.monitor, serverKey: secured.keys.publicKey))
            try await refused(channel)
        }
    }

    @Test func twoServicesOfANodeAdmitTheirOwnKeys() async throws {
        let secured = try Secured()
        let node = try Node()
        try await closing([node]) {
            let (_, open) = try await node.serve(
                secured.echo.router, at: Carrier.tcp.endpoint, security: secured.security)
            let none = ServerSecurity(keys: secured.keys, principals: [:])
            let (_, shut) = try await node.serve(secured.echo.router, at: Carrier.tcp.endpoint, security: none)
            let security = ClientSecurity(keys: secured.reader, serverKey: secured.keys.publicKey)
            _ = try await RPCClient(try await node.connect(to: open, security: security)).call(
                Echo.unary, Note("x"), once)
            try await refused(try await node.connect(to: shut, security: security))
        }
    }

    @Test func aKeyAdmittedLaterConnectsByItself() async throws {
        let secured = try Secured()
        let endpoint = Carrier.freshIPC()
        let (caller, strict, mild) = (try Node(), try Node(), try Node())
        try await closing([caller, strict, mild]) {
            _ = try await strict.serve(
                secured.echo.router, at: endpoint, security: ServerSecurity(keys: secured.keys, principals: [:]))
            let channel = try await caller.connect(
                to: endpoint, security: ClientSecurity(keys: secured.reader, serverKey: secured.keys.publicKey))
            try await refused(channel)
            await strict.close()
            _ = try await mild.serve(secured.echo.router, at: endpoint, security: secured.security)
            try await eventually("it is admitted") {
                await failure { try await RPCClient(channel).call(Echo.unary, Note("x"), once) } == nil
            }
        }
    }

    @Test(arguments: ["tcp://*:*", "tcp://0.0.0.0:*"]) func isNeededWhereOthersCanReach(endpoint: String) async throws {
        let secured = try Secured()
        let node = try Node()
        try await closing([node]) {
            await #expect(throws: NodeError.needsKeys(endpoint: endpoint)) {
                try await node.serve(Router(), at: endpoint)
            }
            let served = try await node.serve(secured.echo.router, at: endpoint, security: secured.security)
            #expect(served.endpoint.hasPrefix("tcp://"))
        }
    }

    /// Refused as a stranger, however often it tries, and never as if the service were not there.
    private func refused(_ channel: RPCChannel) async throws {
        for _ in 0..<3 {
            let error = await failure { try await RPCClient(channel).call(Echo.unary, Note("x"), once) }
            #expect(error?.code == .unauthenticated)
            #expect(error?.reason == "RPC_HANDSHAKE_FAILED")
        }
    }
}
