import GRDB
import JSON
import RPC
import Schema
import Store

/// A table of numbered records, each kept as the JSON of its message beside the partner and the source by which it is found.
struct RecordTable<Record: Message>: Sendable {
    let name: String

    /// Keeps a record under the next number, which `make` gets.
    func insert(
        partner: PartnerID?, source: String? = nil, in transaction: Transaction, _ make: (Int64) throws -> Record
    ) throws -> Record {
        let number = try transaction.nextNumber(of: name)
        let record = try make(number)
        try transaction.execute(
            "INSERT INTO \(name) (number, partner, source, record) VALUES (?, ?, ?, ?)",
            [
                .integer(number), .optional(partner?.name), .optional(source), .text(try JSON.encodeText(record)),
            ])
        return record
    }

    /// Writes a changed record over what stood.
    func update(_ record: Record, number: String, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE \(name) SET record = ? WHERE number = ?",
            [.text(try JSON.encodeText(record)), .integer(Int64(number) ?? 0)])
    }

    func find(_ number: String, in db: Database) throws -> Record? {
        guard let number = Int64(number) else { return nil }
        return try fetch("number = ?", [number], in: db).first
    }

    func find(source: String, in db: Database) throws -> Record? {
        try fetch("source = ?", [source], in: db).first
    }

    func of(_ partner: PartnerID, in db: Database) throws -> [Record] {
        try fetch("partner = ?", [partner.name], in: db)
    }

    /// So many of the wanted records after the end of the page before, and where they end; nil on the last page.
    func page(
        _ size: Int, after number: Int, of partner: PartnerID?, in db: Database, where isWanted: (Record) -> Bool
    ) throws -> (records: [Record], token: String?) {
        // One more than asked for tells whether another page follows.
        let found = try wanted(after: number, of: partner, limit: size + 1, in: db, where: isWanted)
        let page = found.prefix(size)
        return (page.map(\.record), found.count > size ? page.last.map { "\($0.number)" } : nil)
    }

    /// All wanted records.
    func all(in db: Database, where isWanted: (Record) -> Bool) throws -> [Record] {
        try wanted(after: 0, of: nil, limit: .max, in: db, where: isWanted).map(\.record)
    }

    /// So many of the wanted records after a number, of a partner or of all, each with its number.
    private func wanted(
        after number: Int, of partner: PartnerID?, limit: Int, in db: Database, where isWanted: (Record) -> Bool
    ) throws -> [(number: Int, record: Record)] {
        let condition = partner == nil ? "" : "AND partner = ?"
        let rows = try Row.fetchCursor(
            db, sql: "SELECT number, record FROM \(name) WHERE number > ? \(condition) ORDER BY number",
            arguments: [number] + (partner.map { [$0.name] } ?? []))
        var page: [(number: Int, record: Record)] = []
        while page.count < limit, let row = try rows.next() {
            let record = try JSON.decode(Record.self, from: row[1] as String)
            if isWanted(record) { page.append((row[0], record)) }
        }
        return page
    }

    private func fetch(_ condition: String, _ arguments: StatementArguments, in db: Database) throws -> [Record] {
        try String.fetchAll(
            db.cachedStatement(sql: "SELECT record FROM \(name) WHERE \(condition) ORDER BY number"),
            arguments: arguments
        ).map { try JSON.decode(Record.self, from: $0) }
    }
}

extension RecordTable<Violation> {
    static let violations = RecordTable(name: "violation")
}

extension RecordTable<Inspection> {
    static let inspections = RecordTable(name: "inspection")
}

extension RecordTable<BrokenCommitment> {
    static let commitments = RecordTable(name: "broken_commitment")
}

extension RecordTable<Adjustment> {
    static let adjustments = RecordTable(name: "adjustment")
}

extension RecordTable<CooperationEnd> {
    static let cooperationEnds = RecordTable(name: "cooperation_end")
}

extension RecordTable<AgreedConditions> {
    static let agreedConditions = RecordTable(name: "agreed_conditions")
}

extension RecordTable<AbnormalCondition> {
    static let conditions = RecordTable(name: "abnormal_condition")
}
