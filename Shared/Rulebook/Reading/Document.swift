internal import RPC
public import Schema
internal import Yams

/// One YAML file being read: collects its faults, so that all of them are told at once.
final class Document {
    let file: SourceFile
    private(set) var faults: [RulebookFault] = []
    /// The clause ids that may be cited, by regulation, as far as they were asked for.
    private var knownClauses: [String: Set<String>] = [:]

    init(_ file: SourceFile) { self.file = file }

    /// The mapping that makes up the whole file; nil, with a fault, for anything else.
    func root() -> Field? {
        do {
            guard let node = try Yams.compose(yaml: file.text) else {
                report(line: 0, field: "", Text(zh: "文件为空", en: "the file is empty"))
                return nil
            }
            return amended(node).map { Field(node: $0, path: "", document: self) }
        } catch {
            report(unreadable: error)
            return nil
        }
    }

    /// Adds a fault.
    func report(line: Int, field: String, _ text: Text) {
        faults.append(RulebookFault(file: file.name, line: line, field: field, text: text))
    }

    /// Whether a clause catalogue has this id.
    func knows(_ clause: ClauseID) -> Bool {
        let regulation = clause.regulation
        let known = knownClauses[regulation] ?? ClauseCatalogue.ids(of: regulation)
        knownClauses[regulation] = known
        return known.contains(clause.name)
    }

    private func report(unreadable error: any Error) {
        let line: Int
        var reason = "\(error)"
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (line, reason) = (mark.line, problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            line = context.mark.line
            reason = "duplicated fields " + duplicates.sorted().joined(separator: ", ")
        default: line = 0
        }
        report(line: line, field: "", Text(zh: "不是可读的 YAML: \(reason)", en: "not readable as YAML: \(reason)"))
    }
}

extension ClauseID {
    /// The regulation part: `migu-membership` of `migu-membership/a7.1`.
    public var regulation: String { String(name.prefix { $0 != "/" }) }
}
