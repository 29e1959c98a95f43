import RPC
import ZeroMQ

/// What a node's thread does: moves frames between sockets and calls.
struct NodeReactor: Reactor {
    /// Messages taken from one socket before what they caused goes out and the next has its turn.
    static let turn = 32

    private let context: Context
    private let onEvent: @Sendable (TransportEvent) -> Void
    private var servers: [Int: ServerSocket] = [:]
    private var connections: [Int: Connection] = [:]
    private var readers: [Reader] = []
    private var authenticator = Authenticator()
    private var zap: Socket?
    private let frames = Frames()

    /// Whose socket stands at an index of `sockets`.
    private enum Reader {
        case server(ServerSocket)
        case serverMonitor(ServerSocket)
        case connection(Connection)
        case connectionMonitor(Connection)
        case zap
    }

    private(set) var sockets: [Socket] = []

    init(context: Context, onEvent: @escaping @Sendable (TransportEvent) -> Void) {
        self.context = context
        self.onEvent = onEvent
    }

    // MARK: commands

    mutating func handle(_ commands: [NodeCommand]) -> Bool {
        for command in commands {
            switch command {
            case .toCaller(let id, let peer, let packet, let call): servers[id]?.send(packet, call, to: peer, onEvent)
            case .toService(let id, let packet, let call): connections[id]?.send(packet, call)
            case .serve(let id, let server, let endpoint, let security, let continuation):
                continuation.resume(
                    returning: Result { () throws(NodeError) in try serve(id, server, endpoint, security) })
            case .connect(let id, let channel, let endpoint, let security, let continuation):
                continuation.resume(
                    returning: Result { () throws(NodeError) in try connect(id, channel, endpoint, security) })
            case .closeChannels(let continuation):
                for connection in connections.values { connection.channel.close() }
                continuation.resume()
            case .close:
                close()
                return false
            }
        }
        return true
    }

    private mutating func serve(
        _ id: Int, _ server: RPCServer, _ endpoint: String, _ security: ServerSecurity?
    ) throws(NodeError) -> String {
        do throws(ZeroMQError) {
            if let security {
                if zap == nil { try startZAP() }
                authenticator.keys["\(id)"] = Set(security.principals.keys)
            }
            let socket = try ServerSocket(id, server, endpoint, security, in: context)
            servers[id] = socket
            add(socket.socket, .server(socket))
            if let monitor = socket.monitor { add(monitor.socket, .serverMonitor(socket)) }
            return socket.socket.lastEndpoint
        } catch {
            throw .zeroMQ(error)
        }
    }

    private mutating func startZAP() throws(ZeroMQError) {
        let socket = try Socket(.reply, in: context)
        try socket.bind(Authenticator.endpoint)
        zap = socket
        add(socket, .zap)
    }

    private mutating func connect(
        _ id: Int, _ channel: RPCChannel, _ endpoint: String, _ security: ClientSecurity?
    ) throws(NodeError) {
        do throws(ZeroMQError) {
            let connection = try Connection(id, channel, endpoint, security, in: context)
            connections[id] = connection
            add(connection.socket, .connection(connection))
            add(connection.monitor.socket, .connectionMonitor(connection))
        } catch {
            throw .zeroMQ(error)
        }
    }

    private mutating func add(_ socket: Socket, _ reader: Reader) {
        sockets.append(socket)
        readers.append(reader)
    }

    private mutating func close() {
        for socket in sockets { socket.close() }
        sockets = []
        readers = []
        // Whoever waits for the end may then serve at the same endpoints.
        context.terminate()
    }

    // MARK: reading

    func isQuiet(_ index: Int) -> Bool {
        switch readers[index] {
        case .server, .connection: false
        case .serverMonitor, .connectionMonitor, .zap: true
        }
    }

    mutating func read(_ index: Int) -> Bool {
        switch readers[index] {
        case .server(let server): server.read(frames, onEvent)
        case .serverMonitor(let server): server.readMonitor(onEvent)
        case .connection(let connection): connection.read(frames, onEvent)
        case .connectionMonitor(let connection): connection.readMonitor(frames, onEvent)
        case .zap: answer()
        }
    }

    private mutating func answer() -> Bool {
        guard let zap, let request = zap.receive() else { return false }
        _ = zap.send(authenticator.answer(request))
        return true
    }

    // MARK: time

    mutating func timeout() -> Int? {
        var due: ContinuousClock.Instant?
        for server in servers.values { due = earlier(due, server.server.nextDue) }
        for connection in connections.values { due = earlier(due, connection.nextDue) }
        guard let due else { return nil }
        let now = ContinuousClock.now
        guard due <= now else { return Int(now.duration(to: due).wholeMilliseconds) + 1 }
        for server in servers.values { server.server.tick(now) }
        for connection in connections.values { connection.tick(now) }
        return 0
    }

    private func earlier(_ a: ContinuousClock.Instant?, _ b: ContinuousClock.Instant?) -> ContinuousClock.Instant? {
        guard let a, let b else { return a ?? b }
        return min(a, b)
    }
}
