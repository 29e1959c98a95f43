public import JSON
public import RPC

/// A fact that a service recorded: CloudEvents 1.0 in its JSON format, with the extensions sequence, clauses,
/// correlationid, causationid and traceparent.
public struct Event: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.Event"

    /// `1.0`.
    public var specversion: String
    /// `complaint-monitor/1841`.
    public var id: String
    /// `/quanyi/complaint-monitor`.
    public var source: String
    /// `quanyi.complaint.tier-raised.v1`.
    public var type: String
    /// The partner, benefit or product.
    public var subject: String?
    /// The business time of the fact's recording.
    public var time: Instant
    /// `application/json`.
    public var datacontenttype: String
    /// The fact: the JSON of a message.
    public var data: JSONValue
    /// The log's number, from 1 without gaps, as 20 digits so that it sorts as text.
    public var sequence: String
    /// The clauses it rests on, space-separated.
    public var clauses: String?
    /// The case it belongs to.
    public var correlationid: String?
    /// The event or command that caused it.
    public var causationid: String?
    /// W3C Trace Context.
    public var traceparent: String?

    /// A message of these fields.
    public init(
        specversion: String, id: String, source: String, type: String, subject: String? = nil, time: Instant,
        datacontenttype: String, data: JSONValue, sequence: String, clauses: String? = nil,
        correlationid: String? = nil, causationid: String? = nil, traceparent: String? = nil
    ) {
        self.specversion = specversion
        self.id = id
        self.source = source
        self.type = type
        self.subject = subject
        self.time = time
        self.datacontenttype = datacontenttype
        self.data = data
        self.sequence = sequence
        self.clauses = clauses
        self.correlationid = correlationid
        self.causationid = causationid
        self.traceparent = traceparent
    }
}

/// Asks for a service's event log.
public struct SubscribeRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.SubscribeRequest"

    /// The first number wanted; 1 unless told, one past the newest for only what is to come.
    public var fromSequence: Int?
    /// Only events of these types; all unless told.
    public var types: [String]
    /// Only events of this subject.
    public var subject: String?
    /// Whether to go on with what is to come; true unless told.
    public var follow: Bool?

    /// A message of these fields.
    public init(fromSequence: Int? = nil, types: [String] = [], subject: String? = nil, follow: Bool? = nil) {
        self.fromSequence = fromSequence
        self.types = types
        self.subject = subject
        self.follow = follow
    }
}

/// The methods of `quanyi.platform.v1.Events`.
public enum EventMethods {
    /// The full name of the service.
    public static let service = "quanyi.platform.v1.Events"

    /// The log from a number on, then live, without a gap.
    public static let subscribe = Method<SubscribeRequest, Event>.serverStream("/quanyi.platform.v1.Events/Subscribe")
}
