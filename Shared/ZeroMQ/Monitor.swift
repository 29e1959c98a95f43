import CZeroMQ

/// What happened to a socket's connection (zmq_socket_monitor(3)).
public enum ConnectionEvent: Sendable, Hashable {
    /// The handshake is done: messages can flow.
    case ready
    /// Nobody listens there (yet); libzmq tries again by itself.
    case refused
    /// A connection that stood, or was being made, is gone.
    case disconnected
    /// The other side refused our key, or we its; the text says how.
    case handshakeFailed(String)
    /// The other side closed during the handshake: it died, or a server could not read what a client with a wrong key for
    /// it said.
    case handshakeBroken
}

/// Reads a socket's connection events.
///
/// Belongs to the thread of its socket.
public final class Monitor {
    /// To be polled.
    public let socket: Socket
    private let frames = Frames()
    private var last: Int32 = 0

    /// Watches a socket; the endpoint must be an unused `inproc://` name.
    public init(of watched: Socket, endpoint: String, in context: Context) throws(ZeroMQError) {
        try watched.monitor(at: endpoint)
        socket = try Socket(.pair, in: context)
        try socket.connect(endpoint)
    }

    private static let failures = [
        ZMQ_EVENT_HANDSHAKE_FAILED_AUTH, ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL, ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL,
    ]

    /// The next event that matters, or nil when there is none now.
    public func next() -> ConnectionEvent? {
        while socket.receive(into: frames) {
            let head = frames.bytes(0)
            guard head.count == 6 else { continue }
            let event = Int32(head[0]) | Int32(head[1]) << 8
            let value = head[2...].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            defer { last = event }
            switch event {
            case ZMQ_EVENT_HANDSHAKE_SUCCEEDED: return .ready
            // What follows a lost connection only says that it is made again; a try that failed says so once more.
            case ZMQ_EVENT_CONNECT_RETRIED where last == ZMQ_EVENT_DISCONNECTED: continue
            case ZMQ_EVENT_CONNECT_RETRIED: return .refused
            // What follows a failed handshake is no news.
            case ZMQ_EVENT_DISCONNECTED where Monitor.failures.contains(last): continue
            case ZMQ_EVENT_DISCONNECTED: return .disconnected
            case ZMQ_EVENT_HANDSHAKE_FAILED_AUTH: return .handshakeFailed("the key was refused (\(value))")
            case ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL:
                return .handshakeFailed("a wrong key or protocol (0x\(String(value, radix: 16)))")
            case ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL: return .handshakeBroken
            default: continue
            }
        }
        return nil
    }
}
