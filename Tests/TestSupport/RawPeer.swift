import Synchronization
package import ZeroMQ

/// A DEALER that sends whatever frames a test likes and keeps what comes.
package final class RawPeer: Sendable {
    private let thread: SocketThread<[[UInt8]]>
    private let inbox: Recorder<[[UInt8]]>

    /// A DEALER connected to an endpoint; one that never reads lets what comes pile up at the sender.
    package init(_ endpoint: String, reads: Bool = true) throws(ZeroMQError) {
        let inbox = Recorder<[[UInt8]]>()
        let context = try Context()
        self.inbox = inbox
        thread = SocketThread(named: "raw peer") { RawReactor(endpoint, context, reads, inbox) }
    }

    /// All messages received so far, without their routing id.
    package var received: [[[UInt8]]] { inbox.all }

    /// Sends one message; without frames, closes the peer.
    package func send(_ frames: [[UInt8]]) { thread.submit(frames) }

    package func close() async {
        thread.submit([])
        await thread.ended()
    }
}

private struct RawReactor: Reactor {
    private var socket: Socket?
    private let reads: Bool
    private let inbox: Recorder<[[UInt8]]>

    init(_ endpoint: String, _ context: Context, _ reads: Bool, _ inbox: Recorder<[[UInt8]]>) {
        self.reads = reads
        self.inbox = inbox
        socket = try? Socket(.dealer, in: context)
        try? socket?.setHighWaterMark(reads ? 0 : 1)
        try? socket?.connect(endpoint)
    }

    /// A socket that is never read would wake the thread without end.
    var sockets: [Socket] { reads ? [socket].compactMap(\.self) : [] }

    mutating func handle(_ commands: [[[UInt8]]]) -> Bool {
        for frames in commands {
            if frames.isEmpty { return false }
            _ = socket?.send(frames)
        }
        return true
    }

    mutating func read(_ index: Int) -> Bool {
        guard let frames = socket?.receive() else { return false }
        inbox.add(frames)
        return true
    }

    mutating func timeout() -> Int? { nil }
}

/// Frames by hand, from the description of the wire.
package enum Raw {
    package static func head(_ kind: UInt8, _ call: UInt64, version: UInt8 = 1) -> [UInt8] {
        [version, kind] + withUnsafeBytes(of: call.bigEndian) { Array($0) }
    }

    package static func open(_ call: UInt64, _ method: String, _ metadata: String, _ body: String?) -> [[UInt8]] {
        [head(1, call), Array("/peer.v1.Echo/\(method)".utf8), Array(metadata.utf8)]
            + (body.map { [Array($0.utf8)] } ?? [])
    }

    package static func credit(_ call: UInt64, _ count: UInt32) -> [[UInt8]] {
        [head(4, call), withUnsafeBytes(of: count.bigEndian) { Array($0) }]
    }
}
