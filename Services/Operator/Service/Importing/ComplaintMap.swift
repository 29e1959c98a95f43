import RPC
import Schema

/// Which column of a file is which field of a complaint.
struct ComplaintMap: Sendable, Equatable {
    /// A field of a complaint.
    enum Field: String, CaseIterable, Sendable {
        case id, partner, kind, createdAt, serviceLine, subchannel, province, customer, regulation, channel, problem
        case passedOnAt

        /// Whether a complaint can't be without it.
        var isRequired: Bool { [.id, .partner, .kind, .createdAt].contains(self) }
    }

    /// Where a field's value comes from.
    enum Source: Sendable, Equatable {
        case column(String)
        case constant(String)
    }

    /// The values that stand for others.
    struct ValueTable: Sendable, Equatable {
        var values: [String: String]
        /// Whether a value that is not listed stays as it is; else its row is not taken.
        var keepsUnlisted = false
    }

    /// How one field is filled.
    struct Rule: Sendable, Equatable {
        var source: Source
        /// What the column's values stand for.
        var table: ValueTable?
        /// Put before the value.
        var prefix = ""
        /// Whether an empty column, or a file without it, leaves the field out.
        var isOptional = false
        /// The map's line, for messages.
        var line: Int
    }

    /// Names the import in messages.
    let source: String
    /// The zone of dates without one, in minutes east of UTC.
    let offsetMinutes: Int
    /// How each field that is no instant is filled.
    let rules: [Field: Rule]
    /// How `createdAt` is filled.
    let createdAt: CreatedAtRule
    /// Where `passedOnAt` stands, if anywhere.
    var passedOnAt: DateColumn?

    /// The map for a file with this header and dates.
    ///
    /// Throws every column that the map needs and the header lacks or has twice.
    func bound(to header: [String], _ findings: DateFindings = DateFindings()) throws(MapFaults) -> BoundMap {
        var columns: [String: Int] = [:]
        for (index, name) in header.enumerated() { columns[name] = columns[name] ?? index }
        let missing = named.filter { columns[$0.column] == nil }
        let faults =
            missing.filter { !$0.isOptional }.map { use in
                use.fault(zh: "文件没有列“\(use.column)”", en: "the file has no column \"\(use.column)\"")
            }
            + named.filter { use in header.count { $0 == use.column } > 1 }.map { use in
                use.fault(zh: "文件的列“\(use.column)”不止一个", en: "the file has the column \"\(use.column)\" more than once")
            }
        guard faults.isEmpty else { throw MapFaults(faults) }
        return BoundMap(
            map: self, width: header.count, columns: columns, absent: Set(missing.map(\.column)).sorted(),
            dates: CreatedAtReader(rule: createdAt, offsetMinutes: offsetMinutes, findings: findings))
    }

    /// A column that the map names.
    private struct Use {
        let field: Field
        let column: String
        let isOptional: Bool
        let line: Int

        func fault(zh: String, en: String) -> MapFault {
            MapFault(line: line, field: field.rawValue, text: Text(zh: zh, en: en))
        }
    }

    private var named: [Use] {
        rules.compactMap { field, rule in
            guard case .column(let name) = rule.source else { return nil }
            return Use(field: field, column: name, isOptional: rule.isOptional, line: rule.line)
        }
            + (createdAt.columns.map { (Field.createdAt, $0) }
            + [passedOnAt].compactMap(\.self).map { (.passedOnAt, $0) })
            .map { Use(field: $0, column: $1.name, isOptional: $1.isOptional, line: $1.line) }
    }
}

/// An enumeration whose names a map may write without the prefix of `proto/`.
protocol ShortNamed: WireEnum {
    /// What all its names begin with.
    static var prefix: String { get }
}

extension ComplaintKind: ShortNamed { static let prefix = "COMPLAINT_KIND_" }
extension ComplaintChannel: ShortNamed { static let prefix = "COMPLAINT_CHANNEL_" }

extension ShortNamed {
    /// The value with this name, with or without the prefix: `UNAWARE_SUBSCRIPTION`.
    init?(shortName name: String) {
        guard let value = Self(rawValue: name) ?? Self(rawValue: Self.prefix + name) else { return nil }
        self = value
    }

    /// What an unknown name is told.
    static var shortExpectation: Text {
        let names = allCases.map { $0.rawValue.dropFirst(prefix.count) }.joined(separator: ", ")
        return Text(zh: "应为以下之一：\(names)", en: "must be one of \(names)")
    }
}
