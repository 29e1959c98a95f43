public import Schema

/// Every clause of one regulation.
public struct ClauseCatalogue: Sendable {
    /// The regulation's name: `migu-membership`.
    public let regulation: String
    /// Its title, in Chinese.
    public let title: String
    /// The version whose clauses these are.
    public let version: String
    /// The month or year it prints, if it prints one.
    public let issued: String?
    /// The clauses, in the order of the regulation.
    public let clauses: [Clause]
    private let positions: [ClauseID: Int]

    init(regulation: String, title: String, version: String, issued: String?, clauses: [Clause]) {
        self.regulation = regulation
        self.title = title
        self.version = version
        self.issued = issued
        self.clauses = clauses
        positions = Dictionary(clauses.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The clause of this id, or nil if the regulation has none.
    public subscript(id: ClauseID) -> Clause? { positions[id].map { clauses[$0] } }
}

extension ClauseCatalogue {
    /// The ids of a regulation's clauses, found without parsing its catalogue; empty for a regulation that has none.
    ///
    /// What a rulebook cites is checked at every start of a service, and the catalogues are half a megabyte.
    static func ids(of regulation: String) -> Set<String> {
        guard let file = SourceFile.embedded(named: "clauses/\(regulation).yaml") else { return [] }
        let mark = "  - id: "
        return Set(
            file.text.utf8.split(separator: UInt8(ascii: "\n")).filter { $0.starts(with: mark.utf8) }.map {
                String(Substring($0.dropFirst(mark.utf8.count)))
            })
    }
}
