import CZeroMQ

/// A ZeroMQ socket.
///
/// Not thread-safe: it belongs to the thread that made it.
public final class Socket {
    /// The kinds used here.
    public enum Kind: Sendable {
        case router, dealer, reply, pair

        var value: Int32 {
            switch self {
            case .router: ZMQ_ROUTER
            case .dealer: ZMQ_DEALER
            case .reply: ZMQ_REP
            case .pair: ZMQ_PAIR
            }
        }
    }

    /// What became of a message that was to be sent.
    public enum Sent: Sendable {
        case sent
        /// No room now, or no connection.
        case wouldBlock
        /// A ROUTER has no such peer.
        case unreachable
    }

    let handle: UnsafeMutableRawPointer
    private let context: Context
    private var isClosed = false

    /// A socket without linger: what was not sent when it closes is dropped.
    public init(_ kind: Kind, in context: Context) throws(ZeroMQError) {
        guard let handle = zmq_socket(context.handle, kind.value) else { throw ZeroMQError.last("socket") }
        self.handle = handle
        self.context = context
        try set(ZMQ_LINGER, 0, "linger")
    }

    deinit { close() }

    /// Closes the socket; doing so twice does nothing.
    public func close() {
        guard !isClosed else { return }
        isClosed = true
        zmq_close(handle)
    }

    // MARK: options

    func set(_ option: Int32, _ value: Int32, _ name: String) throws(ZeroMQError) {
        var value = value
        guard zmq_setsockopt(handle, option, &value, MemoryLayout<Int32>.size) == 0 else {
            throw ZeroMQError.last("set \(name)")
        }
    }

    func set(_ option: Int32, _ text: String, _ name: String) throws(ZeroMQError) {
        guard zmq_setsockopt(handle, option, text, text.utf8.count) == 0 else { throw ZeroMQError.last("set \(name)") }
    }

    /// Milliseconds to wait for what could not be sent before closing drops it.
    public func setLinger(milliseconds: Int32) throws(ZeroMQError) { try set(ZMQ_LINGER, milliseconds, "linger") }

    /// Messages that may wait in each direction, per peer.
    public func setHighWaterMark(_ messages: Int32) throws(ZeroMQError) {
        try set(ZMQ_SNDHWM, messages, "send high-water mark")
        try set(ZMQ_RCVHWM, messages, "receive high-water mark")
    }

    /// ZMTP heartbeats: a dead peer is found without traffic.
    public func setHeartbeat(every interval: Int32, timeout: Int32) throws(ZeroMQError) {
        try set(ZMQ_HEARTBEAT_IVL, interval, "heartbeat interval")
        try set(ZMQ_HEARTBEAT_TIMEOUT, timeout, "heartbeat timeout")
    }

    /// Milliseconds before a lost connection is made again, growing to a longest.
    public func setReconnect(first: Int32, longest: Int32) throws(ZeroMQError) {
        try set(ZMQ_RECONNECT_IVL, first, "reconnect interval")
        try set(ZMQ_RECONNECT_IVL_MAX, longest, "longest reconnect interval")
    }

    /// Queues only to connections that stand, so that nothing waits for a peer that is not there.
    public func setImmediate() throws(ZeroMQError) { try set(ZMQ_IMMEDIATE, 1, "immediate") }

    /// A ROUTER says when a peer is gone, instead of dropping silently.
    public func setMandatory() throws(ZeroMQError) { try set(ZMQ_ROUTER_MANDATORY, 1, "mandatory") }

    /// A peer that announces a larger message is disconnected.
    public func setLargestMessage(bytes: Int64) throws(ZeroMQError) {
        var bytes = bytes
        guard zmq_setsockopt(handle, ZMQ_MAXMSGSIZE, &bytes, MemoryLayout<Int64>.size) == 0 else {
            throw ZeroMQError.last("set largest message")
        }
    }

    /// Makes this the server's end of CURVE; who may connect is asked of the ZAP handler (RFC 27).
    public func setCurveServer(_ keys: KeyPair, domain: String) throws(ZeroMQError) {
        try set(ZMQ_CURVE_SERVER, 1, "curve server")
        try set(ZMQ_CURVE_SECRETKEY, keys.secretKey, "secret key")
        try set(ZMQ_ZAP_DOMAIN, domain, "ZAP domain")
    }

    /// Makes this a client's end of CURVE to a server of this key.
    public func setCurveClient(_ keys: KeyPair, server: String) throws(ZeroMQError) {
        try set(ZMQ_CURVE_SERVERKEY, server, "server key")
        try set(ZMQ_CURVE_PUBLICKEY, keys.publicKey, "public key")
        try set(ZMQ_CURVE_SECRETKEY, keys.secretKey, "secret key")
    }

    // MARK: endpoints

    /// Listens at an endpoint.
    public func bind(_ endpoint: String) throws(ZeroMQError) {
        guard zmq_bind(handle, endpoint) == 0 else { throw ZeroMQError.last("bind \(endpoint)") }
    }

    /// Connects to an endpoint, now or whenever somebody listens there.
    public func connect(_ endpoint: String) throws(ZeroMQError) {
        guard zmq_connect(handle, endpoint) == 0 else { throw ZeroMQError.last("connect \(endpoint)") }
    }

    /// Connects anew, also where libzmq has given up because the other side refused the handshake.
    public func reconnect(_ endpoint: String) throws(ZeroMQError) {
        zmq_disconnect(handle, endpoint)
        try connect(endpoint)
    }

    /// The endpoint bound last, with the port that the system chose where `*` or 0 was asked for.
    public var lastEndpoint: String {
        var buffer = [CChar](repeating: 0, count: 512)
        var size = buffer.count
        guard zmq_getsockopt(handle, ZMQ_LAST_ENDPOINT, &buffer, &size) == 0 else { return "" }
        return String(decoding: buffer.prefix(max(0, size - 1)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Tells what happens to the socket's connections at an inproc endpoint, to be read with a `Monitor`.
    public func monitor(at endpoint: String) throws(ZeroMQError) {
        guard zmq_socket_monitor(handle, endpoint, Int32(ZMQ_EVENT_ALL)) == 0 else { throw ZeroMQError.last("monitor") }
    }

    // MARK: messages

    /// Sends a multipart message without waiting.
    public func send(_ frames: [[UInt8]]) -> Sent {
        for (index, frame) in frames.enumerated() {
            let sent = frame.withUnsafeBytes { send($0, isLast: index == frames.count - 1) }
            if sent != .sent { return sent }
        }
        return .sent
    }

    /// Sends one frame of a message without waiting; the message goes out with its last frame.
    public func send(_ frame: UnsafeRawBufferPointer, isLast: Bool) -> Sent {
        guard zmq_send(handle, frame.baseAddress, frame.count, isLast ? ZMQ_DONTWAIT : ZMQ_DONTWAIT | ZMQ_SNDMORE) < 0
        else { return .sent }
        return zmq_errno() == EHOSTUNREACH ? .unreachable : .wouldBlock
    }

    /// Takes one whole message if one is there; false where there is none.
    public func receive(into frames: Frames) -> Bool { frames.receive(from: handle) }

    /// Takes one whole message as arrays, for what is rare; nil where there is none.
    public func receive() -> [[UInt8]]? {
        let frames = Frames()
        guard receive(into: frames) else { return nil }
        return (0..<min(frames.count, Frames.capacity)).map(frames.array)
    }
}
