import CZeroMQ
import Synchronization

/// libzmq's context: its I/O thread and everything its sockets share.
///
/// `@unchecked Sendable`: a context may be used from any thread (zmq_ctx_new(3)); the pointer never changes.
public final class Context: @unchecked Sendable {
    let handle: UnsafeMutableRawPointer
    private let isTerminated = Atomic(false)

    /// A context with one I/O thread.
    ///
    /// Throws where the system gives no more.
    public init() throws(ZeroMQError) {
        guard let handle = zmq_ctx_new() else { throw ZeroMQError.last("zmq_ctx_new") }
        self.handle = handle
        zmq_ctx_set(handle, ZMQ_MAX_SOCKETS, 4096)
    }

    deinit { terminate() }

    /// Waits until its sockets, all of which must be closed, have lingered and left their endpoints free.
    ///
    /// Doing so twice does nothing; a socket can't be made afterwards.
    public func terminate() {
        guard !isTerminated.exchange(true, ordering: .acquiringAndReleasing) else { return }
        while zmq_ctx_term(handle) != 0, zmq_errno() == EINTR {}
    }
}

/// A failure of libzmq: what was tried, and its errno with libzmq's own words.
public struct ZeroMQError: Error, Sendable, Hashable, CustomStringConvertible {
    /// libzmq's errno.
    public let code: Int32
    /// What was tried: `bind tcp://127.0.0.1:7101`.
    public let operation: String

    /// The failure of what was tried just now.
    static func last(_ operation: String) -> ZeroMQError { ZeroMQError(code: zmq_errno(), operation: operation) }

    /// What was tried and why it failed.
    public var description: String { "\(operation): \(String(cString: zmq_strerror(code)))" }

    /// True where the endpoint belongs to another already.
    public var isAddressInUse: Bool { code == EADDRINUSE }
}
