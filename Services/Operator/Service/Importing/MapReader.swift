import RPC
import Schema
import Yams

/// Something wrong with a map.
struct MapFault: Sendable, Equatable {
    /// The map's line, from 1.
    let line: Int
    /// The map's field, like `createdAt.time.format`; nil where the whole map is meant.
    var field: String?
    let text: Text

    /// The fault with its field before it, for a person.
    func sentence(_ locale: Locale) -> String { (field.map { "\($0): " } ?? "") + text[locale] }
}

/// Everything wrong with a map, in the order of its lines.
struct MapFaults: Error, Sendable, Equatable {
    let faults: [MapFault]

    init(_ faults: [MapFault]) { self.faults = faults.sorted { $0.line < $1.line } }

    /// The faults as a command's failure, each with file, line and field.
    func failure(file: String) -> Failure {
        func lines(_ locale: Locale) -> String {
            faults.map { "\(file):\($0.line): \($0.sentence(locale))" }.joined(separator: "\n")
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

    mutating func fault(_ node: Node, _ field: String?, zh: String, en: String) {
        fault(line(node), field, Text(zh: zh, en: en))
    }

    mutating func fault(_ line: Int, _ field: String?, _ text: Text) {
        faults.append(MapFault(line: line, field: field, text: text))
    }

    private mutating func map(_ yaml: String) -> ComplaintMap? {
        guard let root = document(yaml),
            let entries = entries(root, nil, allowing: ["format", "source", "timeZone", "fields"])
        else { return nil }
        if let format = text(entries["format"], "format", root), format != "csv" {
            fault(entries["format"] ?? root, "format", zh: "只支持 csv", en: "must be csv")
        }
        let source = text(entries["source"], "source", root)
        let offset = offset(entries["timeZone"])
        guard let node = entries["fields"] else {
            fault(root, nil, zh: "缺少 fields", en: "fields is missing")
            return nil
        }
        let (rules, createdAt, passedOnAt) = fields(node)
        guard let source, let offset, let createdAt else { return nil }
        return ComplaintMap(
            source: source, offsetMinutes: offset, rules: rules, createdAt: createdAt, passedOnAt: passedOnAt)
    }

    private mutating func document(_ yaml: String) -> Node? {
        do {
            if let node = try Yams.compose(yaml: yaml) { return node }
            fault(1, nil, Text(zh: "文件为空", en: "the file is empty"))
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _) {
            fault(mark.line, nil, Text(zh: "不是合法的 YAML：\(problem)", en: "not YAML: \(problem)"))
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
            let keys = keys.joined(separator: ", ")
            fault(context.mark.line, nil, Text(zh: "键重复：\(keys)", en: "keys that stand twice: \(keys)"))
        } catch {
            fault(1, nil, Text(zh: "不是合法的 YAML：\(error)", en: "not YAML: \(error)"))
        }
        return nil
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
            node, "timeZone", zh: "应为 Asia/Shanghai 或偏移量，如 +08:00", en: "must be Asia/Shanghai or an offset like +08:00"
        )
        return nil
    }

    /// The text of a node that must be there; `field` names it, `parent` is where it is missed.
    mutating func text(_ node: Node?, _ field: String, _ parent: Node) -> String? {
        if let text = node?.scalar?.string, !text.isEmpty { return text }
        fault(node ?? parent, field, zh: "缺少文字", en: "is missing")
        return nil
    }

    /// True or false; false where it is not said.
    mutating func bool(_ node: Node?, _ field: String) -> Bool {
        guard let node else { return false }
        if let value = node.bool { return value }
        fault(node, field, zh: "应为 true 或 false", en: "must be true or false")
        return false
    }

    /// The entries of a mapping; a name that is not allowed is a fault of its own.
    mutating func entries(_ node: Node, _ field: String?, allowing names: Set<String>) -> [String: Node]? {
        guard let mapping = node.mapping else {
            fault(node, field, zh: "应为键值对", en: "must be a mapping")
            return nil
        }
        var entries: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            if names.contains(name) {
                entries[name] = value
            } else {
                let known = names.sorted().joined(separator: ", ")
                fault(key, field, zh: "未知的键“\(name)”，可用：\(known)", en: "unknown key \"\(name)\"; known: \(known)")
            }
        }
        return entries
    }

    func line(_ node: Node) -> Int { node.mark?.line ?? 1 }
}
