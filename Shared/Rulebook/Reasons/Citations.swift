/// A citation for each word of an enumeration: clauses that a program acts by and that carry no figure.
public struct Citations<Word>: Sendable, Hashable
where Word: CaseIterable & Hashable & Sendable & RawRepresentable, Word.RawValue == String {
    private let citations: [Word: Citation]

    /// The citation of a word.
    public subscript(word: Word) -> Citation {
        guard let citation = citations[word] else {
            preconditionFailure("no citation of \(word): reading asks for all")
        }
        return citation
    }

    /// Reads one citation for each word, by the word's name; a fault where one is missing.
    init?(_ section: Section) {
        let pairs = Word.allCases.compactMap { word in
            section.required(word.rawValue)?.section { $0.citation() }.map { (word, $0) }
        }
        guard pairs.count == Word.allCases.count else { return nil }
        citations = Dictionary(uniqueKeysWithValues: pairs)
    }
}
