internal import RPC
internal import Schema

extension ClauseCatalogue {
    /// Reads a catalogue; throws every fault of it.
    init(_ file: SourceFile) throws(RulebookLoadError) {
        let document = Document(file)
        let catalogue = document.root()?.section { ClauseCatalogue.read($0, of: file.stem) }
        guard let catalogue, document.faults.isEmpty else { throw RulebookLoadError(document.faults) }
        self = catalogue
    }

    private static func read(_ section: Section, of stem: String) -> ClauseCatalogue? {
        let regulation = section.regulation(named: stem)
        let title = section.required("title")?.text()
        let version = section.required("version")?.text()
        let issued = section.required("issued")
        var seen: Set<ClauseID> = []
        let clauses = section.required("clauses")?.list { field in
            field.section { Clause($0, of: stem, seen: &seen) }
        }
        guard let regulation, let title, let version, let issued, let clauses else { return nil }
        return ClauseCatalogue(
            regulation: regulation, title: title, version: version, issued: issued.isNull ? nil : issued.text(),
            clauses: clauses)
    }
}

extension Section {
    /// The field `regulation`, which must name the file it stands in.
    func regulation(named stem: String) -> String? {
        guard let field = required("regulation"), let name = field.text() else { return nil }
        guard name == stem else {
            return field.refuse(
                Text(zh: "应与文件名 \(stem) 一致，而不是 \(name)", en: "must be \(stem), as the file is named, not \(name)"))
        }
        return name
    }
}

extension Clause {
    init?(_ section: Section, of regulation: String, seen: inout Set<ClauseID>) {
        let id = section.required("id")?.clauseID(of: regulation, seen: &seen)
        let cite = section.required("cite")?.text()
        let kind = section.required("kind")?.word(Kind.self)
        let owner = section.required("owner")?.word(Owner.self)
        let executable = section.required("executable")?.word(Executable.self)
        let says = section.required("says")?.text()
        let why = section.optional("why")?.text()
        let notes = section.optional("notes")?.text()
        let list = section.optional("list").map { $0.list { $0.text() } } ?? []
        let bands = section.optional("bands").map { $0.list { $0.section { $0.texts() } } } ?? []
        if executable == .no && why == nil {
            section.field.fault(Text(zh: "不执行的条款须写明 why", en: "a clause that is not executed must say why"))
        }
        guard let id, let cite, let kind, let owner, let executable, let says, let list, let bands else { return nil }
        self.init(
            id: id, cite: cite, kind: kind, owner: owner, executable: executable, says: says, why: why, notes: notes,
            list: list, bands: bands)
    }
}

extension Field {
    fileprivate func clauseID(of regulation: String, seen: inout Set<ClauseID>) -> ClauseID? {
        guard let id = value(ClauseID.self) else { return nil }
        guard id.regulation == regulation, id.name.utf8.count > regulation.utf8.count + 1 else {
            return refuse(Text(zh: "\(id) 应以 \(regulation)/ 开头", en: "\(id) must begin with \(regulation)/"))
        }
        guard seen.insert(id).inserted else {
            return refuse(Text(zh: "\(id) 重复", en: "\(id) stands twice"))
        }
        return id
    }
}

extension Section {
    /// All fields as they are written.
    fileprivate func texts() -> [String: String]? {
        let fields = entries().map { ($0.name, $0.field.text()) }
        let texts = fields.compactMap { name, text in text.map { (name, $0) } }
        return texts.count == fields.count ? Dictionary(texts, uniquingKeysWith: { first, _ in first }) : nil
    }
}
