import JSON
public import RPC
public import Schema
public import Store

extension EventDraft {
    /// A fact to be recorded: its message as data, the clauses it rests on.
    ///
    /// The trace of the call being served goes along.
    public init(
        _ type: String, _ fact: some Message, subject: String, at time: Instant, clauses: [ClauseID] = [],
        correlationID: String? = nil, causationID: String? = nil
    ) throws {
        self.init(
            type: type, subject: subject, time: time, data: try JSON.encodeText(fact), clauses: clauses.map(\.name),
            correlationID: correlationID, causationID: causationID, traceparent: CallScope.current?.traceparent)
    }
}

extension EventDraft {
    /// The fact as its message.
    ///
    /// Throws `DecodingError`.
    public func fact<Fact: Message>(_ type: Fact.Type = Fact.self) throws -> Fact { try JSON.decode(type, from: data) }
}

extension Event {
    /// The log's number.
    public var number: Int { Int(sequence) ?? 0 }

    /// The fact as its message.
    ///
    /// Throws `DecodingError`.
    public func fact<Fact: Message>(_ type: Fact.Type = Fact.self) throws -> Fact {
        try JSON.decode(type, from: JSON.encode(data))
    }
}

/// Events of a log in the JSON format of CloudEvents 1.0.
enum CloudEvents {
    /// The event's JSON; its data is JSON text already and goes in as it is.
    static func encode(_ stored: StoredEvent, service: String) throws -> RawMessage {
        let event = stored.event
        let digits = String(stored.sequence)
        let head = Envelope(
            id: "\(service)/\(stored.sequence)", source: "/quanyi/\(service)", type: event.type,
            subject: event.subject.isEmpty ? nil : event.subject, time: event.time,
            sequence: String(repeating: "0", count: max(0, 20 - digits.count)) + digits,
            clauses: event.clauses.isEmpty ? nil : event.clauses.joined(separator: " "),
            correlationid: event.correlationID,
            causationid: event.causationID, traceparent: event.traceparent)
        var bytes = try JSON.encode(head)
        bytes.removeLast()
        bytes += Array(#","data":"#.utf8)
        bytes += Array(event.data.utf8)
        bytes.append(UInt8(ascii: "}"))
        return RawMessage(bytes: bytes)
    }

    /// All of an event but its data.
    private struct Envelope: Encodable {
        var specversion = "1.0"
        let id: String
        let source: String
        let type: String
        let subject: String?
        let time: Instant
        var datacontenttype = "application/json"
        let sequence: String
        let clauses: String?
        let correlationid: String?
        let causationid: String?
        let traceparent: String?
    }
}
