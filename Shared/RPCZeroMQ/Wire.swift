import JSON
import RPC
import ZeroMQ

/// Packets as frames: a head of 10 bytes (version, kind, call id), then what the kind asks for.
enum Wire {
    static let version: UInt8 = 1
    /// The longest path read, in bytes.
    static let longestPath = 1024
    /// The longest metadata read, in bytes.
    static let longestMetadata = 65_536

    private enum Kind {
        static let open: UInt8 = 1
        static let item: UInt8 = 2
        static let close: UInt8 = 3
        static let credit: UInt8 = 4
        static let cancel: UInt8 = 5
        static let end: UInt8 = 6
    }

    // MARK: writing

    /// Sends a packet's frames, behind a ROUTER's peer where one is given.
    static func send(_ packet: Packet, call: CallID, to peer: PeerID? = nil, on socket: Socket) -> Socket.Sent {
        if let peer {
            let sent = peer.bytes.withUnsafeBytes { socket.send($0, isLast: false) }
            if sent != .sent { return sent }
        }
        switch packet {
        case .open(var path, let metadata, let body):
            let sent = head(Kind.open, call, on: socket)
            if sent != .sent { return sent }
            _ = path.withUTF8 { socket.send(UnsafeRawBufferPointer($0), isLast: false) }
            return frames(metadata.json, body, on: socket)
        case .item(let body):
            let sent = head(Kind.item, call, on: socket)
            return sent == .sent ? frame(body, on: socket) : sent
        case .close: return head(Kind.close, call, isLast: true, on: socket)
        case .credit(let count):
            let sent = head(Kind.credit, call, on: socket)
            return sent == .sent ? withUnsafeBytes(of: count.bigEndian) { socket.send($0, isLast: true) } : sent
        case .cancel: return head(Kind.cancel, call, isLast: true, on: socket)
        case .end(let status, let body):
            let sent = head(Kind.end, call, on: socket)
            return sent == .sent ? frames(status.map(write) ?? [], body, on: socket) : sent
        case .malformed: preconditionFailure("what could not be read is not sent on")
        }
    }

    private static func head(
        _ kind: UInt8, _ call: CallID, isLast: Bool = false, on socket: Socket
    ) -> Socket.Sent {
        withUnsafeTemporaryAllocation(byteCount: 10, alignment: 8) { buffer in
            buffer[0] = version
            buffer[1] = kind
            buffer.storeBytes(of: call.bigEndian, toByteOffset: 2, as: UInt64.self)
            return socket.send(UnsafeRawBufferPointer(buffer), isLast: isLast)
        }
    }

    /// One or two frames; where the first frame of a message was taken, the others are too.
    private static func frames(_ first: [UInt8], _ second: [UInt8]?, on socket: Socket) -> Socket.Sent {
        guard let second else { return frame(first, on: socket) }
        _ = first.withUnsafeBytes { socket.send($0, isLast: false) }
        return frame(second, on: socket)
    }

    private static func frame(_ bytes: [UInt8], on socket: Socket) -> Socket.Sent {
        bytes.withUnsafeBytes { socket.send($0, isLast: true) }
    }

    private static func write(_ status: WireStatus) -> [UInt8] {
        (try? JSON.encode(status)) ?? Array(#"{"code":13,"message":"unwritable status"}"#.utf8)
    }

    // MARK: reading

    /// The call id of a head, and its kind; nil for a head that can't be read.
    static func readHead(_ frame: UnsafeRawBufferPointer) -> (kind: UInt8, call: CallID)? {
        guard frame.count == 10, frame[0] == version else { return nil }
        return (frame[1], CallID(bigEndian: frame.loadUnaligned(fromByteOffset: 2, as: CallID.self)))
    }

    /// The packet of a kind and the frames after the head, of which the first is at `first`.
    static func read(_ kind: UInt8, _ frames: Frames, from first: Int) -> Packet {
        switch (kind, frames.count - first) {
        case (Kind.open, 2...3):
            return open(
                frames.bytes(first), frames.bytes(first + 1),
                frames.count - first == 3 ? frames.array(first + 2) : nil)
        case (Kind.item, 1): return .item(frames.array(first))
        case (Kind.close, 0): return .close
        case (Kind.credit, 1) where frames.bytes(first).count == 4:
            return .credit(UInt32(bigEndian: frames.bytes(first).loadUnaligned(as: UInt32.self)))
        case (Kind.cancel, 0): return .cancel
        case (Kind.end, 1...2):
            return end(frames.bytes(first), frames.count - first == 2 ? frames.array(first + 1) : nil)
        case (Kind.open...Kind.end, _): return malformed("wrong frames for a message of kind \(kind)", "RPC_BAD_FRAMES")
        default: return malformed("unknown kind \(kind)", "RPC_UNKNOWN_KIND")
        }
    }

    private static func open(
        _ path: UnsafeRawBufferPointer, _ metadata: UnsafeRawBufferPointer, _ body: [UInt8]?
    ) -> Packet {
        guard path.count <= longestPath, metadata.count <= longestMetadata else {
            return malformed("the path or the metadata is too long", "RPC_BAD_FRAMES")
        }
        do {
            let metadata = metadata.isEmpty ? Metadata() : try Metadata(json: metadata)
            return .open(path: String(decoding: path, as: UTF8.self), metadata: metadata, body: body)
        } catch {
            return malformed("the metadata is no JSON object of strings", "RPC_BAD_METADATA")
        }
    }

    private static func end(_ status: UnsafeRawBufferPointer, _ body: [UInt8]?) -> Packet {
        guard !status.isEmpty else { return .end(nil, body: body) }
        do {
            let status = try JSON.decode(WireStatus.self, from: Array(status))
            return status.code == StatusCode.ok.rawValue ? .end(nil, body: body) : .end(status, body: nil)
        } catch {
            return malformed("the status is not JSON", "RPC_BAD_STATUS")
        }
    }

    private static func malformed(_ text: String, _ reason: String) -> Packet {
        .malformed(RPCError(.invalidArgument, text, reason: reason))
    }
}
