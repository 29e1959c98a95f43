/// Reads and writes proto3 JSON, the body of every message, through `Codable`.
///
/// What is read is strict RFC 8259: one value, valid UTF-8, no key twice in an object, at most 64 levels deep.
/// What proto3 adds (https://protobuf.dev/programming-guides/json):
///
/// - An integer is written as a number and read from a number or from a string that holds one. `1e3` and `1.0` are
///   integers, `4.5` is not.
/// - A floating-point value may be written as the string `NaN`, `Infinity` or `-Infinity`.
/// - A `nil` optional is left out; an optional that is absent or null reads as `nil`; an array or a dictionary that is
///   absent or null reads as empty. Unknown fields are ignored.
public enum JSON {
    /// The bytes of a value as JSON, without spaces.
    ///
    /// Throws what the value's own `encode(to:)` throws, and nothing else.
    public static func encode<T: Encodable>(_ value: T) throws -> [UInt8] {
        let writer = Writer()
        try value.encode(to: writer)
        return writer.finish()
    }

    /// The text of a value as JSON, without spaces.
    ///
    /// Throws what the value's own `encode(to:)` throws, and nothing else.
    public static func encodeText<T: Encodable>(_ value: T) throws -> String {
        String(decoding: try encode(value), as: UTF8.self)
    }

    /// Reads a value from JSON.
    ///
    /// Throws `DecodingError` and nothing else. Malformed text is `dataCorrupted` with an empty path and the offset of
    /// the offending byte. Every other error carries the path of its field; where a type's own `init(from:)` throws
    /// something else, that is the underlying error of a `dataCorrupted`.
    public static func decode<T: Decodable>(_ type: T.Type = T.self, from bytes: [UInt8]) throws -> T {
        let document: Document
        do throws(SyntaxError) {
            document = try Document(parsing: bytes)
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "\(error)"))
        }
        return try document.decode(type, at: Document.root)
    }

    /// Reads a value from JSON text; throws like `decode(_:from:)` of bytes.
    public static func decode<T: Decodable>(_ type: T.Type, from text: String) throws -> T {
        try decode(type, from: Array(text.utf8))
    }
}
