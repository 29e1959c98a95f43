public import Schema

/// A fact about to be appended to the log; the log gives it its sequence.
public struct EventDraft: Sendable, Hashable {
    /// What happened, such as `TierChanged`.
    public var type: String
    /// Whom or what it befell, such as a partner's id.
    public var subject: String
    /// When, by the business clock.
    public var time: Instant
    /// The payload: JSON text.
    public var data: String
    /// The clauses that it rests on; an id contains no space.
    public var clauses: [String]
    /// The id shared by all that followed from one command.
    public var correlationID: String?
    /// The id of what it followed from directly.
    public var causationID: String?
    /// The W3C trace context in which it came about.
    public var traceparent: String?

    /// An event of these contents.
    public init(
        type: String, subject: String, time: Instant, data: String, clauses: [String] = [],
        correlationID: String? = nil, causationID: String? = nil, traceparent: String? = nil
    ) {
        self.type = type
        self.subject = subject
        self.time = time
        self.data = data
        self.clauses = clauses
        self.correlationID = correlationID
        self.causationID = causationID
        self.traceparent = traceparent
    }
}

/// A fact in the log.
public struct StoredEvent: Sendable, Hashable {
    /// Its place in the log: 1, 2, 3 … without gaps.
    public var sequence: Int64
    /// What was appended.
    public var event: EventDraft

    /// An event at that place.
    public init(sequence: Int64, event: EventDraft) {
        self.sequence = sequence
        self.event = event
    }
}

/// A stretch of the log: the events that were asked for, and how far the log was looked through for them.
public struct EventPage: Sendable, Hashable {
    /// The events, oldest first.
    public var events: [StoredEvent]
    /// Up to and with this sequence nothing is left to find: where to go on, also where no event matched.
    public var through: Int64
}
