import GRDB
import JSON
import Schema
import Store

/// The complaints themselves.
enum ComplaintTable {
    /// Keeps a complaint; false where one of this id is there already.
    static func insert(_ complaint: Complaint, filedAt: Instant, in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            """
            INSERT INTO complaint (id, partner, kind, created_at, day, service_line, subchannel, province, customer,
                regulation, channel, problem, passed_on_at, withdrawn, filed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
            ON CONFLICT (id) DO NOTHING
            """,
            [.text(complaint.id.name)] + values(complaint) + [.instant(filedAt)]) == 1
    }

    /// Writes a corrected complaint over what stood.
    static func update(_ filed: FiledComplaint, in transaction: Transaction) throws {
        try transaction.execute(
            """
            UPDATE complaint SET partner = ?, kind = ?, created_at = ?, day = ?, service_line = ?, subchannel = ?,
                province = ?, customer = ?, regulation = ?, channel = ?, problem = ?, passed_on_at = ?, withdrawn = ?
            WHERE id = ?
            """,
            values(filed.complaint) + [.integer(filed.isWithdrawn ? 1 : 0), .text(filed.complaint.id.name)])
    }

    private static func values(_ complaint: Complaint) -> [SQLValue] {
        [
            .text(complaint.partner.name), .text(complaint.kind.term), .instant(complaint.createdAt),
            .text(complaint.createdAt.day.description), .optional(complaint.serviceLine?.name),
            .optional(complaint.subchannel?.name), .optional(complaint.province), .optional(complaint.customer),
            .text(complaint.governingRegulation), .optional(complaint.channel?.term), .optional(complaint.problem),
            .optional(complaint.passedOnAt),
        ]
    }

    /// The complaint of an id as it stands now.
    static func find(_ id: ComplaintID, in db: Database) throws -> FiledComplaint? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(columns) FROM complaint WHERE id = ?"), arguments: [id.name]
        ).map { try FiledComplaint($0) }
    }

    /// What `FiledComplaint.init` reads.
    static let columns = """
        id, partner, kind, created_at, service_line, subchannel, province, customer, regulation, channel, problem, \
        passed_on_at, withdrawn
        """

    /// The complaints of a day that count, by partner: what the day's counts must be.
    static func counts(of day: Day, kinds: [String], in db: Database) throws -> [PartnerID: Int] {
        let places = kinds.map { _ in "?" }.joined(separator: ", ")
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT partner, COUNT(*) FROM complaint
                WHERE day = ? AND withdrawn = 0 AND regulation = ? AND kind IN (\(places)) GROUP BY partner
                """, arguments: StatementArguments([day.description, Regulation.membership] + kinds))
        return Dictionary(uniqueKeysWithValues: rows.map { (PartnerID(checked: $0[0]), $0[1]) })
    }
}

/// A complaint with whether it was withdrawn.
struct FiledComplaint: Hashable, Sendable {
    var complaint: Complaint
    var isWithdrawn = false
}

extension FiledComplaint {
    /// A row of `ComplaintTable.columns`.
    init(_ row: Row) throws {
        let complaint = Complaint(
            id: ComplaintID(checked: row[0]), partner: PartnerID(checked: row[1]),
            kind: try ComplaintKind(stored: row[2]),
            createdAt: Instant(microseconds: row[3]),
            serviceLine: (row[4] as String?).map(ServiceLineID.init(checked:)),
            subchannel: (row[5] as String?).map(SubchannelID.init(checked:)), province: row[6], customer: row[7],
            regulation: row[8], channel: try (row[9] as String?).map(ComplaintChannel.init(stored:)),
            problem: row[10], passedOnAt: (row[11] as Int64?).map(Instant.init(microseconds:)))
        self.init(complaint: complaint, isWithdrawn: row[12] == 1)
    }
}

extension Complaint {
    /// The regulation that governs it (readings R28).
    var governingRegulation: String { regulation ?? Regulation.membership }
    /// Whether it counts for notifications and tiers, where its kind does.
    var isOfMembership: Bool { regulation == nil || regulation == Regulation.membership }
    /// Whether it came through a supervisor, under the regulation that tells those from ordinary ones (cmpay-channel/a3.2.2).
    var isSupervised: Bool { regulation == Regulation.channel && channel?.isSupervisor == true }
}
