internal import Schema
private import Synchronization

/// The newest committed events, in memory: whoever follows the log live finds them here and needs no read of the file.
final class EventTail: Sendable {
    /// How many are kept at least, once there were so many; at most twice as many.
    static let capacity = 512

    private struct State {
        /// The sequence after which the events begin.
        var before: Int64
        var events: [StoredEvent] = []
    }

    private let state: Mutex<State>

    /// An empty tail of a log that has come to a sequence.
    init(after sequence: Int64) { state = Mutex(State(before: sequence)) }

    /// Adds what was committed, in the order of the log.
    func append(_ events: [StoredEvent]) {
        state.withLock { state in
            state.events += events
            let surplus = state.events.count - EventTail.capacity
            guard surplus > EventTail.capacity else { return }
            state.events.removeFirst(surplus)
            state.before += Int64(surplus)
        }
    }

    /// What ``EventLog/page(after:limit:types:)`` gives; nil where that begins before the tail.
    func page(after sequence: Int64, limit: Int, types: Set<String>?) -> EventPage? {
        let events = state.withLock { state -> [StoredEvent]? in
            guard sequence >= state.before else { return nil }
            return Array(state.events.dropFirst(Int(sequence - state.before)))
        }
        guard let events else { return nil }
        let page = Array(events.lazy.filter { types?.contains($0.event.type) ?? true }.prefix(limit))
        let newest = max(sequence, events.last?.sequence ?? 0)
        return EventPage(events: page, through: page.count == limit ? page.last?.sequence ?? newest : newest)
    }
}
