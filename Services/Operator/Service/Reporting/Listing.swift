import JSON
import RPC

/// A list in the formats that people and programs read.
struct Listing<Row: Encodable>: Sendable {
    /// One column.
    struct Column: Sendable {
        /// Its name in the CSV.
        let name: String
        /// Its head in the table; nil for one that only programs read.
        let title: Text?
        /// Whether it stands on the right.
        var isFigure = false
        /// Its value for programs.
        let value: @Sendable (Row) -> String
        /// Its cell for people; the value unless told.
        var cell: (@Sendable (Row, Locale) -> Table.Cell)?
    }

    let columns: [Column]

    /// Writes rows in a format.
    func write(_ rows: [Row], as format: OutputFormat, to console: Console) throws {
        switch format {
        case .table: console.table(table(rows, console.locale))
        case .csv: console.lines([header] + rows.map(csv))
        case .json: console.lines(try rows.map { try JSON.encodeText($0) })
        }
    }

    /// The header of the CSV.
    var header: String { CSV.line(columns.map(\.name)) }

    /// One line of the CSV.
    func csv(_ row: Row) -> String { CSV.line(columns.map { $0.value(row) }) }

    private func table(_ rows: [Row], _ locale: Locale) -> Table {
        let shown = columns.filter { $0.title != nil }
        let figures = shown.indices.filter { shown[$0].isFigure }
        var table = Table(shown.compactMap { $0.title?[locale] }, right: Set(figures))
        for row in rows { table.add(shown.map { $0.cell?(row, locale) ?? Table.Cell($0.value(row)) }) }
        return table
    }
}
