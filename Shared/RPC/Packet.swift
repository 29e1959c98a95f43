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

/// A caller, as a service's transport tells them apart: up to 15 bytes are held without an allocation.
public struct PeerID: Hashable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private var long: [UInt8]?

    /// The peer with this routing id.
    public init(_ bytes: some Collection<UInt8>) {
        guard bytes.count <= 15 else {
            long = Array(bytes)
            return
        }
        for (index, byte) in bytes.enumerated() {
            if index < 8 { low |= UInt64(byte) << (8 * index) } else { high |= UInt64(byte) << (8 * (index - 8)) }
        }
        high |= UInt64(bytes.count) << 56
    }

    /// The routing id.
    public var bytes: [UInt8] {
        if let long { return long }
        return (0..<Int(high >> 56)).map {
            UInt8(truncatingIfNeeded: $0 < 8 ? low >> (8 * $0) : high >> (8 * ($0 - 8)))
        }
    }
}
