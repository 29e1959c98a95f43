// Proto3 leaves an empty repeated field or map out. These are chosen over the general `decode` by overload resolution,
// also in what the compiler derives for a type whose file imports this module.
extension KeyedDecodingContainer {
    /// Reads an array; empty where the field is absent or null.
    public func decode<T: Decodable>(_ type: [T].Type, forKey key: Key) throws -> [T] {
        try decodeIfPresent(type, forKey: key) ?? []
    }

    /// Reads a dictionary; empty where the field is absent or null.
    public func decode<T: Decodable>(_ type: [String: T].Type, forKey key: Key) throws -> [String: T] {
        try decodeIfPresent(type, forKey: key) ?? [:]
    }
}
