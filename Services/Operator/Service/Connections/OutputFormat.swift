import ArgumentParser

/// In what form a list is written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    /// Aligned columns, for people.
    case table
    /// RFC 4180 with a header.
    case csv
    /// One JSON message a line.
    case json
}
