import JSON
import Schema

/// Which values a sample has.
enum Sample: CaseIterable {
    /// Every field is there, with what is hard to carry.
    case full
    /// Every field is there and zero, or as near to it as its type has one.
    case zero
    /// Only what must be there.
    case sparse
}

/// Makes a value of any message by answering what its `init(from:)` asks for.
struct SampleMaker: Decoder {
    let sample: Sample
    /// Is told each field that the outermost message asks for, and of which type it is.
    var onField: ((_ name: String, _ type: any Decodable.Type) -> Void)?

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(SampleFields<Key>(maker: self))
    }

    // Whatever is no message is made by `known`, or this test has to learn of it.
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw UnknownType([Any].self) }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw UnknownType(Any.self) }

    /// A value of any type that a message has fields of.
    func make<T: Decodable>(_ type: T.Type) throws -> T {
        guard let value = try known(type) else { return try T(from: self) }
        guard let value = value as? T else { throw UnknownType(type) }
        return value
    }

    private func known(_ type: any Decodable.Type) throws -> Any? {
        switch type {
        case is String.Type: sample == .zero ? "" : "投诉 \"1\"\n\u{1F3AB}"
        case is Bool.Type: sample != .zero
        // More than a double holds.
        case is Int.Type: sample == .zero ? 0 : 9_007_199_254_740_993
        case is Fen.Type: Fen(sample == .zero ? 0 : 9_007_199_254_740_993)
        case is JSONValue.Type: sample == .full ? SampleMaker.data : JSONValue.object([:])
        case let type as any WireText.Type:
            (sample == .zero ? SampleMaker.lowest : SampleMaker.usual).lazy.compactMap { type.init($0) }.first
        case let type as any WireEnum.Type: oneCase(of: type)
        case let type as any SampleWrapper.Type: try type.make(with: self)
        default: nil
        }
    }

    private func oneCase<E: WireEnum>(of type: E.Type) -> Any? {
        let cases = Array(type.allCases)
        return sample == .zero ? cases.first : cases.last
    }

    /// Each type that is read from a string takes the first of these that it can read.
    private static let usual = ["2024-03-05T23:59:59.123456+08:00", "2024-02-29", "2024-12", "2024-H2", "-799.99"]
    private static let lowest = ["1970-01-01T00:00:00+08:00", "1970-01-01", "1970-01", "1970-H1", "0"]
    private static let data: JSONValue = [
        "text": "文", "half": 0.5, "flag": true, "nothing": nil, "list": ["a", -1.5, [:]], "object": ["inner": "x"],
    ]
}

/// A type that this test does not know how to make.
struct UnknownType: Error {
    let name: String
    init(_ type: Any.Type) { name = "\(type)" }
}

/// The fields of a message, each made as it is asked for.
private struct SampleFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let maker: SampleMaker

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }
    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        maker.onField?(key.stringValue, type)
        return try SampleMaker(sample: maker.sample).make(type)
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        let value = try decode(type, forKey: key)
        return maker.sample == .sparse ? nil : value
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw UnknownType(type) }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw UnknownType(Any.self) }
    func superDecoder() throws -> any Decoder { throw UnknownType(Any.self) }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw UnknownType(Any.self) }
}
