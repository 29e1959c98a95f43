import RPC
import Schema
import Yams

/// Something wrong with a map.
struct MapFault: Sendable, Equatable {
    /// The map's line, from 1.
    let line: Int
    let text: Text
}

/// Everything wrong with a map, in the order of its lines.
struct MapFaults: Error, Sendable, Equatable {
    let faults: [MapFault]

    init(_ faults: [MapFault]) { self.faults = faults.sorted { $0.line < $1.line } }

    /// The faults as a command's failure, each with file and line.
    func failure(file: String) -> Failure {
        func lines(_ locale: Locale) -> String {
            faults.map { "\(file):\($0.line): \($0.text[locale])" }.joined(separator: "\n")
        }
        return Failure(.badData, Text(zh: "映射文件有误\n" + lines(.chinese), en: "the map is wrong\n" + lines(.english)))
    }
}

/// Reads a map from YAML and gathers all its faults.
struct MapReader {
    private var faults: [MapFault] = []

    /// The map in a YAML text; throws all its faults at once.
    static func read(_ yaml: String) throws(MapFaults) -> ComplaintMap {
        var reader = MapReader()
        let map = reader.map(yaml)
        guard let map, reader.faults.isEmpty else { throw MapFaults(reader.faults) }
        return map
    }

    private mutating func fault(_ line: Int, zh: String, en: String) {
        faults.append(MapFault(line: line, text: Text(zh: zh, en: en)))
    }

    private mutating func map(_ yaml: String) -> ComplaintMap? {
        guard let root = document(yaml),
            let entries = entries(root, allowing: ["format", "source", "timeZone", "fields"])
        else { return nil }
        if let format = text(entries["format"], "format", root), format != "csv" {
            fault(line(entries["format"] ?? root), zh: "format 只支持 csv", en: "format must be csv")
        }
        let source = text(entries["source"], "source", root)
        let offset = offset(entries["timeZone"])
        guard let fields = entries["fields"] else {
            fault(line(root), zh: "缺少 fields", en: "fields is missing")
            return nil
        }
        let rules = rules(fields)
        guard let source, let offset else { return nil }
        return ComplaintMap(source: source, offsetMinutes: offset, rules: rules)
    }

    private mutating func document(_ yaml: String) -> Node? {
        do {
            if let node = try Yams.compose(yaml: yaml) { return node }
            fault(1, zh: "文件为空", en: "the file is empty")
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _) {
            fault(mark.line, zh: "不是合法的 YAML：\(problem)", en: "not YAML: \(problem)")
        } catch {
            fault(1, zh: "不是合法的 YAML：\(error)", en: "not YAML: \(error)")
        }
        return nil
    }

    private mutating func rules(_ node: Node) -> [ComplaintMap.Field: ComplaintMap.Rule] {
        let names = ComplaintMap.Field.allCases.map(\.rawValue)
        guard let entries = entries(node, allowing: Set(names)) else { return [:] }
        var rules: [ComplaintMap.Field: ComplaintMap.Rule] = [:]
        for field in ComplaintMap.Field.allCases {
            if let entry = entries[field.rawValue] {
                rules[field] = rule(entry, field)
            } else if field.isRequired {
                fault(line(node), zh: "fields 缺少 \(field.rawValue)", en: "fields lacks \(field.rawValue)")
            }
        }
        return rules
    }

    private mutating func rule(_ node: Node, _ field: ComplaintMap.Field) -> ComplaintMap.Rule? {
        guard let entries = entries(node, allowing: ["column", "constant", "prefix", "format", "optional"]) else {
            return nil
        }
        let (column, constant) = (entries["column"]?.scalar?.string, entries["constant"]?.scalar?.string)
        let source: ComplaintMap.Source
        switch (column, constant) {
        case (let column?, nil): source = .column(column)
        case (nil, let constant?):
            source = .constant(constant)
            check(constant, field, line(entries["constant"] ?? node))
        default:
            fault(
                line(node), zh: "\(field.rawValue) 应有 column 或 constant 之一",
                en: "\(field.rawValue) needs either column or constant")
            return nil
        }
        return ComplaintMap.Rule(
            source: source, prefix: entries["prefix"]?.scalar?.string ?? "", pattern: pattern(entries["format"], field),
            isOptional: isOptional(entries["optional"], field), line: line(node))
    }

    private mutating func pattern(_ node: Node?, _ field: ComplaintMap.Field) -> DatePattern? {
        guard let node else { return nil }
        guard field == .createdAt else {
            fault(line(node), zh: "format 只用于 createdAt", en: "format is for createdAt alone")
            return nil
        }
        let pattern = DatePattern(node.scalar?.string ?? "")
        if pattern == nil {
            fault(
                line(node), zh: "format 由 yyyy MM dd HH mm ss 组成，至少到日，例如 yyyy-MM-dd",
                en: "format is made of yyyy MM dd HH mm ss and names the day at least, like yyyy-MM-dd")
        }
        return pattern
    }

    private mutating func isOptional(_ node: Node?, _ field: ComplaintMap.Field) -> Bool {
        guard let node else { return false }
        guard let value = node.bool else {
            fault(line(node), zh: "optional 应为 true 或 false", en: "optional must be true or false")
            return false
        }
        if value, field.isRequired {
            fault(
                line(node), zh: "\(field.rawValue) 为必填，不能 optional",
                en: "\(field.rawValue) is required and can't be optional")
        }
        return value
    }

    /// A constant is the same in every row, so what is wrong with it is said once, here.
    private mutating func check(_ constant: String, _ field: ComplaintMap.Field, _ line: Int) {
        let expectation: Text? =
            switch field {
            case .kind: ComplaintKind(shortName: constant) == nil ? ComplaintKind.shortExpectation : nil
            case .partner: PartnerID(constant) == nil ? PartnerID.expectation : nil
            case .serviceLine: ServiceLineID(constant) == nil ? ServiceLineID.expectation : nil
            case .subchannel: SubchannelID(constant) == nil ? SubchannelID.expectation : nil
            case .id, .createdAt: Text(zh: "不能各行相同，应取自 column", en: "can't be the same in every row; it needs a column")
            case .province, .customer, .regulation: nil
            }
        guard let expectation else { return }
        fault(line, zh: "\(field.rawValue) \(expectation.zh)", en: "\(field.rawValue) \(expectation.en)")
    }

    /// Minutes east of UTC; nil where the zone is not known.
    private mutating func offset(_ node: Node?) -> Int? {
        guard let node else { return 480 }
        let name = node.scalar?.string ?? ""
        if name == "Asia/Shanghai" { return 480 }
        // An offset is what RFC 3339 ends with, and midnight there tells how far it is from UTC.
        if let there = Instant("1970-01-02T00:00:00\(name)") {
            return 1440 - Int(there.microseconds / 60_000_000)
        }
        fault(
            line(node), zh: "timeZone 应为 Asia/Shanghai 或偏移量，如 +08:00",
            en: "timeZone must be Asia/Shanghai or an offset like +08:00")
        return nil
    }

    private mutating func text(_ node: Node?, _ name: String, _ parent: Node) -> String? {
        if let text = node?.scalar?.string, !text.isEmpty { return text }
        fault(line(node ?? parent), zh: "缺少 \(name)", en: "\(name) is missing")
        return nil
    }

    /// The entries of a mapping; a name that is not allowed is a fault of its own.
    private mutating func entries(_ node: Node, allowing names: Set<String>) -> [String: Node]? {
        guard let mapping = node.mapping else {
            fault(line(node), zh: "应为键值对", en: "must be a mapping")
            return nil
        }
        var entries: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            if names.contains(name) {
                entries[name] = value
            } else {
                let known = names.sorted().joined(separator: ", ")
                fault(line(key), zh: "未知的键“\(name)”，可用：\(known)", en: "unknown key \"\(name)\"; known: \(known)")
            }
        }
        return entries
    }

    private func line(_ node: Node) -> Int { node.mark?.line ?? 1 }
}
