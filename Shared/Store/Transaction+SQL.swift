internal import GRDB
private import GRDBSQLite
public import Schema

/// A value for a `?` of an SQL text.
public enum SQLValue: Sendable, Hashable {
    /// A number, also of fen or of microseconds.
    case integer(Int64)
    /// A text.
    case text(String)
    /// No value.
    case null

    /// A text or no value.
    public static func optional(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }

    /// An instant, stored in microseconds.
    public static func instant(_ instant: Instant) -> SQLValue { .integer(instant.microseconds) }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// No value.
    public init(nilLiteral: ()) { self = .null }
}

extension Transaction {
    /// Runs a writing statement, which is prepared once and kept.
    ///
    /// It does what GRDB's `cachedStatement(sql:).execute(arguments:)` does, but binds its values straight to SQLite, at
    /// a fraction of the cost: for the statements that every command runs.
    ///
    /// - Returns: How many rows an INSERT, UPDATE or DELETE changed.
    /// - Throws: `DatabaseError`.
    @discardableResult
    public func execute(_ sql: String, _ values: [SQLValue] = []) throws -> Int {
        try execute(db.cachedStatement(sql: sql), values)
    }

    @discardableResult
    func execute(_ statement: Statement, _ values: [SQLValue] = []) throws -> Int {
        let pointer = statement.sqliteStatement
        precondition(Int(sqlite3_bind_parameter_count(pointer)) == values.count, "a value for each ? of \(statement)")
        var index: Int32 = 0
        for value in values {
            index += 1
            value.bind(at: index, of: pointer)
        }
        var code = sqlite3_step(pointer)
        while code == SQLITE_ROW { code = sqlite3_step(pointer) }
        defer { sqlite3_reset(pointer) }
        guard code == SQLITE_DONE else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage, sql: statement.sql)
        }
        return Int(sqlite3_changes(db.sqliteConnection))
    }
}

extension SQLValue {
    fileprivate func bind(at index: Int32, of statement: OpaquePointer) {
        switch self {
        case .integer(let number): sqlite3_bind_int64(statement, index, number)
        case .null: sqlite3_bind_null(statement, index)
        case .text(var text):
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { characters in
                    // The destructor -1 is SQLITE_TRANSIENT: SQLite copies the text.
                    _ = sqlite3_bind_text(
                        statement, index, characters.baseAddress, Int32(characters.count),
                        unsafeBitCast(-1, to: sqlite3_destructor_type.self))
                }
            }
        }
    }
}
