import Synchronization
import TestSupport
import Testing

@testable import RPC

/// A server without a transport, on a clock that the test moves.
private struct Bench {
    let link = RecordingLink()
    let clock = StandingClock()
    let service = EchoService()
    let server: RPCServer
    static let peer = PeerID([1, 2, 3])

    init(_ router: Router? = nil, _ limits: RPCServer.Limits = RPCServer.Limits()) {
        let clock = clock
        server = RPCServer(router ?? service.router, limits: limits, link: link) { clock.now }
    }

    func open(_ call: CallID, _ method: String, _ body: String?, _ metadata: [String: String] = [:]) {
        receive(
            .open(path: "/peer.v1.Echo/\(method)", metadata: Metadata(metadata), body: body.map { Array($0.utf8) }),
            call)
    }

    func receive(_ packet: Packet, _ call: CallID) { server.receive(packet, call: call, from: Bench.peer) }

    func tick(after duration: Duration) {
        clock.move(duration)
        server.tick(clock.now)
    }
}

/// Sends one more ITEM for each END that goes out, as a caller does that has not seen it yet.
private final class LateItems: ServerLink {
    let recorded = RecordingLink()
    private let server = Mutex<RPCServer?>(nil)

    func follow(_ new: RPCServer?) { server.withLock { $0 = new } }

    func send(_ packet: Packet, call: CallID, to peer: PeerID) {
        if case .end = packet { server.withLock { $0 }?.receive(.item(Array("{}".utf8)), call: call, from: peer) }
        recorded.send(packet, call: call, to: peer)
    }
}

@Suite struct AServerEndsEachCallOnce {
    @Test("An ITEM that crosses the END of its call makes no second END")
    func lateItem() async throws {
        let link = LateItems()
        let clock = StandingClock()
        let server = RPCServer(EchoService().router, link: link) { clock.now }
        link.follow(server)
        defer { link.follow(nil) }
        let metadata = Metadata(["timeout": "50"])
        server.receive(
            .open(path: "/peer.v1.Echo/Collect", metadata: metadata, body: nil), call: 1, from: Bench.peer)
        clock.move(.milliseconds(51))
        server.tick(clock.now)
        #expect(link.recorded.ends(1) == [.deadlineExceeded])
        #expect(server.openCalls == 0)
    }

    @Test(
        arguments: [
            ("ITEM on no call", .item([]), .invalidArgument, "RPC_NO_SUCH_CALL"),
            ("END from a caller", .end(nil, body: nil), .invalidArgument, "RPC_UNEXPECTED_END"),
            ("sign of life on no call", .credit(0), .unavailable, "RPC_NO_SUCH_CALL"),
            ("what can't be read", .malformed(RPCError(.invalidArgument, "x", reason: "X")), .invalidArgument, "X"),
            ("unknown path", .open(path: "/x", metadata: Metadata(), body: []), .unimplemented, "RPC_UNKNOWN_METHOD"),
            (
                "bad timeout", .open(path: "/peer.v1.Echo/Unary", metadata: Metadata(["timeout": "0"]), body: []),
                .invalidArgument, "RPC_BAD_METADATA"
            ),
            (
                "no body for unary", .open(path: "/peer.v1.Echo/Unary", metadata: Metadata(), body: nil),
                .invalidArgument,
                "RPC_WRONG_KIND"
            ),
            (
                "a body for a client stream", .open(path: "/peer.v1.Echo/Collect", metadata: Metadata(), body: []),
                .invalidArgument, "RPC_WRONG_KIND"
            ),
        ] as [(String, Packet, StatusCode, String)])
    func whatIsWrongEndsThatCallAlone(_ what: String, packet: Packet, code: StatusCode, reason: String) {
        let bench = Bench()
        bench.open(1, "Hold", "{}")
        bench.receive(packet, 2)
        #expect(bench.link.ends(2) == [code])
        #expect(bench.link.reasons(2) == [reason])
        #expect(bench.server.openCalls == 1)
        bench.service.latch.open()
    }

    @Test(arguments: [.close, .cancel, .credit(5)] as [Packet]) func whatComesLateIsIgnored(packet: Packet) {
        let bench = Bench()
        bench.receive(packet, 9)
        #expect(bench.link.sent.isEmpty)
    }

    @Test func aNumberUsedAgainBelongsToTheNewCall() async throws {
        let bench = Bench()
        bench.open(7, "Hold", "{}")
        try await eventually("the first runs") { bench.service.calls.all.count == 1 }
        bench.receive(.cancel, 7)
        bench.open(7, "Hold", "{}")
        try await eventually("the second runs") { bench.service.calls.all.count == 2 }
        bench.service.latch.open()
        try await eventually("the second ends") { bench.link.ends(7) == [.ok] }
        #expect(bench.server.openCalls == 0)
    }

    @Test func aNumberInUseEndsTheCall() async throws {
        let bench = Bench()
        bench.open(7, "Sleep", #"{"ms": 60000}"#)
        bench.open(7, "Sleep", #"{"ms": 60000}"#)
        try await eventually("stopped") { bench.service.stops.all.count == 1 || bench.service.calls.all.isEmpty }
        #expect(bench.link.reasons(7) == ["RPC_DUPLICATE_CALL"])
        #expect(bench.server.openCalls == 0)
    }

    @Test func aLostPeerGetsNothingMore() async throws {
        let bench = Bench()
        bench.open(1, "Sleep", #"{"ms": 60000}"#)
        try await eventually("it runs") { bench.service.calls.all.count == 1 }
        bench.server.lose(Bench.peer)
        try await eventually("it is stopped") { bench.service.stops.all == [.cancelled] }
        #expect(bench.server.openCalls == 0)
        await bench.server.stop(grace: .zero)
        #expect(bench.link.sent.isEmpty)
    }
}

@Suite struct AServerWatchesTheTime {
    @Test func aDeadlineEndsTheCallAndItsWork() async throws {
        let bench = Bench()
        bench.open(1, "Sleep", #"{"ms": 60000}"#, ["timeout": "500"])
        try await eventually("it runs") { bench.service.calls.all.count == 1 }
        bench.tick(after: .milliseconds(499))
        #expect(bench.link.sent.isEmpty)
        bench.tick(after: .milliseconds(1))
        #expect(bench.link.ends(1) == [.deadlineExceeded])
        try await eventually("its work stops") { bench.service.stops.all.count == 1 }
        #expect(bench.service.calls.all.first?.isOver == true)
        #expect(bench.server.nextDue == nil)
    }

    @Test func aCallWithoutTimeoutGetsTheDefault() {
        let bench = Bench()
        bench.open(1, "Sleep", #"{"ms": 60000}"#)
        bench.tick(after: .seconds(30))
        #expect(bench.link.ends(1) == [.deadlineExceeded])
    }

    @Test func aStreamLivesWhileItsCallerGivesSigns() async throws {
        let bench = Bench()
        bench.open(1, "Stream", #"{"count": 10}"#, ["credit": "0"])
        for _ in 0..<4 {
            bench.tick(after: .seconds(89))
            bench.receive(.credit(0), 1)
        }
        #expect(bench.link.sent.isEmpty)
        bench.tick(after: .seconds(90))
        #expect(bench.link.ends(1) == [.cancelled])
        #expect(bench.link.reasons(1) == ["RPC_SILENT"])
        #expect(bench.server.openCalls == 0)
    }

    @Test func aStreamMayHaveADeadlineToo() {
        let bench = Bench()
        bench.open(1, "Stream", #"{"count": 10}"#, ["credit": "0", "timeout": "100"])
        bench.tick(after: .milliseconds(100))
        #expect(bench.link.ends(1) == [.deadlineExceeded])
    }

    @Test func theNextInstantIsTheEarliest() throws {
        let bench = Bench()
        let start = bench.clock.now
        bench.open(1, "Hold", "{}", ["timeout": "500"])
        bench.open(2, "Hold", "{}", ["timeout": "100"])
        #expect(bench.server.nextDue == start + .milliseconds(100))
        bench.tick(after: .milliseconds(100))
        #expect(bench.server.nextDue == start + .milliseconds(500))
        bench.service.latch.open()
    }
}

@Suite struct AServerGuardsItsCredit {
    @Test func itemsBeyondCreditEndTheCall() {
        let latch = Latch()
        var router = Router()
        router.serve(Echo.first) { (_: RequestStream<Note>, _) in
            await latch.wait()
            return Note("read nothing")
        }
        var limits = RPCServer.Limits()
        limits.requestWindow = 2
        let bench = Bench(router, limits)
        bench.open(1, "First", nil)
        for _ in 0..<2 { bench.receive(.item([]), 1) }
        #expect(bench.link.sent == [.init(packet: .credit(2), call: 1)])
        bench.receive(.item([]), 1)
        #expect(bench.link.reasons(1) == ["RPC_NO_CREDIT"])
        latch.open()
    }

    @Test func anItemAfterTheCallersEndEndsTheCall() {
        let bench = Bench()
        bench.open(1, "Hold", "{}")
        bench.receive(.item([]), 1)
        #expect(bench.link.reasons(1) == ["RPC_ITEM_AFTER_CLOSE"])
        bench.service.latch.open()
    }

    @Test func exactlyTheCreditGoesOut() async throws {
        let bench = Bench()
        bench.open(1, "Stream", #"{"count": 5}"#, ["credit": "0"])
        bench.receive(.credit(3), 1)
        try await eventually("three go out") { bench.link.items == 3 }
        #expect(bench.link.ends(1).isEmpty)
        bench.receive(.credit(3), 1)
        try await eventually("the stream ends") { bench.link.ends(1) == [.ok] }
        #expect(bench.link.items == 5)
    }
}
