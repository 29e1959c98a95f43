/// Rows in aligned columns, for people.
struct Table {
    /// On which side of a column its cells stand.
    enum Alignment {
        case left
        case right
    }

    private let headers: [String]
    private let alignments: [Alignment]
    private var rows: [[Cell]] = []

    /// A cell's text and how it is shown on a terminal.
    struct Cell: ExpressibleByStringInterpolation {
        let text: String
        let style: Style?

        init(stringLiteral text: String) { self.init(text) }

        init(_ text: String, _ style: Style? = nil) {
            self.text = text
            self.style = style
        }
    }

    /// A table of these columns, left-aligned but for those whose index is given.
    init(_ headers: [String], right: Set<Int> = []) {
        self.headers = headers
        alignments = headers.indices.map { right.contains($0) ? .right : .left }
    }

    /// Adds a row; cells beyond the columns are dropped.
    mutating func add(_ cells: [Cell]) { rows.append(Array(cells.prefix(headers.count))) }

    /// The lines of the table; two blanks between columns, none at a line's end.
    func lines(_ console: Console) -> [String] {
        let header = headers.map { Cell($0, .bold) }
        let widths = headers.indices.map { column in
            ([header] + rows).map { column < $0.count ? DisplayWidth.of($0[column].text) : 0 }.max() ?? 0
        }
        return ([header] + rows).map { row in
            let cells = zip(row.indices, row).map { pad($1, to: widths[$0], alignments[$0], console) }
            return trimmingEnd(cells.joined(separator: "  "))
        }
    }

    private func pad(_ cell: Cell, to width: Int, _ alignment: Alignment, _ console: Console) -> String {
        let blanks = String(repeating: " ", count: width - DisplayWidth.of(cell.text))
        let text = cell.style.map { console.styled(cell.text, $0) } ?? cell.text
        return alignment == .left ? text + blanks : blanks + text
    }

    private func trimmingEnd(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }
}
