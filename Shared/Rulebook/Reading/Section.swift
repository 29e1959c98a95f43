internal import RPC
internal import Yams

/// A mapping being read.
///
/// It remembers which fields were asked for: what is left over is unknown, and a fault.
final class Section {
    let field: Field
    private let mapping: Node.Mapping
    private var asked: Set<String> = []

    init(mapping: Node.Mapping, field: Field) {
        self.mapping = mapping
        self.field = field
    }

    /// The field of this name, or nil if there is none.
    func optional(_ name: String) -> Field? {
        asked.insert(name)
        guard let node = mapping.first(where: { $0.key.string == name })?.value else { return nil }
        return field.child(name, node)
    }

    /// The field of this name; a fault if there is none.
    func required(_ name: String) -> Field? {
        guard let found = optional(name) else {
            return field.refuse(Text(zh: "缺少字段 \(name)", en: "the field \(name) is missing"))
        }
        return found
    }

    /// All fields, for a mapping whose names are data.
    func entries() -> [(name: String, field: Field)] {
        mapping.compactMap { key, node in
            guard let name = key.string else { return nil }
            asked.insert(name)
            return (name, field.child(name, node))
        }
    }

    /// Reports the fields that nobody asked for.
    func refuseUnknown() {
        for (key, _) in mapping {
            let name = key.string ?? ""
            guard !asked.contains(name) else { continue }
            field.document.report(
                line: key.mark?.line ?? field.line, field: field.path,
                Text(zh: "未知字段 \(name)", en: "unknown field \(name)"))
        }
    }
}

extension Field {
    /// The field of this name of a mapping, or nil if there is none; it asks for nothing of the others.
    func child(named name: String) -> Field? {
        node.mapping?.first { $0.key.string == name }.map { child(name, $0.value) }
    }

    fileprivate func child(_ name: String, _ node: Node) -> Field {
        Field(node: node, path: path.isEmpty ? name : "\(path).\(name)", document: document)
    }
}
