import RPC

/// An enumeration that travels as its name in `proto/` (proto3 JSON) and refuses names that it does not know.
public protocol WireEnum: RawRepresentable, Codable, CaseIterable, Hashable, Sendable where RawValue == String {}

extension WireEnum {
    /// Reads a name; throws `InvalidValue` that lists the known ones.
    public init(from decoder: any Decoder) throws {
        let name = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(rawValue: name) else {
            let known = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw InvalidValue(Text(zh: "应为以下之一：\(known)", en: "must be one of \(known)"))
        }
        self = value
    }

    /// Writes the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
