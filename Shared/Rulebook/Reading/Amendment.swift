internal import RPC
internal import Yams

extension Document {
    /// The rulebook that an override amends, with what it changes.
    ///
    /// An override that says `amends: shipped` names only what is to be different: of each version that it names, by
    /// `version`, the fields given replace those of the embedded rulebook, and `null` takes a field away. Versions that it
    /// does not name are left out. Everything else it gives replaces what the embedded file says.
    func amended(_ override: Node) -> Node? {
        guard var changes = override.mapping, let amends = changes["amends"] else { return override }
        changes["amends"] = nil
        guard amends.string == "shipped", let shipped = SourceFile.embedded(named: "rulebooks/\(file.stem).yaml"),
            let base = try? Yams.compose(yaml: shipped.text), var merged = base.mapping
        else {
            report(
                line: amends.mark?.line ?? 0, field: "amends",
                Text(zh: "只能为 shipped，且文件名须为某一管理办法", en: "can only be shipped, in a file named for a regulation"))
            return nil
        }
        if let versions = changes["versions"]?.sequence {
            changes["versions"] = Node(versions.map { amended($0, of: merged["versions"]?.sequence ?? []) })
        }
        for (key, value) in changes { merged[key] = value }
        return .mapping(merged)
    }

    /// One version: the embedded one of the same name with the fields given, or as it is given where there is none.
    private func amended(_ version: Node, of shipped: Node.Sequence) -> Node {
        guard let changes = version.mapping,
            let base = shipped.first(where: { $0.mapping?["version"]?.string == changes["version"]?.string }),
            var merged = base.mapping
        else { return version }
        for (key, value) in changes {
            if Field(node: value, path: "", document: self).isNull { merged[key] = nil } else { merged[key] = value }
        }
        return .mapping(merged)
    }
}
