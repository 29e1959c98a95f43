import RPC
import Schema

/// Why a row can't become a complaint.
struct RowFault: Error, Sendable, Equatable {
    /// The complaint's field.
    let field: ComplaintMap.Field?
    let text: Text
    /// Whether its date can be read in more than one way.
    var isDoubtful = false

    init(field: ComplaintMap.Field?, text: Text) {
        self.field = field
        self.text = text
    }

    /// Something wrong with when the complaint was made.
    init(zh: String, en: String, isDoubtful: Bool = false) {
        self.init(Text(zh: zh, en: en))
        self.isDoubtful = isDoubtful
    }

    /// Something wrong with when the complaint was made.
    init(_ text: Text) { self.init(field: .createdAt, text: text) }

    /// The column of a field that needs it is empty.
    static func empty(_ field: ComplaintMap.Field, column: String) -> RowFault {
        RowFault(field: field, text: Text(zh: "列“\(column)”为空", en: "the column \"\(column)\" is empty"))
    }
}

/// A row that became a complaint.
struct MappedRow: Sendable {
    let line: Int
    let raw: [UInt8]
    let complaint: Complaint
    /// How its date was read.
    let origin: DateOrigin
}

/// A map whose columns have been found in a file's header.
struct BoundMap: Sendable {
    let map: ComplaintMap
    let width: Int
    let columns: [String: Int]
    /// Optional columns that the file lacks.
    let absent: [String]
    let dates: CreatedAtReader

    /// The complaint of a row.
    func mapped(_ row: CSVRow) throws(RowFault) -> MappedRow {
        if let fault = row.fault { throw RowFault(field: nil, text: fault.text) }
        guard row.fields.count == width else {
            let count = row.fields.count
            throw RowFault(
                field: nil,
                text: Text(zh: "应有 \(width) 列，实有 \(count) 列", en: "\(count) fields where the header has \(width)"))
        }
        let (createdAt, origin) = try dates.read { cell($0, row) }
        let complaint = Complaint(
            id: try required(.id, row), partner: try required(.partner, row), kind: try kind(row),
            createdAt: createdAt, serviceLine: try typed(.serviceLine, row),
            subchannel: try typed(.subchannel, row), province: try text(.province, row),
            customer: try text(.customer, row), regulation: try text(.regulation, row),
            channel: try named(.channel, row), problem: try text(.problem, row), passedOnAt: try passedOnAt(row))
        return MappedRow(line: row.line, raw: row.raw, complaint: complaint, origin: origin)
    }

    /// The complaint's id as far as the row tells, for messages.
    func id(_ row: CSVRow) -> String { (try? text(.id, row)) ?? "" }

    /// A column's value; nil where it is empty or the file lacks it.
    func cell(_ name: String, _ row: CSVRow) -> String? {
        guard let index = columns[name], index < row.fields.count, !row.fields[index].isEmpty else { return nil }
        return row.fields[index]
    }

    /// The day that a row names in a date column; nil where it names none, or more than one.
    func day(_ column: DateColumn, _ row: CSVRow) -> Day? {
        let prefix = column == map.createdAt.column ? map.createdAt.prefix : ""
        let days = Set(cell(column.name, row).map { column.dates(prefix + $0).map(\.day) } ?? [])
        return days.count == 1 ? days.first : nil
    }

    /// When a row's complaint was passed on; a date that can be read in two ways is never guessed.
    private func passedOnAt(_ row: CSVRow) throws(RowFault) -> Instant? {
        guard let column = map.passedOnAt else { return nil }
        guard let text = cell(column.name, row) else {
            if column.isOptional { return nil }
            throw RowFault.empty(.passedOnAt, column: column.name)
        }
        let instants =
            column.patterns.isEmpty
            ? [Instant(text)].compactMap(\.self)
            : column.dates(text).map { $0.instant(offsetMinutes: map.offsetMinutes) }
        guard let instant = instants.first else {
            throw RowFault(field: .passedOnAt, text: CreatedAtReader.unreadable(text, column).text)
        }
        guard instants.count == 1 else {
            let names = instants.map(\.description)
            throw RowFault(
                field: .passedOnAt,
                text: Text(
                    zh: "“\(text)”可读作 \(names.joined(separator: " 或 "))",
                    en: "\"\(text)\" is \(names.joined(separator: " or "))"))
        }
        return instant
    }

    private func text(_ field: ComplaintMap.Field, _ row: CSVRow) throws(RowFault) -> String? {
        guard let rule = map.rules[field] else { return nil }
        switch rule.source {
        case .constant(let value): return value
        case .column(let name):
            guard let value = cell(name, row) else {
                if rule.isOptional { return nil }
                throw RowFault.empty(field, column: name)
            }
            return rule.prefix + (try translated(value, rule.table, field, name))
        }
    }

    private func translated(
        _ value: String, _ table: ComplaintMap.ValueTable?, _ field: ComplaintMap.Field, _ column: String
    ) throws(RowFault) -> String {
        guard let table else { return value }
        if let listed = table.values[value] { return listed }
        guard table.keepsUnlisted else {
            throw RowFault(
                field: field,
                text: Text(
                    zh: "列“\(column)”的“\(value)”不在映射文件的 table 中",
                    en: "\"\(value)\" of the column \"\(column)\" is not in the map's table"))
        }
        return value
    }

    private func typed<Value: WireText>(_ field: ComplaintMap.Field, _ row: CSVRow) throws(RowFault) -> Value? {
        guard let text = try text(field, row) else { return nil }
        guard let value = Value(text) else { throw RowFault(field: field, text: Value.expectation) }
        return value
    }

    private func required<Value: WireText>(_ field: ComplaintMap.Field, _ row: CSVRow) throws(RowFault) -> Value {
        guard let value: Value = try typed(field, row) else { throw missing(field) }
        return value
    }

    private func kind(_ row: CSVRow) throws(RowFault) -> ComplaintKind {
        guard let kind: ComplaintKind = try named(.kind, row) else { throw missing(.kind) }
        return kind
    }

    private func named<Value: ShortNamed>(_ field: ComplaintMap.Field, _ row: CSVRow) throws(RowFault) -> Value? {
        guard let name = try text(field, row) else { return nil }
        guard let value = Value(shortName: name) else { throw RowFault(field: field, text: Value.shortExpectation) }
        return value
    }

    private func missing(_ field: ComplaintMap.Field) -> RowFault {
        RowFault(field: field, text: Text(zh: "缺少 \(field.rawValue)", en: "\(field.rawValue) is missing"))
    }
}
