/// A call's number, chosen by the caller, unique among its open calls.
public typealias CallID = UInt64

/// One message of the protocol, whatever carries it.
public enum Packet: Sendable, Hashable {
    /// Starts a call. With a body the caller's half is closed at once.
    case open(path: String, metadata: Metadata, body: [UInt8]?)
    /// One message of a stream.
    case item([UInt8])
    /// No more items from the caller.
    case close
    /// The other side may send so many more items; 0 is a sign of life.
    case credit(UInt32)
    /// The caller wants no more.
    case cancel
    /// The call is over; nil is OK.
    case end(WireStatus?, body: [UInt8]?)
    /// Something of this call that could not be read, and why.
    case malformed(RPCError)
}

/// A caller, as a service's transport tells them apart by its routing id.
///
/// Ids of up to 15 bytes, all that libzmq makes, are compared and hashed as two numbers.
public struct PeerID: Hashable, Sendable {
    /// The routing id.
    public let bytes: [UInt8]
    private let low: UInt64
    private let high: UInt64

    /// The peer with this routing id.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var (low, high) = (UInt64(0), UInt64(min(bytes.count, 16)) << 56)
        for (index, byte) in bytes.prefix(15).enumerated() {
            if index < 8 { low |= UInt64(byte) << (8 * index) } else { high |= UInt64(byte) << (8 * (index - 8)) }
        }
        (self.low, self.high) = (low, high)
    }

    /// Whether both are the same peer.
    public static func == (a: PeerID, b: PeerID) -> Bool {
        a.low == b.low && a.high == b.high && (a.bytes.count <= 15 || a.bytes == b.bytes)
    }

    /// Feeds what `==` compares first.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(low)
        hasher.combine(high)
    }
}
