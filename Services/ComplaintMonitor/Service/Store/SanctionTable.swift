import GRDB
import JSON
import Rulebook
import Schema
import Store

/// The ledger of sanctions.
enum SanctionTable {
    private static let columns = """
        number, partner, service_line, subchannel, province, benefit, kind, clause, ground_kind, ground, rank, month,
        recorded_at, period, issued_at, issued_by, last_day, extensions, replaced_at, replaced_by, ground_gone_at, lifted_at,
        lifted_by, lift_reason, amount_fen, document, reasons
        """

    /// Enters a sanction and returns its number.
    static func insert(_ entry: SanctionEntry, in transaction: Transaction) throws -> Int64 {
        let number = try transaction.nextNumber(of: "sanction")
        try transaction.execute(
            """
            INSERT INTO sanction (number, partner, service_line, subchannel, province, benefit, kind, clause, ground_kind,
                ground, rank, month, recorded_at, period, issued_at, issued_by, last_day, extensions, amount_fen, document,
                reasons)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', ?, ?, ?)
            """,
            [
                .integer(number), .text(entry.target.partner.name), .optional(entry.target.serviceLine?.name),
                .optional(entry.target.subchannel?.name), .optional(entry.target.province),
                .optional(entry.target.benefit), .text(entry.kind.term), .text(entry.clause.name),
                .text(entry.ground.kind.term), .text(entry.ground.id), .integer(Int64(entry.rank)),
                .optional(entry.month?.description), .instant(entry.recordedAt), .optional(entry.period?.text),
                .optional(entry.issuedAt), .optional(try entry.issuedBy.map(JSON.encodeText)),
                .optional(entry.lastDay?.description), entry.amount.map { .integer($0.amount) } ?? .null,
                .optional(entry.document), .text(try JSON.encodeText(entry.reasons)),
            ])
        return number
    }

    static func issue(_ entry: SanctionEntry, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE sanction SET issued_at = ?, last_day = ?, issued_by = ? WHERE number = ?",
            [
                .optional(entry.issuedAt), .optional(entry.lastDay?.description),
                .optional(try entry.issuedBy.map(JSON.encodeText)), .integer(entry.number),
            ])
    }

    static func replace(_ number: Int64, by successor: Int64, at now: Instant, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE sanction SET replaced_at = ?, replaced_by = ? WHERE number = ?",
            [.instant(now), .integer(successor), .integer(number)])
    }

    static func extend(_ entry: SanctionEntry, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE sanction SET last_day = ?, extensions = ? WHERE number = ?",
            [
                .optional(entry.lastDay?.description), .text(try JSON.encodeText(entry.extensions)),
                .integer(entry.number),
            ])
    }

    static func loseGround(_ number: Int64, at now: Instant, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE sanction SET ground_gone_at = ? WHERE number = ?", [.instant(now), .integer(number)])
    }

    static func lift(
        _ number: Int64, at now: Instant, by person: Person?, reason: String, in transaction: Transaction
    ) throws {
        try transaction.execute(
            "UPDATE sanction SET lifted_at = ?, lifted_by = ?, lift_reason = ? WHERE number = ?",
            [.instant(now), .optional(try person.map(JSON.encodeText)), .text(reason), .integer(number)])
    }

    static func find(_ number: Int64, in db: Database) throws -> SanctionEntry? {
        try fetch("number = ?", [number], in: db).first
    }

    /// The sanctions whose ground belongs to a partner's month, in their order.
    static func of(_ partner: PartnerID, _ month: BillingMonth, in db: Database) throws -> [SanctionEntry] {
        try fetch("partner = ? AND month = ?", [partner.name, month.description], in: db)
    }

    /// The sanctions of a lower step of the same month, measure and kind of ground that were neither replaced nor lifted, in
    /// their order.
    static func below(_ entry: SanctionEntry, of month: BillingMonth, in db: Database) throws -> [SanctionEntry] {
        try fetch(
            """
            partner = ? AND month = ? AND kind = ? AND ground_kind = ? AND rank < ?
                AND replaced_at IS NULL AND lifted_at IS NULL
            """,
            [
                entry.target.partner.name, month.description, entry.kind.term, entry.ground.kind.term, entry.rank,
            ], in: db)
    }

    /// The sanctions that rest on a ground, in their order.
    static func of(_ ground: Ground, in db: Database) throws -> [SanctionEntry] {
        try fetch("ground_kind = ? AND ground = ?", [ground.kind.term, ground.id], in: db)
    }

    /// The sanctions whose place one took.
    static func replaced(by number: Int64, in db: Database) throws -> [Int64] {
        try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT number FROM sanction WHERE replaced_by = ? ORDER BY number"),
            arguments: [number])
    }

    /// All sanctions recorded by an instant, of a partner or a month where told.
    static func recorded(
        by instant: Instant, partner: PartnerID? = nil, month: BillingMonth? = nil, in db: Database
    ) throws -> [SanctionEntry] {
        var condition = "recorded_at <= ?"
        var arguments: StatementArguments = [instant.microseconds]
        if let partner {
            condition += " AND partner = ?"
            arguments += [partner.name]
        }
        if let month {
            condition += " AND month = ?"
            arguments += [month.description]
        }
        return try fetch(condition, arguments, in: db)
    }

    private static func fetch(
        _ condition: String, _ arguments: StatementArguments, in db: Database
    ) throws -> [SanctionEntry] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM sanction WHERE \(condition) ORDER BY number"),
            arguments: arguments
        ).map(SanctionEntry.init)
    }
}

extension SanctionEntry {
    /// A row of `columns`, by their places: SQLite finds a name only by going through them all.
    fileprivate init(_ row: Row) throws {
        func text(_ column: Int) -> String? { row[column] }
        self.init(
            number: row[0],
            target: SanctionTarget(
                partner: PartnerID(checked: row[1]), serviceLine: text(2).map(ServiceLineID.init(checked:)),
                subchannel: text(3).map(SubchannelID.init(checked:)), province: row[4], benefit: row[5]),
            kind: try SanctionKind(stored: row[6]), clause: ClauseID(checked: row[7]),
            ground: Ground(kind: try GroundKind(stored: row[8]), id: row[9]), rank: row[10],
            month: text(11).flatMap(BillingMonth.init), recordedAt: Instant(microseconds: row[12]),
            period: text(13).flatMap(Period.init(text:)), issuedAt: Instant(stored: row[14]),
            issuedBy: try JSON.decode(stored: row[15]),
            lastDay: text(16).flatMap(Day.init),
            extensions: try JSON.decode([SanctionExtension].self, from: row[17] as String),
            replacedAt: Instant(stored: row[18]), replacedBy: row[19], groundGoneAt: Instant(stored: row[20]),
            liftedAt: Instant(stored: row[21]),
            liftedBy: try JSON.decode(stored: row[22]), liftReason: row[23], amount: (row[24] as Int64?).map(Fen.init),
            document: row[25], reasons: try JSON.decode([Reason].self, from: row[26] as String))
    }
}
