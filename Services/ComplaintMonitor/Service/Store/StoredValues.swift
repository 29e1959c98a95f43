import JSON
import Schema

extension Instant {
    /// Of a column's microseconds; nil where it holds none.
    init?(stored microseconds: Int64?) {
        guard let microseconds else { return nil }
        self.init(microseconds: microseconds)
    }
}

extension JSON {
    /// What a column holds as JSON; nil where it holds nothing.
    static func decode<Value: Decodable>(stored text: String?) throws -> Value? {
        try text.map { try decode(Value.self, from: $0) }
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
