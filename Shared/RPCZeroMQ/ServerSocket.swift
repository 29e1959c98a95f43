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
    private var outgoing: [[UInt8]] = []

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
        outgoing.removeAll(keepingCapacity: true)
        outgoing.append(peer.bytes)
        Wire.write(packet, call: call, to: &outgoing)
        switch socket.send(outgoing) {
        case .sent: break
        case .unreachable: server.lose(peer)
        case .wouldBlock:
            onEvent(.peerTooSlow)
            server.lose(peer)
        }
    }

    func read(_ frames: inout [[UInt8]], _ onEvent: (TransportEvent) -> Void) -> Bool {
        for count in 0..<NodeReactor.turn {
            guard let received = socket.receive(into: &frames, userID: security != nil) else { return count > 0 }
            guard frames.count >= 2, let head = Wire.readHead(frames[1]) else {
                onEvent(.unreadableHead)
                continue
            }
            let packet = Wire.read(head.kind, frames[2...])
            server.receive(packet, call: head.call, from: PeerID(frames[0]), principal: principal(received))
        }
        return true
    }

    /// A secured socket's peers have passed the ZAP handler, which names them by their key.
    private func principal(_ received: Socket.Received) -> Principal {
        guard let security else { return .local }
        return received.userID.flatMap { security.principals[$0] } ?? Principal(name: "", roles: [])
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
