private import Synchronization

extension WireEnum {
    /// The glossary's word, as tables and logs write it: `promotion-suspension` of `SANCTION_KIND_PROMOTION_SUSPENSION`.
    public var term: String { Self.terms.byName[rawValue] ?? rawValue }

    /// Reads a term; nil for one that it does not know.
    public init?(knownTerm term: String) {
        guard let name = Self.terms.byTerm[term] else { return nil }
        self.init(rawValue: name)
    }

    /// The words of this enumeration, worked out at the first use: many rows are written and read with them.
    private static var terms: Terms {
        knownTerms.withLock { known in
            if let terms = known[ObjectIdentifier(Self.self)] { return terms }
            let terms = Terms(names: allCases.map(\.rawValue), prefixLength: prefixLength)
            known[ObjectIdentifier(Self.self)] = terms
            return terms
        }
    }

    /// The length of what all names begin with: the type's own name and an underscore.
    private static var prefixLength: Int {
        String(describing: Self.self).reduce(1) { $0 + ($1.isUppercase && $0 > 1 ? 2 : 1) }
    }
}

/// The words of one enumeration and its names in `proto/`, by one another.
private struct Terms: Sendable {
    let byName: [String: String]
    let byTerm: [String: String]

    init(names: [String], prefixLength: Int) {
        let words = names.map { ($0, $0.dropFirst(prefixLength).lowercased().replacing("_", with: "-")) }
        byName = Dictionary(uniqueKeysWithValues: words)
        byTerm = Dictionary(uniqueKeysWithValues: words.map { ($1, $0) })
    }
}

/// By type; a static property can't be generic.
private let knownTerms = Mutex<[ObjectIdentifier: Terms]>([:])
