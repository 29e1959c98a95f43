import JSON
import Schema

/// An event as one line for people.
enum EventLine {
    /// Number, time, type, subject and the fact.
    static func text(_ event: Event, _ console: Console) throws -> String {
        let number = event.sequence.drop { $0 == "0" }
        let parts = [
            console.styled("#\(number)", .dim), "\(event.time)", console.styled(event.type, .cyan),
            event.subject ?? "–",
            try JSON.encodeText(event.data),
        ]
        return parts.joined(separator: "  ")
    }
}
