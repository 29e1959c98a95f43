import CZeroMQ

/// The frames of one message as it came, kept to receive the next one into: they stay where libzmq put them.
///
/// Belongs to the thread of its socket.
public final class Frames {
    /// How many are kept; later ones are counted and dropped, as nothing here has so many.
    public static let capacity = 8

    private let parts: UnsafeMutablePointer<zmq_msg_t>
    /// How many came.
    public private(set) var count = 0

    /// Of no message yet.
    public init() {
        parts = .allocate(capacity: Frames.capacity)
        for index in 0..<Frames.capacity { zmq_msg_init(parts + index) }
    }

    deinit {
        for index in 0..<Frames.capacity { zmq_msg_close(parts + index) }
        parts.deallocate()
    }

    /// The bytes of a frame; valid until the next message is received.
    public func bytes(_ index: Int) -> UnsafeRawBufferPointer {
        precondition(index < min(count, Frames.capacity), "a frame that is kept")
        return UnsafeRawBufferPointer(start: zmq_msg_data(parts + index), count: zmq_msg_size(parts + index))
    }

    /// A copy of a frame.
    public func array(_ index: Int) -> [UInt8] { Array(bytes(index)) }

    /// The name that the ZAP handler gave the connection that the message came by.
    ///
    /// It is the last frame's, as a ROUTER makes the first itself and need not put it there.
    public var userID: String? {
        guard count > 0 else { return nil }
        return zmq_msg_gets(parts + (min(count, Frames.capacity) - 1), "User-Id").map { String(cString: $0) }
    }

    /// Receives one whole message without waiting; false where there is none.
    func receive(from handle: UnsafeMutableRawPointer) -> Bool {
        count = 0
        while true {
            // Receiving into a message releases what it held.
            let part = parts + min(count, Frames.capacity - 1)
            guard zmq_msg_recv(part, handle, ZMQ_DONTWAIT) >= 0 else { return false }
            count += 1
            if zmq_msg_more(part) == 0 { return true }
        }
    }
}
