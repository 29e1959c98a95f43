import GRDB
import JSON
import Schema

extension Row {
    /// An instant of a column that holds microseconds; nil where it holds none.
    func instant(_ column: String) -> Instant? { (self[column] as Int64?).map(Instant.init(microseconds:)) }

    /// What a column holds as JSON; nil where it holds nothing.
    func json<Value: Decodable>(_ column: String) throws -> Value? {
        try (self[column] as String?).map { try JSON.decode(Value.self, from: $0) }
    }
}

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
