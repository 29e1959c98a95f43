import RPC
import ZeroMQ

/// A service's ROUTER: every caller's frames come in and go out here.
final class ServerSocket {
    /// Messages that may wait for one caller.
    ///
    /// A caller's credit keeps far below it; one who exceeds it does not read.
    static let highWaterMark: Int32 = 20_000
    /// A peer that announces more is cut off before anything is allocated; the bodies' own limit is smaller and answered.
    static let largestMessage: Int64 = 64 << 20

    let server: RPCServer
    let socket: Socket
    let monitor: Monitor?
    private let domain: String
    private let endpoint: String
    private let security: ServerSecurity?
    /// Whose message came last: often the next one is theirs too.
    private var lastPeer = PeerID([])

    init(
        _ id: Int, _ server: RPCServer, _ endpoint: String, _ security: ServerSecurity?, in context: Context
    ) throws(ZeroMQError) {
        self.server = server
        self.endpoint = endpoint
        self.security = security
        domain = "\(id)"
        socket = try Socket(.router, in: context)
        try socket.setMandatory()
        try socket.setHighWaterMark(ServerSocket.highWaterMark)
        try socket.setHeartbeat(every: 5_000, timeout: 15_000)
        try socket.setLargestMessage(bytes: ServerSocket.largestMessage)
        // What is answered before the stop still goes out after it.
        try socket.setLinger(milliseconds: 500)
        if let security {
            try socket.setCurveServer(security.keys, domain: domain)
            monitor = try Monitor(of: socket, endpoint: "inproc://monitor-\(id)", in: context)
        } else {
            monitor = nil
        }
        try socket.bind(endpoint)
    }

    func send(_ packet: Packet, _ call: CallID, to peer: PeerID, _ onEvent: (TransportEvent) -> Void) {
        switch Wire.send(packet, call: call, to: peer, on: socket) {
        case .sent: break
        case .unreachable: server.lose(peer)
        case .wouldBlock:
            onEvent(.peerTooSlow)
            server.lose(peer)
        }
    }

    func read(_ frames: Frames, _ onEvent: (TransportEvent) -> Void) -> Bool {
        for count in 0..<NodeReactor.turn {
            guard socket.receive(into: frames) else { return count > 0 }
            guard frames.count >= 2, let head = Wire.readHead(frames.bytes(1)) else {
                onEvent(.unreadableHead)
                continue
            }
            let packet = Wire.read(head.kind, frames, from: 2)
            server.receive(packet, call: head.call, from: peer(frames.bytes(0)), principal: principal(frames))
        }
        return true
    }

    private func peer(_ id: UnsafeRawBufferPointer) -> PeerID {
        if !lastPeer.bytes.elementsEqual(id) { lastPeer = PeerID(Array(id)) }
        return lastPeer
    }

    /// A secured socket's peers have passed the ZAP handler, which names them by their key.
    private func principal(_ frames: Frames) -> Principal {
        guard let security else { return .local }
        return frames.userID.flatMap { security.principals[$0] } ?? Principal(name: "", roles: [])
    }

    func readMonitor(_ onEvent: (TransportEvent) -> Void) -> Bool {
        var worked = false
        while let event = monitor?.next() {
            worked = true
            switch event {
            case .handshakeFailed(let detail): onEvent(.handshakeFailed(endpoint: endpoint, detail: detail))
            case .handshakeBroken:
                onEvent(.handshakeFailed(endpoint: endpoint, detail: "the caller closed during the handshake"))
            case .ready, .refused, .disconnected: break
            }
        }
        return worked
    }
}
