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

    /// An instant or no value.
    public static func optional(_ instant: Instant?) -> SQLValue { instant.map(SQLValue.instant) ?? .null }

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
        try execute(statement(sql), values)
    }

    /// Runs a statement that gives one number, which is prepared once and kept: at a fraction of `Int.fetchOne`'s cost.
    ///
    /// - Returns: The first column of the first row; nil where there is no row or the column is NULL.
    /// - Throws: `DatabaseError`.
    public func integer(_ sql: String, _ values: [SQLValue] = []) throws -> Int64? {
        var number: Int64?
        try step(statement(sql), values) { row in
            if sqlite3_column_type(row, 0) != SQLITE_NULL { number = number ?? sqlite3_column_int64(row, 0) }
        }
        return number
    }

    /// The statement of an SQL text, which is prepared once and kept.
    ///
    /// GRDB's cache reads the whole text each time to hash it, a good part of what a short statement costs. Here it is found by
    /// where the text lies, as a literal always lies at the same place; at the place of another text another may lie later, so
    /// they are compared, which costs nothing where they are the same memory.
    private func statement(_ sql: String) throws -> Statement {
        let place = sql.utf8.withContiguousStorageIfAvailable { UnsafeRawPointer($0.baseAddress) } ?? nil
        if let place, let found = statements[place], found.sql == sql { return found.statement }
        let statement = try db.cachedStatement(sql: sql)
        if let place { statements[place] = (sql, statement) }
        return statement
    }

    @discardableResult
    func execute(_ statement: Statement, _ values: [SQLValue] = []) throws -> Int {
        try step(statement, values) { _ in }
        return Int(sqlite3_changes(db.sqliteConnection))
    }

    private func step(_ statement: Statement, _ values: [SQLValue], _ row: (OpaquePointer) -> Void) throws {
        let pointer = statement.sqliteStatement
        precondition(Int(sqlite3_bind_parameter_count(pointer)) == values.count, "a value for each ? of \(statement)")
        // The texts lie here while the statement runs, so that SQLite need not copy each into memory of its own. One byte more:
        // an empty text at no place would be NULL.
        let length = values.reduce(1) { $0 + $1.textLength }
        let code = withUnsafeTemporaryAllocation(of: CChar.self, capacity: length) { texts in
            var free = texts[...]
            var index: Int32 = 0
            for value in values {
                index += 1
                value.bind(at: index, of: pointer, in: &free)
            }
            defer {
                sqlite3_reset(pointer)
                sqlite3_clear_bindings(pointer)
            }
            var code = sqlite3_step(pointer)
            while code == SQLITE_ROW {
                row(pointer)
                code = sqlite3_step(pointer)
            }
            return code
        }
        guard code == SQLITE_DONE else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage, sql: statement.sql)
        }
    }
}

extension SQLValue {
    /// The bytes of its text.
    fileprivate var textLength: Int { if case .text(let text) = self { text.utf8.count } else { 0 } }

    /// Binds the value; its text goes to the front of what is free of a memory that outlives the statement's run.
    fileprivate func bind(
        at index: Int32, of statement: OpaquePointer, in free: inout Slice<UnsafeMutableBufferPointer<CChar>>
    ) {
        switch self {
        case .integer(let number): sqlite3_bind_int64(statement, index, number)
        case .null: sqlite3_bind_null(statement, index)
        case .text(var text):
            text.withUTF8 { bytes in
                let place = UnsafeMutableBufferPointer(rebasing: free.prefix(bytes.count))
                UnsafeMutableRawBufferPointer(place).copyMemory(from: UnsafeRawBufferPointer(bytes))
                free = free.dropFirst(bytes.count)
                // No destructor is SQLITE_STATIC: SQLite takes no copy.
                sqlite3_bind_text(statement, index, place.baseAddress, Int32(bytes.count), nil)
            }
        }
    }
}
