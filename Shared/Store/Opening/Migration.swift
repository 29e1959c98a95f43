internal import Crypto
internal import Foundation

/// One step of a schema, applied once to each file and never changed afterwards.
///
/// Its text is what SQLite and PostgreSQL both take: types are BIGINT, INTEGER (32 bits on PostgreSQL) and TEXT; no
/// `INSERT OR`, no `REPLACE`, no `AUTOINCREMENT`, no `rowid`. What is SQLite's alone is added by ``SQLiteDialect``.
public struct Migration: Sendable, Hashable {
    /// Its name, such as `0001-complaints`, unique in its list.
    public let id: String
    /// Its statements, each ended by a semicolon.
    public let sql: String

    /// A migration of that name and text.
    public init(id: String, sql: String) {
        self.id = id
        self.sql = sql
    }

    /// SHA-256 of the text in hexadecimal digits, recorded so that a later change of the text is noticed.
    var digest: String { SHA256.hash(data: Data(sql.utf8)).map { String(format: "%02x", $0) }.joined() }
}

/// The one place that knows what SQLite wants beyond the SQL it shares with PostgreSQL.
enum SQLiteDialect {
    /// The statements of a portable text as SQLite is to have them: tables STRICT, BIGINT as its 64-bit INTEGER.
    static func statements(_ portable: String) -> [String] {
        split(portable).map { statement in
            let isCreating = statement.uppercased().hasPrefix("CREATE TABLE")
            guard isCreating || statement.uppercased().hasPrefix("ALTER TABLE") else { return statement }
            let typed = statement.replacing(#/\bBIGINT\b/#.ignoresCase(), with: "INTEGER")
            return isCreating ? typed + " STRICT" : typed
        }
    }

    /// Parts a text at its semicolons, those within quotes left alone, and drops `--` comments.
    private static func split(_ text: String) -> [String] {
        var statements: [String] = []
        var current = ""
        var quote: Character?
        var rest = text[...]
        while let character = rest.first {
            if quote == nil, rest.hasPrefix("--") {
                rest = rest.drop { !$0.isNewline }
                continue
            }
            rest.removeFirst()
            if quote == nil, character == ";" {
                statements.append(current)
                current = ""
                continue
            }
            if character == quote { quote = nil } else if quote == nil, "'\"".contains(character) { quote = character }
            current.append(character)
        }
        return (statements + [current])
            .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            .filter { !$0.isEmpty }
    }
}
