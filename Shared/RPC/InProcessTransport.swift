import Synchronization

/// Callers and a service in one process, without a wire: the same packets, handed over directly.
///
/// `run()` drives what depends on time (deadlines, signs of life); everything else happens as packets are sent.
public final class InProcessTransport: Sendable {
    private let links = Mutex(State())

    private struct State {
        var server: RPCServer?
        var channels: [PeerID: RPCChannel] = [:]
        var lastPeer: UInt32 = 0
    }

    /// A transport without a service; callers get UNAVAILABLE until `serve`.
    public init() {}

    /// Puts a service behind the transport.
    public func serve(
        _ router: Router, interceptors: [any ServerInterceptor] = [], limits: RPCServer.Limits = RPCServer.Limits()
    ) -> RPCServer {
        let server = RPCServer(router, interceptors: interceptors, limits: limits, link: ServiceSide(transport: self))
        links.withLock { $0.server = server }
        return server
    }

    /// Takes the service away, as a crash would: open calls end with UNAVAILABLE, and no reply reaches anybody.
    public func unplug() {
        let (server, channels) = links.withLock { state in
            defer { state.server = nil }
            return (state.server, state.channels)
        }
        for (peer, channel) in channels {
            server?.lose(peer)
            channel.lose(InProcessTransport.gone)
        }
    }

    /// A new caller.
    public func connect() -> RPCChannel {
        links.withLock { state in
            state.lastPeer += 1
            let peer = PeerID(withUnsafeBytes(of: state.lastPeer.bigEndian) { Array($0) })
            let channel = RPCChannel(link: CallerSide(transport: self, peer: peer))
            state.channels[peer] = channel
            return channel
        }
    }

    /// Ends what runs out of time, until cancelled.
    public func run() async {
        while !Task.isCancelled {
            let (server, channels) = links.withLock { ($0.server, Array($0.channels.values)) }
            let now = ContinuousClock.now
            server?.tick(now)
            for channel in channels { channel.tick(now) }
            try? await Task.sleep(for: .milliseconds(5), clock: .continuous)
        }
    }

    fileprivate static let gone = RPCError(
        .unavailable, Text(zh: "服务不可达", en: "the service can't be reached"), reason: "RPC_NOT_CONNECTED")

    fileprivate func toServer(_ packet: Packet, _ call: CallID, _ peer: PeerID) {
        let (server, channel) = links.withLock { ($0.server, $0.channels[peer]) }
        if let server { server.receive(packet, call: call, from: peer) } else { channel?.lose(InProcessTransport.gone) }
    }

    fileprivate func toCaller(_ packet: Packet, _ call: CallID, _ peer: PeerID) {
        links.withLock { $0.channels[peer] }?.receive(packet, call: call)
    }
}

private struct ServiceSide: ServerLink {
    let transport: InProcessTransport
    func send(_ packet: Packet, call: CallID, to peer: PeerID) { transport.toCaller(packet, call, peer) }
}

private struct CallerSide: ClientLink {
    let transport: InProcessTransport
    let peer: PeerID
    func send(_ packet: Packet, call: CallID) { transport.toServer(packet, call, peer) }
}
