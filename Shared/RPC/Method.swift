import JSON

/// A message of the contract: a Codable type with the name that `proto/` gives it.
public protocol Message: Codable, Sendable {
    /// The full proto name: `quanyi.complaint.v1.FileComplaintRequest`.
    static var messageName: String { get }
}

/// Who may call: a role that a principal has.
public struct Role: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The role's name: `operator`.
    public let rawValue: String
    /// The role of a name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The role of a name.
    public init(stringLiteral value: String) { rawValue = value }
}

/// Who calls: the owner of a key, or whoever reaches a plain loopback endpoint.
public struct Principal: Sendable, Hashable {
    /// A name for logs and records.
    public let name: String
    /// The roles it has; nil is every role (loopback and ipc without keys).
    public let roles: Set<Role>?

    /// A principal with roles.
    public init(name: String, roles: Set<Role>?) {
        self.name = name
        self.roles = roles
    }

    /// Whoever reaches an endpoint that needs no key.
    public static let local = Principal(name: "local", roles: nil)

    /// Whether it has any of these roles; an empty set of roles admits everybody.
    public func hasAny(of wanted: Set<Role>) -> Bool {
        guard let roles, !wanted.isEmpty else { return true }
        return !roles.isDisjoint(with: wanted)
    }
}

/// The four ways messages flow; three of them are used.
public enum CallKind: String, Sendable, Codable, Hashable {
    case unary = "UNARY"
    case serverStreaming = "SERVER_STREAMING"
    case clientStreaming = "CLIENT_STREAMING"
}

/// What a method is, apart from its types.
public struct MethodDescription: Sendable, Hashable {
    /// `/package.Service/Method`.
    public let path: String
    /// How messages flow.
    public let kind: CallKind
    /// Whether it changes anything: a command is retried only with an idempotency key.
    public let isCommand: Bool
    /// Who may call it; empty for everybody.
    public let roles: Set<Role>
    /// The request's full proto name.
    public let requestName: String
    /// The reply's full proto name.
    public let replyName: String
}

/// One method, declared once for both sides.
public struct Method<Request: Message, Reply: Message>: Sendable {
    /// What it is, apart from its types.
    public let description: MethodDescription

    init(_ path: String, _ kind: CallKind, isCommand: Bool, roles: Set<Role>) {
        description = MethodDescription(
            path: path, kind: kind, isCommand: isCommand, roles: roles, requestName: Request.messageName,
            replyName: Reply.messageName)
    }

    /// A unary method that changes nothing.
    public static func query(_ path: String, roles: Set<Role> = []) -> Method {
        Method(path, .unary, isCommand: false, roles: roles)
    }

    /// A unary method that changes something.
    public static func command(_ path: String, roles: Set<Role>) -> Method {
        Method(path, .unary, isCommand: true, roles: roles)
    }

    /// A method with a stream of replies.
    public static func serverStream(_ path: String, roles: Set<Role> = []) -> Method {
        Method(path, .serverStreaming, isCommand: false, roles: roles)
    }

    /// A method with a stream of requests; it changes something.
    public static func clientStream(_ path: String, roles: Set<Role>) -> Method {
        Method(path, .clientStreaming, isCommand: true, roles: roles)
    }
}

/// The one place where messages become bytes and bytes messages.
enum Codec {
    static func encode<M: Message>(_ message: M) throws -> [UInt8] {
        if M.self == RawMessage.self, let raw = message as? RawMessage { return raw.bytes }
        return try JSON.encode(message)
    }

    static func decode<M: Message>(_ type: M.Type, _ bytes: [UInt8]) throws -> M {
        if M.self == RawMessage.self, let raw = RawMessage(bytes: bytes) as? M { return raw }
        return try JSON.decode(type, from: bytes)
    }
}

/// A body passed through as it is, for tools that learn a service's messages only while they run.
public struct RawMessage: Message {
    /// It may be any message.
    public static let messageName = ""
    /// JSON text in UTF-8.
    public var bytes: [UInt8]

    /// A body of these bytes.
    public init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads any JSON value.
    public init(from decoder: any Decoder) throws { bytes = try JSON.encode(JSONValue(from: decoder)) }
    /// Writes the value that the bytes hold.
    public func encode(to encoder: any Encoder) throws {
        try JSON.decode(JSONValue.self, from: bytes).encode(to: encoder)
    }
}

extension Method {
    /// The same method with replies passed through as bytes, for a service that has its messages as JSON text already.
    public var withRawReplies: Method<Request, RawMessage> { Method<Request, RawMessage>(description) }

    /// The same method with requests as they came, for a service that keeps what it refuses.
    public var withRawRequests: Method<RawMessage, Reply> { Method<RawMessage, Reply>(description) }

    fileprivate init(_ description: MethodDescription) { self.description = description }
}
