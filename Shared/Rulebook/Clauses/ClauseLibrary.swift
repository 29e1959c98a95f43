internal import RPC
public import Schema
internal import Synchronization

/// The clause catalogues of all regulations, each parsed when it is first asked for: a service that only decides never
/// pays for them.
public final class ClauseLibrary: Sendable {
    private let parsed = Mutex<[String: ClauseCatalogue]>([:])

    /// A library that has parsed nothing yet.
    public init() {}

    /// The catalogue of a regulation; throws if there is none of that name or it is faulty.
    public func catalogue(of regulation: String) throws(RulebookLoadError) -> ClauseCatalogue {
        try parsed.withLock { parsed throws(RulebookLoadError) in
            if let catalogue = parsed[regulation] { return catalogue }
            let name = "clauses/\(regulation).yaml"
            guard let file = SourceFile.embedded(named: name) else {
                let text = Text(zh: "没有这一管理办法的条款目录", en: "there is no clause catalogue of this regulation")
                throw RulebookLoadError([RulebookFault(file: name, line: 0, field: "", text: text)])
            }
            let catalogue = try ClauseCatalogue(file)
            parsed[regulation] = catalogue
            return catalogue
        }
    }

    /// The clause of this id, or nil if its regulation has none; throws if the regulation has no catalogue.
    public func clause(_ id: ClauseID) throws(RulebookLoadError) -> Clause? {
        try catalogue(of: id.regulation)[id]
    }
}
