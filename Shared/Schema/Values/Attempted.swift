public import JSON
public import RPC

/// A message among many: one that can't be read is an error in its place, and the others stand.
public enum Attempted<Value: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    /// It could be read.
    case read(Value)
    /// It could not: what stood there, and the error with the field (within the message) and the reason.
    case unreadable(JSONValue, RPCError)

    /// Reads the value, or keeps what stood there and why it could not be read.
    public init(from decoder: any Decoder) throws {
        let raw = try JSONValue(from: decoder)
        do { self = .read(try JSON.decode(Value.self, from: JSON.encode(raw))) } catch {
            self = .unreadable(raw, RPCError(error))
        }
    }

    /// Writes the value, or what stood in its place.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .read(let value): try value.encode(to: encoder)
        case .unreadable(let raw, _): try raw.encode(to: encoder)
        }
    }
}
