public import RPC

/// A value that travels as one JSON string and refuses a string that it cannot mean.
public protocol WireText: Codable, LosslessStringConvertible, Sendable {
    /// What whoever sent an unreadable one is told: what it must look like.
    static var expectation: Text { get }
}

extension WireText {
    /// Reads the string; throws `InvalidValue` where it means nothing.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(text) else { throw InvalidValue(Self.expectation) }
        self = value
    }

    /// Writes the string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
