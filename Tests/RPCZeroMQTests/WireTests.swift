import RPC
import TestSupport
import Testing
import ZeroMQ

@testable import RPCZeroMQ

/// Two sockets in one process, so that what is sent can be read at once.
private struct Line {
    private let near: Socket
    private let far: Socket
    private let arrived = Frames()

    init() throws {
        let context = try Context()
        (near, far) = (try Socket(.pair, in: context), try Socket(.pair, in: context))
        try near.bind("inproc://line")
        try far.connect("inproc://line")
    }

    /// The frames that a packet goes out as.
    func sent(_ packet: Packet, call: CallID) throws -> [[UInt8]] {
        #expect(Wire.send(packet, call: call, on: near) == .sent)
        return try #require(far.receive())
    }

    /// The packet that frames after a head come in as.
    func read(_ kind: UInt8, _ frames: [[UInt8]]) throws -> Packet {
        #expect(near.send([[]] + frames) == .sent)
        try #require(far.receive(into: arrived))
        return Wire.read(kind, arrived, from: 1)
    }
}

@Suite struct TheWire {
    static let packets: [Packet] = [
        .open(path: "/p.S/M", metadata: Metadata(), body: nil),
        .open(path: "/p.S/M", metadata: Metadata(["timeout": "5", "键": "值"]), body: []),
        .open(path: "", metadata: Metadata(), body: Array("{}".utf8)),
        .item([]), .item(Array(repeating: 0, count: 70_000)), .close, .cancel,
        .credit(0), .credit(1), .credit(0x0102_0304), .credit(.max),
        .end(nil, body: nil), .end(nil, body: []), .end(nil, body: [1, 2]),
        .end(
            WireStatus(
                RPCError(.notFound, Text(zh: "没有", en: "none"), reason: "R", field: "a[1].b", clause: "8.1"),
                locale: .chinese),
            body: nil),
    ]

    @Test(arguments: packets, [0, 1, 0x0102_0304_0506_0708, CallID.max])
    func readsWhatItWrites(packet: Packet, call: CallID) throws {
        let line = try Line()
        let frames = try line.sent(packet, call: call)
        let head = try #require(frames[0].withUnsafeBytes(Wire.readHead))
        #expect(head.call == call)
        #expect(try line.read(head.kind, Array(frames.dropFirst())) == packet)
    }

    @Test func isWhatThePageSays() throws {
        let line = try Line()
        let open = try line.sent(
            .open(path: "/p.S/M", metadata: Metadata(["credit": "5"]), body: Array("{}".utf8)),
            call: 0x0102_0304_0506_0708)
        #expect(open[0] == [1, 1, 1, 2, 3, 4, 5, 6, 7, 8])
        #expect(open.dropFirst().map { String(decoding: $0, as: UTF8.self) } == ["/p.S/M", #"{"credit":"5"}"#, "{}"])
        #expect(try line.sent(.credit(258), call: 1) == [[1, 4, 0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 1, 2]])
        #expect(try line.sent(.end(nil, body: nil), call: 1) == [[1, 6, 0, 0, 0, 0, 0, 0, 0, 1], []])
    }

    @Test(
        arguments: [
            [], [1], Raw.head(1, 1).dropLast(), Raw.head(1, 1) + [0], Raw.head(1, 1, version: 0),
            Raw.head(1, 1, version: 2),
        ] as [[UInt8]])
    func cannotReadAHead(frame: [UInt8]) { #expect(frame.withUnsafeBytes(Wire.readHead) == nil) }

    @Test(
        arguments: [
            (0, [], "RPC_UNKNOWN_KIND"), (7, [[1]], "RPC_UNKNOWN_KIND"), (255, [], "RPC_UNKNOWN_KIND"),
            (1, [], "RPC_BAD_FRAMES"), (1, ["/x"], "RPC_BAD_FRAMES"), (1, ["/x", "", "", ""], "RPC_BAD_FRAMES"),
            (1, ["/x", "[]"], "RPC_BAD_METADATA"), (1, ["/x", #"{"timeout": 5}"#], "RPC_BAD_METADATA"),
            (1, ["/x", "{"], "RPC_BAD_METADATA"), (1, ["/x", "\u{0}", "{}"], "RPC_BAD_METADATA"),
            (2, [], "RPC_BAD_FRAMES"), (2, ["", ""], "RPC_BAD_FRAMES"), (3, [""], "RPC_BAD_FRAMES"),
            (4, [], "RPC_BAD_FRAMES"), (4, ["123"], "RPC_BAD_FRAMES"), (4, ["12345"], "RPC_BAD_FRAMES"),
            (4, ["1234", ""], "RPC_BAD_FRAMES"), (5, [""], "RPC_BAD_FRAMES"), (6, [], "RPC_BAD_FRAMES"),
            (6, ["", "", ""], "RPC_BAD_FRAMES"), (6, ["x"], "RPC_BAD_STATUS"),
            (6, [#"{"message": "x"}"#], "RPC_BAD_STATUS"),
        ] as [(UInt8, [FrameText], String)])
    func saysWhatIsMalformed(kind: UInt8, frames: [FrameText], reason: String) throws {
        guard case .malformed(let error) = try Line().read(kind, frames.map(\.bytes)) else {
            Issue.record("kind \(kind) with \(frames) was read")
            return
        }
        #expect(error.code == .invalidArgument)
        #expect(error.reason == reason)
    }

    @Test(arguments: [(Wire.longestPath + 1, 0), (1, Wire.longestMetadata + 1)])
    func boundsPathAndMetadata(path: Int, metadata: Int) throws {
        let frames = [[UInt8](repeating: 0x2F, count: path), [UInt8](repeating: 0x20, count: metadata)]
        guard case .malformed = try Line().read(1, frames) else {
            Issue.record("was read")
            return
        }
    }

    @Test func takesAWrittenOutOKAsOK() throws {
        let frames = [Array(#"{"code": 0}"#.utf8), [7]] as [[UInt8]]
        #expect(try Line().read(6, frames) == .end(nil, body: [7]))
    }

    @Test func ignoresWhatItDoesNotKnow() throws {
        let status = [Array(#"{"code": 5, "later": [1], "details": {"field": "a", "later": {}}}"#.utf8)]
        guard case .end(let read?, nil) = try Line().read(6, status) else {
            Issue.record("was not read")
            return
        }
        #expect(read.error.code == .notFound && read.error.field == "a")
    }
}

/// A frame, written as text or as bytes.
struct FrameText: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, Sendable {
    let bytes: [UInt8]

    init(stringLiteral value: String) { bytes = Array(value.utf8) }
    init(arrayLiteral elements: UInt8...) { bytes = elements }
}

@Suite struct Endpoints {
    @Test(arguments: [
        ("ipc:///tmp/x.sock", true), ("ipc://@abstract", true), ("inproc://x", true), ("tcp://127.0.0.1:7101", true),
        ("tcp://127.0.0.1:*", true), ("tcp://127.255.0.9:1", true), ("tcp://localhost:1", true),
        ("tcp://[::1]:1", true),
        ("tcp://*:7101", false), ("tcp://0.0.0.0:7101", false), ("tcp://10.0.0.1:7101", false), ("tcp://[::]:1", false),
        ("tcp://127.0.0.1.evil.example:1", false), ("tcp://127.0.0:1", false), ("tcp://127.evil.0.1:1", false),
        ("tcp://localhost.example:1", false), ("tcp://eth0:1", false), ("tcp://127.0.0.256:1", false),
        ("tcp://127.0.0.1", false),
        ("udp://127.0.0.1:1", false), ("ws://127.0.0.1:1", false), ("", false), ("127.0.0.1:1", false),
        ("tcp://[::ffff:10.0.0.1]:1", false),
    ])
    func knowWhatStaysOnThisMachine(endpoint: String, isLocal: Bool) { #expect(Endpoint.isLocal(endpoint) == isLocal) }
}
