import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import Synchronization
import TestSupport
import Testing

@Suite("Authorization")
struct AuthorizationTests {
    private static let open = Method<Note, Tally>.query("/test.v1.Roles/Open")
    private static let closed = Method<Note, Tally>.command("/test.v1.Roles/Closed", roles: [.operator, .service])

    private func call(_ method: Method<Note, Tally>, as principal: Principal) async throws -> (RPCError?, served: Int) {
        let served = TestSupport.Counter()
        var router = Router()
        for method in [AuthorizationTests.open, AuthorizationTests.closed] {
            router.serve(method) { (_: Note, _) in
                served.add()
                return Tally(notes: 0)
            }
        }
        let link = Ends()
        let server = RPCServer(router, interceptors: [AuthorizationInterceptor()], link: link)
        server.receive(
            .open(
                path: method.description.path, metadata: Metadata(["locale": "en"]), body: Array(#"{"text":"x"}"#.utf8)),
            call: 1,
            from: PeerID([1]), principal: principal)
        await server.stop(grace: .seconds(60))
        return (try #require(link.ends.all.first).map(\.error), served.value)
    }

    @Test(
        "lets through whoever has one of the method's roles, and everybody where it names none",
        arguments: [
            Principal.local, Principal(name: "console", roles: [.operator]),
            Principal(name: "peer", roles: [.market, .service]),
        ])
    func allowed(principal: Principal) async throws {
        let outcome = try await call(AuthorizationTests.closed, as: principal)
        #expect(outcome.0 == nil && outcome.served == 1)
        #expect(try await call(AuthorizationTests.open, as: Principal(name: "guest", roles: [])).0 == nil)
    }

    @Test(
        "refuses whoever has none of them, before the method", arguments: [[], [.market, .innovation]] as [Set<Role>])
    func refused(roles: Set<Role>) async throws {
        let (told, served) = try await call(AuthorizationTests.closed, as: Principal(name: "guest", roles: roles))
        #expect(told?.code == .permissionDenied)
        #expect(told?.reason == "RPC_ROLE_MISSING")
        #expect(told?.message.en == "guest may not call this method; it needs one of the roles operator, service")
        #expect(served == 0)
    }
}

/// Keeps how calls end.
private struct Ends: ServerLink {
    let ends = Recorder<WireStatus?>()

    func send(_ packet: Packet, call: CallID, to peer: PeerID) {
        if case .end(let status, _) = packet { ends.add(status) }
    }
}
