extension WireEnum {
    /// The glossary's word, as tables and logs write it: `promotion-suspension` of `SANCTION_KIND_PROMOTION_SUSPENSION`.
    public var term: String { Self.words(rawValue) }

    /// Reads a term; nil for one that it does not know.
    public init?(knownTerm term: String) {
        guard let value = Self.allCases.first(where: { $0.term == term }) else { return nil }
        self = value
    }

    private static func words(_ name: String) -> String {
        String(name.dropFirst(prefixLength)).lowercased().replacing("_", with: "-")
    }

    /// The length of what all names begin with: the type's own name and an underscore.
    private static var prefixLength: Int {
        String(describing: Self.self).reduce(1) { $0 + ($1.isUppercase && $0 > 1 ? 2 : 1) }
    }
}
