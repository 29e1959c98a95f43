import JSON
import RPC
import Schema

/// A type around others: several of one, or an attempt at one.
protocol SampleWrapper {
    /// Such a value.
    static func make(with maker: SampleMaker) throws -> Any
    /// How it travels.
    static var shape: String { get }
    /// What is in it.
    static var inner: any Decodable.Type { get }
}

extension Array: SampleWrapper where Element: Decodable {
    static func make(with maker: SampleMaker) throws -> Any {
        let count = maker.sample == .full ? 2 : maker.sample == .zero ? 1 : 0
        return try (0..<count).map { _ in try maker.make(Element.self) }
    }
    static var shape: String { "repeated " + SchemaTests.shape(of: Element.self) }
    static var inner: any Decodable.Type { Element.self }
}

extension Dictionary: SampleWrapper where Key == String, Value: Decodable {
    static func make(with maker: SampleMaker) throws -> Any {
        guard maker.sample != .sparse else { return [String: Value]() }
        return ["partner.id": try maker.make(Value.self), "": try maker.make(Value.self)]
    }
    static var shape: String { "map<string, \(SchemaTests.shape(of: Value.self))>" }
    static var inner: any Decodable.Type { Value.self }
}

extension Attempted: SampleWrapper {
    static func make(with maker: SampleMaker) throws -> Any { Attempted.read(try maker.make(Value.self)) }
    static var shape: String { SchemaTests.shape(of: Value.self) }
    static var inner: any Decodable.Type { Value.self }
}

/// The type that a field has in `proto/`; of an enum the last part of its name.
func shape(of type: any Decodable.Type) -> String {
    switch type {
    case is Instant.Type: "google.protobuf.Timestamp"
    case is String.Type, is any WireText.Type: "string"
    case is Bool.Type: "bool"
    case is Int.Type, is Fen.Type: "int64"
    case is JSONValue.Type: "google.protobuf.Struct"
    case let type as any Message.Type: type.messageName
    case is any WireEnum.Type: "enum \(type)"
    case let type as any SampleWrapper.Type: type.shape
    default: "unknown: \(type)"
    }
}
