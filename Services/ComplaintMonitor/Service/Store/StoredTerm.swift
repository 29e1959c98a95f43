import Schema

extension WireEnum {
    /// Reads the glossary's word that a row holds; throws `UnknownTerm` where somebody else wrote into the file.
    init(stored term: String) throws(UnknownTerm) {
        guard let word = Self(knownTerm: term) else { throw UnknownTerm(term: term) }
        self = word
    }
}

/// A row holds a word that this program does not know.
struct UnknownTerm: Error {
    let term: String
}
