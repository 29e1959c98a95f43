import JSON
import RPC

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

    /// Appends a packet's frames.
    static func write(_ packet: Packet, call: CallID, to frames: inout [[UInt8]]) {
        switch packet {
        case .open(let path, let metadata, let body):
            frames.append(head(Kind.open, call))
            frames.append(Array(path.utf8))
            frames.append(metadata.json)
            if let body { frames.append(body) }
        case .item(let body):
            frames.append(head(Kind.item, call))
            frames.append(body)
        case .close: frames.append(head(Kind.close, call))
        case .credit(let count):
            frames.append(head(Kind.credit, call))
            frames.append(withUnsafeBytes(of: count.bigEndian) { Array($0) })
        case .cancel: frames.append(head(Kind.cancel, call))
        case .end(let status, let body):
            frames.append(head(Kind.end, call))
            frames.append(status.map(write) ?? [])
            if let body { frames.append(body) }
        case .malformed: break
        }
    }

    private static func head(_ kind: UInt8, _ call: CallID) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 10) { buffer, count in
            buffer[0] = version
            buffer[1] = kind
            for index in 0..<8 { buffer[2 + index] = UInt8(truncatingIfNeeded: call >> (56 - 8 * index)) }
            count = 10
        }
    }

    private static func write(_ status: WireStatus) -> [UInt8] {
        (try? JSON.encode(status)) ?? Array(#"{"code":13,"message":"unwritable status"}"#.utf8)
    }

    // MARK: reading

    /// The call id of a head, and its kind; nil for a head that can't be read.
    static func readHead(_ frame: [UInt8]) -> (kind: UInt8, call: CallID)? {
        guard frame.count == 10, frame[0] == version else { return nil }
        return (frame[1], frame[2...].reduce(0) { $0 << 8 | CallID($1) })
    }

    /// The packet of a kind and the frames after the head.
    static func read(_ kind: UInt8, _ frames: ArraySlice<[UInt8]>) -> Packet {
        let first = frames.startIndex
        switch (kind, frames.count) {
        case (Kind.open, 2...3):
            return open(frames[first], frames[first + 1], frames.count == 3 ? frames[first + 2] : nil)
        case (Kind.item, 1): return .item(frames[first])
        case (Kind.close, 0): return .close
        case (Kind.credit, 1) where frames[first].count == 4:
            return .credit(frames[first].reduce(0) { $0 << 8 | UInt32($1) })
        case (Kind.cancel, 0): return .cancel
        case (Kind.end, 1...2): return end(frames[first], frames.count == 2 ? frames[first + 1] : nil)
        case (Kind.open...Kind.end, _): return malformed("wrong frames for a message of kind \(kind)", "RPC_BAD_FRAMES")
        default: return malformed("unknown kind \(kind)", "RPC_UNKNOWN_KIND")
        }
    }

    private static func open(_ path: [UInt8], _ metadata: [UInt8], _ body: [UInt8]?) -> Packet {
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

    private static func end(_ status: [UInt8], _ body: [UInt8]?) -> Packet {
        guard !status.isEmpty else { return .end(nil, body: body) }
        do {
            let status = try JSON.decode(WireStatus.self, from: status)
            return status.code == StatusCode.ok.rawValue ? .end(nil, body: body) : .end(status, body: nil)
        } catch {
            return malformed("the status is not JSON", "RPC_BAD_STATUS")
        }
    }

    private static func malformed(_ text: String, _ reason: String) -> Packet {
        .malformed(RPCError(.invalidArgument, text, reason: reason))
    }
}
