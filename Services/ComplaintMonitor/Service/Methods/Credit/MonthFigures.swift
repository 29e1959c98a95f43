import RPC
import Schema
import ServiceKit
import Store

extension Credit {
    /// Records the billing record of a month, before sharing (a5.2.8).
    func recordRevenue(_ request: RecordRevenueRequest, _ call: ServerCall) async throws -> MonthFigures {
        try request.by.check()
        try request.document.check(as: "document")
        try request.correction?.check(as: "correction")
        guard MonthFigures.addable.contains(request.beforeSharingFen) else {
            throw MonthFigures.tooMuch("beforeSharingFen", Regulation.CreditClause.revenue)
        }
        return try await house.commands.run(call) { transaction in
            let known = try MonthFigureTable.revenue(request.partner, request.month, in: transaction.db)
            if known == request {
                return try MonthFigureTable.figures(request.partner, request.month, in: transaction.db)
            }
            if let amount = known?.beforeSharingFen, request.correction == nil {
                throw RPCError(
                    .alreadyExists,
                    Text(
                        zh: "\(request.month) 已有计费记录 \(amount.amount) 分，更正须附更正文件",
                        en:
                            "\(request.month) has a billing record of \(amount.amount) fen; a correction names its document"
                    ),
                    reason: "CREDIT_REVENUE_EXISTS", field: "correction", clause: Regulation.CreditClause.revenue.name)
            }
            try MonthFigureTable.record(request, in: transaction)
            return try tellFigures(
                request.partner, request.month, under: Regulation.CreditClause.revenue, in: transaction)
        }
    }

    /// Records a purchase or advertising (a5.2.9, a5.2.10).
    func recordSpending(_ request: RecordSpendingRequest, _ call: ServerCall) async throws -> MonthFigures {
        let clause =
            request.kind == .purchase ? Regulation.CreditClause.purchase : Regulation.CreditClause.advertising
        try request.by.check()
        guard !request.id.isBlank else { throw RPCError.missing("id") }
        guard request.amountFen > Fen(0) else {
            throw RPCError.invalid("amountFen", Text(zh: "应大于 0", en: "amountFen must be above 0"), clause: clause)
        }
        guard MonthFigures.addable.contains(request.amountFen) else { throw MonthFigures.tooMuch("amountFen", clause) }
        try request.evidence.check(under: clause)
        return try await house.commands.run(call) { transaction in
            guard try MonthFigureTable.record(request, in: transaction) else {
                guard try MonthFigureTable.spending(request.id, in: transaction.db) == request else {
                    throw RPCError(
                        .alreadyExists,
                        Text(zh: "\(request.id) 已登记，内容不同", en: "\(request.id) is recorded with other content"),
                        reason: "CREDIT_SPENDING_EXISTS", field: "id", clause: clause.name)
                }
                return try MonthFigureTable.figures(request.partner, request.day.month, in: transaction.db)
            }
            return try tellFigures(request.partner, request.day.month, under: clause, in: transaction)
        }
    }

    private func tellFigures(
        _ partner: PartnerID, _ month: BillingMonth, under clause: ClauseID, in transaction: Transaction
    ) throws -> MonthFigures {
        let figures = try MonthFigureTable.figures(partner, month, in: transaction.db)
        try tell(EventType.monthFiguresRecorded, figures, of: partner, [clause], in: transaction)
        return figures
    }
}

extension MonthFigures {
    /// What an amount may be so that no sum of them is too large for its type: ten thousand billion yuan.
    fileprivate static let addable = Fen(-1_000_000_000_000_000)...Fen(1_000_000_000_000_000)

    fileprivate static func tooMuch(_ field: String, _ clause: ClauseID) -> RPCError {
        .invalid(field, Text(zh: "金额超出 ±10^15 分", en: "must be within ±10^15 fen"), clause: clause)
    }
}
