import RPC
import ZeroMQ

/// A caller's DEALER to one service, with what waits for the connection to stand.
final class Connection {
    let channel: RPCChannel
    let socket: Socket
    let monitor: Monitor
    private let endpoint: String
    private var isReady = false
    /// Why the service refuses us; until it no longer does, calls fail at once.
    private var rejection: RPCError?
    private var wasBroken = false
    private var retryDue: ContinuousClock.Instant?
    private static let retryPause = Duration.seconds(1)
    private var waiting: [(Packet, CallID)] = []

    init(
        _ id: Int, _ channel: RPCChannel, _ endpoint: String, _ security: ClientSecurity?, in context: Context
    ) throws(ZeroMQError) {
        self.channel = channel
        self.endpoint = endpoint
        socket = try Socket(.dealer, in: context)
        // Nothing is queued for a connection that is not there: the calls on it are ended, and must not run later.
        try socket.setImmediate()
        // Credit and the bound on open calls are what limits a queue here.
        try socket.setHighWaterMark(0)
        try socket.setHeartbeat(every: 5_000, timeout: 15_000)
        try socket.setReconnect(first: 50, longest: 1_000)
        try socket.setLinger(milliseconds: 500)
        if let security { try socket.setCurveClient(security.keys, server: security.serverKey) }
        monitor = try Monitor(of: socket, endpoint: "inproc://monitor-\(id)", in: context)
        try socket.connect(endpoint)
    }

    func send(_ packet: Packet, _ call: CallID) {
        // A call that a lost connection ended before its OPEN came this far may have been tried again already.
        if case .open = packet, !channel.isOpen(call) { return }
        guard isReady else {
            hold(packet, call)
            return
        }
        if Wire.send(packet, call: call, on: socket) != .sent { waiting.append((packet, call)) }
    }

    /// A call given up before the connection stood is never sent.
    private func hold(_ packet: Packet, _ call: CallID) {
        if let rejection { return channel.lose(rejection) }
        if case .cancel = packet { waiting.removeAll { $0.1 == call } } else { waiting.append((packet, call)) }
    }

    func read(_ frames: Frames, _ onEvent: (TransportEvent) -> Void) -> Bool {
        for count in 0..<NodeReactor.turn {
            guard socket.receive(into: frames) else { return count > 0 }
            guard let head = Wire.readHead(frames.bytes(0)) else {
                onEvent(.unreadableHead)
                continue
            }
            channel.receive(Wire.read(head.kind, frames, from: 1), call: head.call)
        }
        return true
    }

    func readMonitor(_ frames: Frames, _ onEvent: (TransportEvent) -> Void) -> Bool {
        var worked = false
        while let event = monitor.next() {
            worked = true
            switch event {
            case .ready: flush(onEvent)
            case .refused, .disconnected:
                // What came before the loss may have come since this socket was read: it still counts.
                while read(frames, onEvent) {}
                lose(event, onEvent)
            case .handshakeFailed(let detail): reject(detail, onEvent)
            case .handshakeBroken: suspect(onEvent)
            }
        }
        return worked
    }

    /// A service that dies closes once and then refuses; one that can't read us (it wants keys, or other ones) closes each
    /// time, without a word.
    private func suspect(_ onEvent: (TransportEvent) -> Void) {
        if wasBroken { reject("the service closes each time; are keys and its key the right ones?", onEvent) }
        wasBroken = true
    }

    private func reject(_ detail: String, _ onEvent: (TransportEvent) -> Void) {
        onEvent(.handshakeFailed(endpoint: endpoint, detail: detail))
        let error = RPCError(
            .unauthenticated,
            Text(zh: "与 \(endpoint) 的握手失败：\(detail)", en: "the handshake with \(endpoint) failed: \(detail)"),
            reason: "RPC_HANDSHAKE_FAILED")
        rejection = error
        // libzmq does not try again where it was refused; keys may be put right on the other side, though.
        retryDue = .now + Connection.retryPause
        waiting.removeAll()
        channel.lose(error)
    }

    // MARK: time

    /// When `tick` is next of use.
    var nextDue: ContinuousClock.Instant? { [channel.nextDue, retryDue].compactMap(\.self).min() }

    func tick(_ now: ContinuousClock.Instant) {
        channel.tick(now)
        guard let due = retryDue, due <= now else { return }
        retryDue = nil
        try? socket.reconnect(endpoint)
    }

    private func flush(_ onEvent: (TransportEvent) -> Void) {
        isReady = true
        forgive()
        onEvent(.connected(endpoint: endpoint))
        let packets = waiting
        waiting = []
        for (packet, call) in packets { send(packet, call) }
    }

    private func forgive() {
        rejection = nil
        wasBroken = false
    }

    private func lose(_ event: ConnectionEvent, _ onEvent: (TransportEvent) -> Void) {
        let wasReady = isReady
        isReady = false
        forgive()
        waiting.removeAll()
        if wasReady || event == .refused { onEvent(.disconnected(endpoint: endpoint)) }
        // Only what was never sent is safe to send again without a key.
        channel.lose(
            wasReady
                ? RPCError(
                    .unavailable, Text(zh: "与 \(endpoint) 的连接中断", en: "the connection to \(endpoint) was lost"),
                    reason: "RPC_CONNECTION_LOST")
                : RPCError(
                    .unavailable, Text(zh: "无法连接 \(endpoint)", en: "\(endpoint) can't be reached"),
                    reason: "RPC_NOT_CONNECTED"))
    }
}
