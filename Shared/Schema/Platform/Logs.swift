public import RPC

/// Asks for a service's log records.
public struct TailRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.TailRequest"

    /// The lowest level wanted: trace, debug, info, notice, warning, error, critical; info unless told.
    public var level: String?
    /// Only records of loggers whose label starts so.
    public var label: String?
    /// So many of the newest records first; 0 to 1000, 10 unless told.
    public var last: Int?
    /// Only records whose text holds this.
    public var contains: String?
    /// Whether to go on; true unless told.
    public var follow: Bool?

    /// A message of these fields.
    public init(
        level: String? = nil, label: String? = nil, last: Int? = nil, contains: String? = nil, follow: Bool? = nil
    ) {
        self.level = level
        self.label = label
        self.last = last
        self.contains = contains
        self.follow = follow
    }
}

/// One log record.
public struct LogRecord: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.LogRecord"

    /// When, by the machine's clock.
    public var time: Instant
    /// `info`, `notice`, `warning` and so on.
    public var level: String
    /// Who.
    public var service: String
    /// The logger.
    public var label: String
    /// A constant sentence.
    public var message: String
    /// The facts: `partner.id`, `clause.id` ….
    public var fields: [String: String]

    /// A message of these fields.
    public init(
        time: Instant, level: String, service: String, label: String, message: String, fields: [String: String] = [:]
    ) {
        self.time = time
        self.level = level
        self.service = service
        self.label = label
        self.message = message
        self.fields = fields
    }
}

/// The methods of `quanyi.platform.v1.Logs`.
public enum LogMethods {
    /// The full name of the service.
    public static let service = "quanyi.platform.v1.Logs"

    /// Structured log records, the newest so many first, then live.
    public static let tail = Method<TailRequest, LogRecord>.serverStream("/quanyi.platform.v1.Logs/Tail")
}
