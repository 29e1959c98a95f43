import JSON
import Schema

/// A log record as one line for people.
enum LogLine {
    private static let levelWidth = 8

    /// `HH:MM:SS service LEVEL message key=value …`, in Shanghai's time.
    static func text(_ record: LogRecord, _ console: Console) -> String {
        let time = record.time.description.dropFirst("2024-03-05T".count).prefix("23:59:59".count)
        let level = console.styled(pad(record.level.uppercased(), to: levelWidth), Style(level: record.level))
        let fields = record.fields.sorted { $0.key < $1.key }.map { key, value in
            console.styled("\(key)=", .dim) + (value.contains(" ") || value.isEmpty ? "\"\(value)\"" : value)
        }
        return ([console.styled(String(time), .dim), prefix(record.service, console), level, record.message] + fields)
            .joined(separator: " ")
    }

    /// A line that a service wrote: a record, or whatever else came out of it.
    static func text(_ line: String, from service: KnownService, _ console: Console) -> String {
        if let record = try? JSON.decode(LogRecord.self, from: line) { return text(record, console) }
        return "\(String(repeating: " ", count: "23:59:59".count)) \(prefix(service.name, console)) \(line)"
    }

    private static func prefix(_ service: String, _ console: Console) -> String {
        let width = KnownService.allCases.map(\.name.count).max() ?? 0
        let styles: [Style] = [.blue, .magenta, .cyan, .green, .yellow]
        let place = KnownService(rawValue: service).flatMap { KnownService.allCases.firstIndex(of: $0) }
        let text = pad(service, to: width)
        return place.map { console.styled(text, styles[$0 % styles.count]) } ?? text
    }

    private static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
