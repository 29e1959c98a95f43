import TestSupport
import Testing

@testable import RPC

/// A channel without a transport, on a clock that the test moves.
private struct Bench {
    let link = RecordingLink()
    let clock = StandingClock()
    let channel: RPCChannel

    init() {
        let clock = clock
        channel = RPCChannel(link: link) { clock.now }
    }

    func open(_ kind: CallKind, within timeout: Duration? = nil, credit: Int = 0) throws -> ClientCall {
        let call = ClientCall(kind: kind, deadline: timeout.map { clock.now + $0 }, credit: credit)
        try channel.open(call, path: "/x/Y", metadata: Metadata(), body: [])
        return call
    }

    func tick(after duration: Duration) {
        clock.move(duration)
        channel.tick(clock.now)
    }
}

@Suite struct AChannel {
    @Test func sendsTheTimeThatIsLeft() throws {
        let bench = Bench()
        let call = try bench.open(.unary, within: .milliseconds(1234))
        #expect(
            bench.link.sent == [
                .init(packet: .open(path: "/x/Y", metadata: Metadata(["timeout": "1234"]), body: []), call: call.id)
            ])
    }

    @Test func opensNothingAfterTheDeadline() {
        let bench = Bench()
        #expect(throws: RPCError.deadlineExceeded) { try bench.open(.unary, within: .zero) }
        #expect(bench.link.sent.isEmpty)
        #expect(bench.channel.openCalls == 0)
    }

    @Test func enforcesTheDeadlineAndForgets() async throws {
        let bench = Bench()
        let call = try bench.open(.unary, within: .milliseconds(100))
        bench.tick(after: .milliseconds(99))
        #expect(bench.channel.isOpen(call.id))
        bench.tick(after: .milliseconds(1))
        await #expect(throws: RPCError.deadlineExceeded) { try await call.reply() }
        #expect(bench.link.sent.last == .init(packet: .cancel, call: call.id))
        #expect(bench.channel.openCalls == 0)
        bench.channel.receive(.end(nil, body: []), call: call.id)
        await #expect(throws: RPCError.deadlineExceeded) { try await call.reply() }
    }

    @Test func givesASignOfLifeOnOpenStreamsOnly() throws {
        let bench = Bench()
        let stream = try bench.open(.serverStreaming, credit: 4)
        _ = try bench.open(.unary)
        let opened = bench.link.sent.count
        for sign in 1...3 {
            bench.tick(after: RPCChannel.lifeInterval)
            let signs = bench.link.sent.dropFirst(opened)
            #expect(signs.map(\.packet) == Array(repeating: .credit(0), count: sign))
            #expect(signs.allSatisfy { $0.call == stream.id })
        }
        bench.tick(after: RPCChannel.lifeInterval / 2)
        #expect(bench.link.sent.count == opened + 3)
        #expect(RPCChannel.lifeInterval <= .seconds(30))
    }

    @Test(arguments: [CallKind.unary, .clientStreaming, .serverStreaming])
    func refusesItemsWithoutCredit(kind: CallKind) async throws {
        let bench = Bench()
        let call = try bench.open(kind, credit: kind == .serverStreaming ? 2 : 0)
        for _ in 0..<2 where kind == .serverStreaming { bench.channel.receive(.item([]), call: call.id) }
        #expect(bench.channel.isOpen(call.id))
        bench.channel.receive(.item([]), call: call.id)
        #expect(bench.channel.openCalls == 0)
        #expect(bench.link.sent.last == .init(packet: .cancel, call: call.id))
        await #expect(throws: RPCError.noCredit) { try await call.reply() }
    }

    @Test func blamesTheServiceForWhatCannotBeRead() async throws {
        let bench = Bench()
        let call = try bench.open(.unary)
        bench.channel.receive(.malformed(RPCError(.invalidArgument, "x", reason: "X")), call: call.id)
        await #expect(throws: RPCError(.internal, "x", reason: "X")) { try await call.reply() }
        #expect(bench.link.sent.last?.packet == .cancel)
    }

    @Test(arguments: [.open(path: "/x", metadata: Metadata(), body: nil), .close, .cancel] as [Packet])
    func ignoresWhatOnlyCallersSend(packet: Packet) throws {
        let bench = Bench()
        let call = try bench.open(.unary)
        bench.channel.receive(packet, call: call.id)
        bench.channel.receive(.end(nil, body: []), call: call.id + 1)
        #expect(bench.channel.openCalls == 1)
    }

    @Test func losesAllCallsWithTheConnectionAndTakesNewOnes() async throws {
        let bench = Bench()
        let call = try bench.open(.unary)
        bench.channel.lose(.stopping)
        await #expect(throws: RPCError.stopping) { try await call.reply() }
        _ = try bench.open(.unary)
        #expect(bench.channel.openCalls == 1)
    }

    @Test func refusesCallsOnceClosed() async throws {
        let bench = Bench()
        let call = try bench.open(.unary)
        bench.channel.close()
        #expect(bench.link.sent.last == .init(packet: .cancel, call: call.id))
        let error = try #require(await failure { try await call.reply() })
        #expect(error.code == .unavailable && error.reason == "RPC_CLOSED")
        #expect(throws: error) { try bench.open(.unary) }
    }
}
