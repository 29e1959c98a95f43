import RPC
import Schema

/// Which column of a file is which field of a complaint.
struct ComplaintMap: Sendable, Equatable {
    /// A field of a complaint.
    enum Field: String, CaseIterable, Sendable {
        case id, partner, kind, createdAt, serviceLine, subchannel, province, customer, regulation

        /// Whether a complaint can't be without it.
        var isRequired: Bool { [.id, .partner, .kind, .createdAt].contains(self) }
    }

    /// Where a field's value comes from.
    enum Source: Sendable, Equatable {
        case column(String)
        case constant(String)
    }

    /// How one field is filled.
    struct Rule: Sendable, Equatable {
        var source: Source
        /// Put before the column's value.
        var prefix = ""
        /// How a date is written; nil is RFC 3339.
        var pattern: DatePattern?
        /// Whether an empty column leaves the field out.
        var isOptional = false
        /// The map's line, for messages.
        var line: Int
    }

    /// Names the import in messages.
    let source: String
    /// The zone of dates without one, in minutes east of UTC.
    let offsetMinutes: Int
    /// How each field is filled.
    let rules: [Field: Rule]

    /// The map for a file with this header; throws all columns that the header lacks.
    func bound(to header: [String]) throws(MapFaults) -> BoundMap {
        var columns: [String: Int] = [:]
        for (index, name) in header.enumerated() { columns[name] = columns[name] ?? index }
        let missing = rules.values.compactMap { rule -> MapFault? in
            guard case .column(let name) = rule.source, columns[name] == nil else { return nil }
            return MapFault(line: rule.line, text: Text(zh: "文件没有列“\(name)”", en: "the file has no column \"\(name)\""))
        }
        guard missing.isEmpty else { throw MapFaults(missing) }
        return BoundMap(map: self, width: header.count, columns: columns)
    }
}

/// Why a row can't become a complaint.
struct RowFault: Error, Sendable, Equatable {
    /// The complaint's field.
    let field: String?
    let text: Text
}

/// A map whose columns have been found in a file's header.
struct BoundMap: Sendable {
    fileprivate let map: ComplaintMap
    fileprivate let width: Int
    fileprivate let columns: [String: Int]

    /// The complaint of a row.
    func complaint(_ row: CSVRow) throws(RowFault) -> Complaint {
        if let fault = row.fault { throw RowFault(field: nil, text: fault.text) }
        guard row.fields.count == width else {
            let count = row.fields.count
            throw RowFault(
                field: nil,
                text: Text(zh: "应有 \(width) 列，实有 \(count) 列", en: "\(count) fields where the header has \(width)"))
        }
        return Complaint(
            id: try required(.id, row), partner: try required(.partner, row), kind: try kind(row),
            createdAt: try createdAt(row), serviceLine: try typed(.serviceLine, row),
            subchannel: try typed(.subchannel, row), province: try text(.province, row),
            customer: try text(.customer, row), regulation: try text(.regulation, row))
    }

    /// The complaint's id as far as the row tells, for messages.
    func id(_ row: CSVRow) -> String { (try? text(.id, row)) ?? "" }

    private func text(_ field: ComplaintMap.Field, _ row: CSVRow) throws(RowFault) -> String? {
        guard let rule = map.rules[field] else { return nil }
        switch rule.source {
        case .constant(let value): return value
        case .column(let name):
            guard let index = columns[name], index < row.fields.count, !row.fields[index].isEmpty else {
                if rule.isOptional { return nil }
                throw RowFault(
                    field: field.rawValue, text: Text(zh: "列“\(name)”为空", en: "the column \"\(name)\" is empty"))
            }
            return rule.prefix + row.fields[index]
        }
    }

    private func typed<Value: WireText>(_ field: ComplaintMap.Field, _ row: CSVRow) throws(RowFault) -> Value? {
        guard let text = try text(field, row) else { return nil }
        guard let value = Value(text) else { throw RowFault(field: field.rawValue, text: Value.expectation) }
        return value
    }

    private func required<Value: WireText>(_ field: ComplaintMap.Field, _ row: CSVRow) throws(RowFault) -> Value {
        guard let value: Value = try typed(field, row) else { throw missing(field) }
        return value
    }

    private func kind(_ row: CSVRow) throws(RowFault) -> ComplaintKind {
        guard let name = try text(.kind, row) else { throw missing(.kind) }
        guard let kind = ComplaintKind(shortName: name) else {
            throw RowFault(field: "kind", text: ComplaintKind.shortExpectation)
        }
        return kind
    }

    private func createdAt(_ row: CSVRow) throws(RowFault) -> Instant {
        guard let pattern = map.rules[.createdAt]?.pattern else { return try required(.createdAt, row) }
        guard let text = try text(.createdAt, row) else { throw missing(.createdAt) }
        guard let instant = pattern.instant(text, offsetMinutes: map.offsetMinutes) else {
            throw RowFault(
                field: "createdAt",
                text: Text(zh: "“\(text)”不是约定格式的日期", en: "\"\(text)\" is no date in the map's format"))
        }
        return instant
    }

    private func missing(_ field: ComplaintMap.Field) -> RowFault {
        RowFault(field: field.rawValue, text: Text(zh: "缺少 \(field.rawValue)", en: "\(field.rawValue) is missing"))
    }
}

extension ComplaintKind {
    private static let prefix = "COMPLAINT_KIND_"

    /// The kind with this name, with or without the prefix of `proto/`: `UNAWARE_SUBSCRIPTION`.
    init?(shortName name: String) {
        guard let kind = ComplaintKind(rawValue: name) ?? ComplaintKind(rawValue: ComplaintKind.prefix + name) else {
            return nil
        }
        self = kind
    }

    /// What an unknown name is told.
    static var shortExpectation: Text {
        let names = allCases.map { $0.rawValue.dropFirst(prefix.count) }.joined(separator: ", ")
        return Text(zh: "应为以下之一：\(names)", en: "must be one of \(names)")
    }
}
