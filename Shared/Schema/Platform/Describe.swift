public import RPC

/// Asks a service what it is.
public struct DescribeRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.DescribeRequest"

    /// The empty message.
    public init() {}
}

/// A rulebook that a service decides by.
public struct RulebookDescription: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.RulebookDescription"

    /// The regulation: `migu-membership`.
    public var regulation: String
    /// Its version: `2.1`.
    public var version: String
    /// The document that issued it.
    public var documentNumber: String?
    /// The first day it is in force; absent where it has yet to be entered.
    public var effectiveDay: Day?
    /// `embedded`, or the file that overrides it.
    public var source: String

    /// A message of these fields.
    public init(
        regulation: String, version: String, documentNumber: String? = nil, effectiveDay: Day? = nil, source: String
    ) {
        self.regulation = regulation
        self.version = version
        self.documentNumber = documentNumber
        self.effectiveDay = effectiveDay
        self.source = source
    }
}

/// A method that a service serves.
public struct MethodInfo: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.MethodInfo"

    /// `/package.Service/Method`.
    public var path: String
    /// How messages flow.
    public var kind: MethodKind
    /// Whether it changes anything.
    public var isCommand: Bool
    /// The full name of the request message.
    public var request: String
    /// The full name of the reply message.
    public var reply: String
    /// The roles that may call it; empty for everybody.
    public var roles: [String]

    /// A message of these fields.
    public init(path: String, kind: MethodKind, isCommand: Bool, request: String, reply: String, roles: [String] = []) {
        self.path = path
        self.kind = kind
        self.isCommand = isCommand
        self.request = request
        self.reply = reply
        self.roles = roles
    }
}

/// How the messages of a method flow.
public enum MethodKind: String, WireEnum {
    /// One request, one reply.
    case unary = "METHOD_KIND_UNARY"
    /// One request, many replies.
    case serverStreaming = "METHOD_KIND_SERVER_STREAMING"
    /// Many requests, one reply.
    case clientStreaming = "METHOD_KIND_CLIENT_STREAMING"
}

/// The health of one part of a service.
public struct PartHealth: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.PartHealth"

    /// `storage`, or `upstream.NAME`.
    public var name: String
    /// Whether it works.
    public var status: ServingStatus
    /// What is known besides: an endpoint, an error.
    public var detail: String?

    /// A message of these fields.
    public init(name: String, status: ServingStatus, detail: String? = nil) {
        self.name = name
        self.status = status
        self.detail = detail
    }
}

/// What a service is.
public struct DescribeReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.DescribeReply"

    /// `complaint-monitor`.
    public var name: String
    /// The version of the program.
    public var version: String
    /// How many migrations its file has seen.
    public var schemaVersion: Int
    /// The rulebooks it knows, the one in force on the business day of now first.
    public var rulebooks: [RulebookDescription]
    /// What it serves, by path.
    public var methods: [MethodInfo]
    /// The health of its parts.
    public var parts: [PartHealth]
    /// The number of the newest event of its log; 0 where there is none.
    public var latestSequence: Int
    /// The log's own random id: another one is another log, whose numbers start again.
    public var logID: String
    /// When the process was started.
    public var startedAt: Instant
    /// The process.
    public var processID: Int

    /// A message of these fields.
    public init(
        name: String, version: String, schemaVersion: Int, rulebooks: [RulebookDescription] = [],
        methods: [MethodInfo] = [], parts: [PartHealth] = [], latestSequence: Int, logID: String, startedAt: Instant,
        processID: Int
    ) {
        self.name = name
        self.version = version
        self.schemaVersion = schemaVersion
        self.rulebooks = rulebooks
        self.methods = methods
        self.parts = parts
        self.latestSequence = latestSequence
        self.logID = logID
        self.startedAt = startedAt
        self.processID = processID
    }
}

/// Asks for a service's metrics.
public struct MetricsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.MetricsRequest"

    /// The empty message.
    public init() {}
}

/// A service's metrics.
public struct MetricsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.MetricsReply"

    /// Prometheus text format 0.0.4.
    public var text: String

    /// A message of these fields.
    public init(text: String) {
        self.text = text
    }
}

/// The methods of `quanyi.platform.v1.Platform`.
public enum PlatformMethods {
    /// The full name of the service.
    public static let service = "quanyi.platform.v1.Platform"

    /// Name, version, rulebooks in force, methods.
    public static let describe = Method<DescribeRequest, DescribeReply>.query("/quanyi.platform.v1.Platform/Describe")

    /// Prometheus text.
    public static let metrics = Method<MetricsRequest, MetricsReply>.query("/quanyi.platform.v1.Platform/Metrics")
}
