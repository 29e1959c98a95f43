import GRDB
import JSON
import Schema
import Store

/// The claims to company importance.
enum ClaimTable {
    /// Files a claim, which gets its number.
    static func insert(_ claim: ImportanceClaim, in transaction: Transaction) throws -> ImportanceClaim {
        var claim = claim
        let number = try transaction.nextNumber(of: "importance_claim")
        claim.id = "\(number)"
        try transaction.execute(
            "INSERT INTO importance_claim (number, partner, parent, state, claim) VALUES (?, ?, ?, ?, ?)",
            [
                .integer(number), .text(claim.partner.name), .optional(claim.parent?.parent.name),
                .text(claim.state.term), .text(try JSON.encodeText(claim)),
            ])
        return claim
    }

    /// Writes what became of a claim.
    static func update(_ claim: ImportanceClaim, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE importance_claim SET state = ?, claim = ? WHERE number = ?",
            [
                .text(claim.state.term), .text(try JSON.encodeText(claim)), .integer(Int64(claim.id) ?? 0),
            ])
    }

    static func find(_ id: String, in db: Database) throws -> ImportanceClaim? {
        guard let number = Int64(id) else { return nil }
        return try fetch("number = ?", [number], in: db).first
    }

    /// The claims of a partner, or all, in the order filed.
    static func list(_ partner: PartnerID?, in db: Database) throws -> [ImportanceClaim] {
        guard let partner else { return try fetch("number > 0", [], in: db) }
        return try fetch("partner = ?", [partner.name], in: db)
    }

    /// The approved claims of those that a parent has authorized.
    static func authorized(by parent: PartnerID, in db: Database) throws -> [ImportanceClaim] {
        try fetch("parent = ? AND state = ?", [parent.name, ClaimState.approved.term], in: db)
    }

    private static func fetch(
        _ condition: String, _ arguments: StatementArguments, in db: Database
    ) throws -> [ImportanceClaim] {
        try String.fetchAll(
            db.cachedStatement(sql: "SELECT claim FROM importance_claim WHERE \(condition) ORDER BY number"),
            arguments: arguments
        ).map { try JSON.decode(ImportanceClaim.self, from: $0) }
    }
}
