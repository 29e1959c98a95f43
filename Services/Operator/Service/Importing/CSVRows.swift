/// Reads a CSV file row by row.
struct CSVRows {
    private let pieces: InputFile.Pieces
    private var parser = CSVParser()
    private var parsed: [CSVRow] = []
    private var place = 0
    private var isAtEnd = false

    /// The rows of a file's pieces.
    init(_ pieces: @escaping InputFile.Pieces) { self.pieces = pieces }

    /// The next row; nil at the end.
    mutating func next() async throws -> CSVRow? {
        while place == parsed.count {
            guard !isAtEnd else { return nil }
            parsed.removeAll(keepingCapacity: true)
            place = 0
            if let piece = try await pieces() {
                parser.parse(piece, into: &parsed)
            } else {
                isAtEnd = true
                parser.finish(into: &parsed)
            }
        }
        defer { place += 1 }
        return parsed[place]
    }
}
