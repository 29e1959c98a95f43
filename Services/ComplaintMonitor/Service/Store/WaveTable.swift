import GRDB
import JSON
import Schema
import Store

/// The waves that were flagged or attested.
enum WaveTable {
    /// Keeps a wave and gives it its number.
    static func insert(_ wave: ComplaintWave, regulation: String, in transaction: Transaction) throws -> ComplaintWave {
        let lastDay = wave.scope.lastDay ?? wave.scope.firstDay
        let number = try transaction.integer(
            """
            INSERT INTO complaint_wave (partner, regulation, first_day, last_day, state, wave) VALUES (?, ?, ?, ?, ?, '')
            RETURNING number
            """,
            [
                .text(wave.scope.partner.name), .text(regulation), .text(wave.scope.firstDay.description),
                .text(lastDay.description), .text(wave.state.term),
            ])
        var wave = wave
        wave.id = "\(number ?? 0)"
        try update(wave, in: transaction)
        return wave
    }

    static func update(_ wave: ComplaintWave, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE complaint_wave SET state = ?, wave = ? WHERE number = ?",
            [.text(wave.state.term), .text(try JSON.encodeText(wave)), .integer(Int64(wave.id) ?? 0)])
    }

    static func find(_ id: String, in db: Database) throws -> ComplaintWave? {
        try fetch("number = ?", [Int64(id) ?? 0], in: db).first
    }

    /// A partner's waves that end on a day or later.
    static func of(
        _ partner: PartnerID, under regulation: String, from day: Day, in db: Database
    ) throws -> [ComplaintWave] {
        try fetch(
            "partner = ? AND regulation = ? AND last_day >= ?", [partner.name, regulation, day.description], in: db)
    }

    /// Waves after a number, in the order recorded.
    static func page(
        partner: PartnerID?, state: WaveState?, after number: Int, limit: Int, in db: Database
    ) throws -> [ComplaintWave] {
        var condition = "number > ?"
        var arguments: StatementArguments = [number]
        if let partner {
            condition += " AND partner = ?"
            arguments += [partner.name]
        }
        if let state {
            condition += " AND state = ?"
            arguments += [state.term]
        }
        return try fetch(condition, arguments, limit: limit, in: db)
    }

    private static func fetch(
        _ condition: String, _ arguments: StatementArguments, limit: Int? = nil, in db: Database
    ) throws -> [ComplaintWave] {
        let limit = limit.map { "LIMIT \($0)" } ?? ""
        return try String.fetchAll(
            db.cachedStatement(sql: "SELECT wave FROM complaint_wave WHERE \(condition) ORDER BY number \(limit)"),
            arguments: arguments
        ).map { try JSON.decode(ComplaintWave.self, from: $0) }
    }
}
