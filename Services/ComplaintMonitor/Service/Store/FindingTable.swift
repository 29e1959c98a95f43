import GRDB
import JSON
import Schema
import Store

/// A finding as it is kept, without what it caused.
struct KeptFinding: Hashable, Sendable {
    var number: Int64 = 0
    /// As it was sent.
    let finding: Finding
    let clause: ClauseID
    var isOpen: Bool
    let recordedAt: Instant
    let recordedBy: Person
    /// The subchannels that were named later, when, and by whom.
    var named: [SubchannelID]?
    var namedAt: Instant?
    var namedBy: Person?

    /// The finding with the subchannels that were named later.
    var completed: Finding {
        var finding = finding
        finding.subchannels += named ?? []
        return finding
    }
}

/// Findings, and the sanctions that they gave or lengthened.
enum FindingTable {
    private static let columns =
        "number, clause, finding, is_open, recorded_at, recorded_by, named, named_at, named_by"

    static func insert(_ kept: KeptFinding, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO finding (reference, partner, month, clause, finding, is_open, recorded_at, recorded_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .text(kept.finding.reference), .text(kept.finding.partner.name),
                .text(kept.recordedAt.day.month.description), .text(kept.clause.name),
                .text(try JSON.encodeText(kept.finding)), .integer(kept.isOpen ? 1 : 0), .instant(kept.recordedAt),
                .text(try JSON.encodeText(kept.recordedBy)),
            ])
    }

    /// Keeps the subchannels that were named, which closes it.
    static func name(_ kept: KeptFinding, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE finding SET is_open = 0, named = ?, named_at = ?, named_by = ? WHERE reference = ?",
            [
                .optional(try kept.named.map(JSON.encodeText)), .optional(kept.namedAt),
                .optional(try kept.namedBy.map(JSON.encodeText)), .text(kept.finding.reference),
            ])
    }

    static func find(_ reference: String, in db: Database) throws -> KeptFinding? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(columns) FROM finding WHERE reference = ?"), arguments: [reference]
        ).map(KeptFinding.init)
    }

    /// Those asked for after a number, in the order recorded.
    static func page(
        _ request: ListFindingsRequest, after number: Int, limit: Int, in db: Database
    ) throws -> [KeptFinding] {
        var condition = "number > ?"
        var arguments: StatementArguments = [number]
        if let partner = request.partner {
            condition += " AND partner = ?"
            arguments += [partner.name]
        }
        if let month = request.month {
            condition += " AND month = ?"
            arguments += [month.description]
        }
        if request.onlyOpen == true { condition += " AND is_open = 1" }
        arguments += [limit]
        return try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM finding WHERE \(condition) ORDER BY number LIMIT ?"),
            arguments: arguments
        ).map(KeptFinding.init)
    }

    /// Remembers that a finding gave or lengthened a sanction.
    static func cause(_ sanction: Int64, by reference: String, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO finding_sanction (reference, sanction) VALUES (?, ?) ON CONFLICT (reference, sanction) DO NOTHING
            """,
            [.text(reference), .integer(sanction)])
    }

    /// The sanctions that a finding gave or lengthened.
    static func sanctions(of reference: String, in db: Database) throws -> [SanctionEntry] {
        try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT sanction FROM finding_sanction WHERE reference = ? ORDER BY sanction"),
            arguments: [reference]
        ).compactMap { try SanctionTable.find($0, in: db) }
    }
}

extension KeptFinding {
    fileprivate init(_ row: Row) throws {
        self.init(
            number: row["number"], finding: try JSON.decode(Finding.self, from: row["finding"] as String),
            clause: ClauseID(checked: row["clause"]), isOpen: row["is_open"],
            recordedAt: Instant(microseconds: row["recorded_at"]),
            recordedBy: try JSON.decode(Person.self, from: row["recorded_by"] as String),
            named: try JSON.decode(stored: row["named"]),
            namedAt: Instant(stored: row["named_at"]),
            namedBy: try JSON.decode(stored: row["named_by"]))
    }
}
