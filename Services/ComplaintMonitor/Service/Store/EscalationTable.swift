import GRDB
import JSON
import Schema
import Store

/// What was found about complaints that came through a supervisor.
enum EscalationTable {
    static func insert(_ finding: EscalationFinding, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO escalation_finding (complaint, finding) VALUES (?, ?)",
            [.text(finding.finding.complaint.name), .text(try JSON.encodeText(finding))])
    }

    /// The finding that holds of a complaint: the newest.
    static func of(_ complaint: ComplaintID, in db: Database) throws -> EscalationFinding? {
        try String.fetchOne(
            db.cachedStatement(
                sql: "SELECT finding FROM escalation_finding WHERE complaint = ? ORDER BY number DESC LIMIT 1"),
            arguments: [complaint.name]
        ).map { try JSON.decode(EscalationFinding.self, from: $0) }
    }
}
