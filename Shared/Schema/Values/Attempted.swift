public import RPC

/// A message among many: one that can't be read is an error in its place, and the others stand.
public enum Attempted<Value: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
    /// It could be read.
    case read(Value)
    /// It could not, with the field and the reason.
    case unreadable(RPCError)

    /// Reads the value, or keeps why it could not be read.
    public init(from decoder: any Decoder) throws {
        do { self = .read(try Value(from: decoder)) } catch { self = .unreadable(RPCError(error)) }
    }

    /// Writes the value; one that could not be read is written as null.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .read(let value): try value.encode(to: encoder)
        case .unreadable:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        }
    }
}
