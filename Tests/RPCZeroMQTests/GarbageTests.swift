import JSON
import RPC
import RPCZeroMQ
import TestSupport
import Testing
import ZeroMQ

/// A service that hears a peer which keeps to no rule.
private func besieged(
    limits: RPCServer.Limits = RPCServer.Limits(), reads: Bool = true, _ echo: EchoService = EchoService(),
    _ body: (RawPeer, RPCServer, Recorder<TransportEvent>, String) async throws -> Void
) async throws {
    let events = Recorder<TransportEvent>()
    let (service, caller) = (try Node { events.add($0) }, try Node())
    try await closing([service, caller]) {
        let (server, endpoint) = try await service.serve(echo.router, limits: limits, at: Carrier.ipc.endpoint)
        let peer = try RawPeer(endpoint, reads: reads)
        do { try await body(peer, server, events, endpoint) } catch {
            await peer.close()
            throw error
        }
        let client = RPCClient(try await caller.connect(to: endpoint))
        let reply = try await client.call(Echo.unary, Note("still serving"))
        #expect(reply.text == "still serving")
        await peer.close()
    }
}

@Suite(.fewAtOnce) struct Garbage {
    @Test(
        arguments: [
            ("unknown kind", [Raw.head(9, 5)], 3, "RPC_UNKNOWN_KIND"),
            ("ITEM on no call", [Raw.head(2, 5), [1]], 3, "RPC_NO_SUCH_CALL"),
            ("END from a caller", [Raw.head(6, 5), []], 3, "RPC_UNEXPECTED_END"),
            ("CREDIT of three bytes", [Raw.head(4, 5), [0, 0, 1]], 3, "RPC_BAD_FRAMES"),
            ("OPEN of one frame", [Raw.head(1, 5)], 3, "RPC_BAD_FRAMES"),
            ("unknown path", Raw.open(5, "None", "", "{}"), 12, "RPC_UNKNOWN_METHOD"),
            ("bad metadata", Raw.open(5, "Unary", "{", "{}"), 3, "RPC_BAD_METADATA"),
            ("bad JSON", Raw.open(5, "Unary", "", "{"), 3, "RPC_BAD_BODY"),
            ("bad timeout", Raw.open(5, "Unary", #"{"timeout":"-1"}"#, "{}"), 3, "RPC_BAD_METADATA"),
            ("wrong kind", Raw.open(5, "Collect", "", "{}"), 3, "RPC_WRONG_KIND"),
        ] as [(String, [[UInt8]], Int64, String)])
    func endsThatCallAlone(_ what: String, frames: [[UInt8]], code: Int64, reason: String) async throws {
        try await besieged { peer, server, _, _ in
            peer.send(frames)
            let answer = try await eventually("an answer to \(what)") { peer.received.first }
            #expect(answer[0] == Raw.head(6, 5))
            let status = try JSON.decode(JSONValue.self, from: answer[1])
            #expect(status["code"]?.integerValue == code)
            #expect(status["details"]?["reason"]?.stringValue == reason)
            #expect(server.openCalls == 0)
        }
    }

    @Test(
        arguments: [
            [Raw.head(1, 5, version: 2)], [[]], [[1, 1, 0]], [Raw.head(1, 5) + [0], [1]], [[], Raw.head(1, 5), []],
        ] as [[[UInt8]]])
    func withoutAHeadIsCountedAndDropped(frames: [[UInt8]]) async throws {
        try await besieged { peer, _, events, _ in
            peer.send(frames)
            peer.send(Raw.open(1, "Unary", "", #"{"text":"x"}"#))
            let answer = try await eventually("the answer to the good call") { peer.received.first }
            #expect(answer == [Raw.head(6, 1), [], Array(#"{"text":"x"}"#.utf8)])
            #expect(events.all == [.unreadableHead])
        }
    }

    @Test(arguments: [1, 20_261_121] as [UInt64]) func ofAnyBytesLeavesTheServiceServing(seed: UInt64) async throws {
        var random = Seeded(state: seed)
        let messages = (0..<3000).map { _ in random.message() }
        try await besieged { peer, server, events, _ in
            for message in messages { peer.send(message) }
            peer.send(Raw.open(.max, "Unary", "", #"{"text":"last"}"#))
            try await eventually("the last is answered") { peer.received.contains { $0[0] == Raw.head(6, .max) } }
            #expect(!events.all.isEmpty && events.all.allSatisfy { $0 == .unreadableHead })
        }
    }
}

@Suite(.fewAtOnce) struct ACallerByHand {
    @Test func getsExactlyItsCredit() async throws {
        let echo = EchoService()
        try await besieged(echo) { peer, _, _, _ in
            peer.send(Raw.open(1, "Stream", #"{"credit":"0"}"#, #"{"count":5}"#))
            peer.send(Raw.credit(1, 3))
            try await eventually("three come") { peer.received.count == 3 }
            peer.send(Raw.open(2, "Unary", "", #"{"text":"x"}"#))
            try await eventually("another call's reply comes") { peer.received.count == 4 }
            #expect(peer.received[3][0] == Raw.head(6, 2))
            #expect(echo.written.value == 3)
            peer.send(Raw.credit(1, 100))
            try await eventually("the end comes") { peer.received.count == 7 }
            #expect(peer.received[6] == [Raw.head(6, 1), []])
        }
    }

    @Test func getsNothingAfterItCancels() async throws {
        let echo = EchoService()
        try await besieged(echo) { peer, server, _, _ in
            peer.send(Raw.open(1, "Stream", #"{"credit":"2"}"#, #"{"count":5}"#))
            try await eventually("two come") { peer.received.count == 2 }
            peer.send([Raw.head(5, 1)])
            peer.send(Raw.credit(1, 100))
            try await eventually("the handler stops") { echo.stops.all == [.cancelled] }
            peer.send(Raw.open(1, "Unary", "", #"{"text":"the number is free again"}"#))
            try await eventually("the reply comes") { peer.received.count == 3 }
            #expect(peer.received[2][0] == Raw.head(6, 1))
            #expect(server.openCalls == 0)
        }
    }

    @Test func isCancelledWhenSilent() async throws {
        let echo = EchoService()
        var limits = RPCServer.Limits()
        limits.silence = .milliseconds(20)
        try await besieged(limits: limits, echo) { peer, server, _, _ in
            peer.send(Raw.open(1, "Stream", #"{"credit":"0"}"#, #"{"count":5}"#))
            let end = try await eventually("the end comes") { peer.received.first }
            #expect(try JSON.decode(JSONValue.self, from: end[1])["details"]?["reason"] == "RPC_SILENT")
            try await eventually("the handler stops") { echo.stops.all.count == 1 }
            peer.send(Raw.credit(1, 0))
            let gone = try await eventually("a late sign of life is answered") { peer.received.dropFirst().first }
            #expect(try JSON.decode(JSONValue.self, from: gone[1])["code"] == 14)
        }
    }

    @Test func whoGrantsMuchAndNeverReadsIsCutOff() async throws {
        let echo = EchoService()
        try await besieged(reads: false, echo) { peer, server, events, _ in
            peer.send(Raw.open(1, "Stream", #"{"credit":"4294967295"}"#, #"{"count":1000000000}"#))
            try await eventually("it is cut off") { events.all.contains(.peerTooSlow) }
            try await eventually("its handler stops") { echo.stops.all == [.cancelled] }
            #expect(server.openCalls == 0)
            // Far below what it granted: what the socket holds, what the system holds, and what was on its way.
            #expect(echo.written.value < 1_000_000)
        }
    }
}

/// Messages of random frames, some of them nearly right; the same for the same seed (SplitMix64).
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func message() -> [[UInt8]] {
        let frames = (0..<Int.random(in: 1...4, using: &self)).map { _ in bytes(upTo: 20) }
        switch Int.random(in: 0..<4, using: &self) {
        case 0: return frames
        case 1:
            return [Raw.head(UInt8.random(in: 0...8, using: &self), UInt64.random(in: 0...9, using: &self))]
                + frames.dropFirst()
        case 2:
            let method = ["Unary", "Stream", "Collect", "Fail", "Sleep"].randomElement(using: &self) ?? "Unary"
            return Raw.open(
                UInt64.random(in: 0...9, using: &self), method, "", #"{"count":3,"text":"x","ms":1,"code":5}"#)
        default: return Raw.open(UInt64.random(in: 0...9, using: &self), "Collect", "", nil)
        }
    }

    private mutating func bytes(upTo count: Int) -> [UInt8] {
        (0..<Int.random(in: 0...count, using: &self)).map { _ in UInt8.random(in: 0...255, using: &self) }
    }
}
