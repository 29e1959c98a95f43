import GRDB
import JSON
import Schema
import Store

/// Partners' own figures by month: revenue, purchases, advertising, credit marks.
enum MonthFigureTable {
    /// Records a month's billing record; the newest counts.
    static func record(_ request: RecordRevenueRequest, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO month_revenue (partner, month, amount_fen, record) VALUES (?, ?, ?, ?)",
            [
                .text(request.partner.name), .text(request.month.description),
                .integer(request.beforeSharingFen.amount), .text(try JSON.encodeText(request)),
            ])
    }

    /// Records a purchase or advertising; false where one of this id is there already.
    static func record(_ request: RecordSpendingRequest, in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            """
            INSERT INTO partner_spending (id, partner, month, kind, amount_fen, record) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
            """,
            [
                .text(request.id), .text(request.partner.name), .text(request.day.month.description),
                .text(request.kind.term), .integer(request.amountFen.amount), .text(try JSON.encodeText(request)),
            ]) == 1
    }

    /// The purchase or advertising of an id.
    static func spending(_ id: String, in db: Database) throws -> RecordSpendingRequest? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT record FROM partner_spending WHERE id = ?"), arguments: [id]
        ).map { try JSON.decode(RecordSpendingRequest.self, from: $0) }
    }

    /// The billing record of a month that counts.
    static func revenue(
        _ partner: PartnerID, _ month: BillingMonth, in db: Database
    ) throws -> RecordRevenueRequest? {
        try String.fetchOne(
            db.cachedStatement(
                sql: "SELECT record FROM month_revenue WHERE partner = ? AND month = ? ORDER BY number DESC LIMIT 1"),
            arguments: [partner.name, month.description]
        ).map { try JSON.decode(RecordRevenueRequest.self, from: $0) }
    }

    /// What a partner's month adds up to.
    static func figures(_ partner: PartnerID, _ month: BillingMonth, in db: Database) throws -> MonthFigures {
        let place: StatementArguments = [partner.name, month.description]
        func spent(_ kinds: SpendingKind...) throws -> Fen {
            let sums = try kinds.map { kind in
                try Int64.fetchOne(
                    db.cachedStatement(
                        sql: "SELECT SUM(amount_fen) FROM partner_spending WHERE partner = ? AND month = ? AND kind = ?"
                    ),
                    arguments: place + [kind.term]) ?? 0
            }
            return Fen(sums.reduce(0, +))
        }
        return MonthFigures(
            partner: partner, month: month, beforeSharingFen: try revenue(partner, month, in: db)?.beforeSharingFen,
            purchasesFen: try spent(.purchase), advertisingFen: try spent(.advertisingPlaced, .advertisingBrought))
    }

    /// Records a month's mark; the newest counts.
    static func record(_ mark: CreditMark, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO credit_mark (partner, month, record) VALUES (?, ?, ?)",
            [
                .text(mark.partner.name), .text(mark.month.description), .text(try JSON.encodeText(mark)),
            ])
    }

    /// The mark of a partner's month.
    static func mark(_ partner: PartnerID, _ month: BillingMonth, in db: Database) throws -> CreditMark? {
        try String.fetchOne(
            db.cachedStatement(
                sql: "SELECT record FROM credit_mark WHERE partner = ? AND month = ? ORDER BY number DESC LIMIT 1"),
            arguments: [partner.name, month.description]
        ).map { try JSON.decode(CreditMark.self, from: $0) }
    }
}
