public import RPC
import Synchronization
public import ZeroMQ

/// Something that happened to a node's sockets, to be counted and logged.
public enum TransportEvent: Sendable, Hashable {
    /// A message whose head can't be read was dropped.
    case unreadableHead
    /// A handshake failed: an unknown key, a wrong key, another protocol.
    case handshakeFailed(endpoint: String, detail: String)
    /// A peer took its messages too slowly for its own credit; its calls were ended.
    case peerTooSlow
    /// A connection to a service stands.
    case connected(endpoint: String)
    /// A connection to a service is lost, or could not be made.
    case disconnected(endpoint: String)
}

/// Why a node can't serve or connect.
public enum NodeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// libzmq refused.
    case zeroMQ(ZeroMQError)
    /// The endpoint can be reached from outside and there are no keys.
    case needsKeys(endpoint: String)
    /// The node is closed.
    case closed

    /// What went wrong and what to do.
    public var description: String {
        switch self {
        case .zeroMQ(let error): error.description
        case .needsKeys(let endpoint): "\(endpoint) can be reached from other machines and needs CURVE keys"
        case .closed: "the node is closed"
        }
    }
}

/// A process's place on the network: one thread that owns all its sockets.
public final class Node: Sendable {
    private let thread: SocketThread<NodeCommand>
    private let state = Mutex(State())

    private struct State {
        var lastID = 0
        var isClosed = false
    }

    /// A node without sockets.
    ///
    /// `onEvent` runs on the node's thread and must not wait.
    public init(onEvent: @escaping @Sendable (TransportEvent) -> Void = { _ in }) throws(NodeError) {
        let context: Context
        do { context = try Context() } catch { throw .zeroMQ(error) }
        thread = SocketThread(named: "zeromq") { NodeReactor(context: context, onEvent: onEvent) }
    }

    /// The node's own thread: tasks that make many short calls and do little between them run best where the frames are.
    ///
    /// What waits or computes for long there holds up all frames.
    public var executor: any TaskExecutor { thread }

    /// Serves a router's methods at an endpoint; returns the server and the endpoint with the port that was bound.
    ///
    /// Throws `needsKeys` for an endpoint that others can reach, unless `security` is given.
    public func serve(
        _ router: Router, interceptors: [any ServerInterceptor] = [], limits: RPCServer.Limits = RPCServer.Limits(),
        at endpoint: String, security: ServerSecurity? = nil
    ) async throws(NodeError) -> (server: RPCServer, endpoint: String) {
        guard security != nil || Endpoint.isLocal(endpoint) else { throw .needsKeys(endpoint: endpoint) }
        let id = nextID()
        let server = RPCServer(
            router, interceptors: interceptors, limits: limits, link: ServerSocketLink(thread: thread, id: id),
            executor: executor)
        let bound = await withCheckedContinuation { continuation in
            submit(.serve(id, server, endpoint, security, continuation)) {
                continuation.resume(returning: .failure(.closed))
            }
        }
        return (server, try bound.get())
    }

    /// A channel to the service at an endpoint; the connection is made in the background, again and again.
    public func connect(to endpoint: String, security: ClientSecurity? = nil) async throws(NodeError) -> RPCChannel {
        let id = nextID()
        let channel = RPCChannel(link: ClientSocketLink(thread: thread, id: id))
        let made = await withCheckedContinuation { continuation in
            submit(.connect(id, channel, endpoint, security, continuation)) {
                continuation.resume(returning: .failure(.closed))
            }
        }
        try made.get()
        return channel
    }

    /// Cancels the calls open at other services, sends what waits (for half a second at most), closes all sockets and
    /// ends the thread; doing so twice does nothing.
    public func close() async {
        let isFirst = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        if isFirst {
            await withCheckedContinuation { thread.submit(.closeChannels($0)) }
            thread.submit(.close)
        }
        await thread.ended()
    }

    private func nextID() -> Int {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    /// Nothing that waits for an answer may come after the close.
    private func submit(_ command: NodeCommand, orElse refuse: () -> Void) {
        let isClosed = state.withLock { state in
            if !state.isClosed { thread.submit(command) }
            return state.isClosed
        }
        if isClosed { refuse() }
    }
}

/// What other threads ask of a node's thread.
enum NodeCommand: Sendable {
    case serve(Int, RPCServer, String, ServerSecurity?, CheckedContinuation<Result<String, NodeError>, Never>)
    case connect(Int, RPCChannel, String, ClientSecurity?, CheckedContinuation<Result<Void, NodeError>, Never>)
    case toCaller(Int, PeerID, Packet, CallID)
    case toService(Int, Packet, CallID)
    /// Ends all calls made from here; their CANCELs are commands that come before `close`.
    case closeChannels(CheckedContinuation<Void, Never>)
    case close
}

private struct ServerSocketLink: ServerLink {
    let thread: SocketThread<NodeCommand>
    let id: Int
    func send(_ packet: Packet, call: CallID, to peer: PeerID) { thread.submit(.toCaller(id, peer, packet, call)) }
}

private struct ClientSocketLink: ClientLink {
    let thread: SocketThread<NodeCommand>
    let id: Int
    func send(_ packet: Packet, call: CallID) { thread.submit(.toService(id, packet, call)) }
}
