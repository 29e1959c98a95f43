import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Credit {
    /// Records a month's credit mark; the newest counts (11.1).
    func recordMark(_ request: RecordMarkRequest, _ call: ServerCall) async throws -> CreditMark {
        try request.by.check()
        try request.document.check(as: "document")
        return try await house.commands.run(call) { transaction in
            let mark = CreditMark(
                partner: request.partner, month: request.month, mark: request.mark, document: request.document,
                recordedBy: request.by, recordedAt: house.clock.now)
            try MonthFigureTable.record(mark, in: transaction)
            try tell(
                EventType.creditMarkRecorded, mark, of: mark.partner, [Regulation.CreditClause.issuedResult],
                in: transaction)
            return mark
        }
    }

    /// The program's own weighted score, provisional and without effect, beside the issued one (11.1, 11.2, readings R13).
    func computeScore(_ request: ComputeScoreRequest) async throws -> ProvisionalScore {
        let rules = try rules(on: min(request.month.lastDay, house.clock.now.day))
        guard let weights = rules.weights, weights.effectiveMonth <= request.month else {
            throw RPCError.unmet(
                "CREDIT_WEIGHTS_MISSING",
                Text(zh: "\(request.month) 的权重未配置", en: "weights not configured for \(request.month)"),
                clause: Regulation.CreditClause.rules, field: "month")
        }
        return try await house.store.read { db in
            let marks = try ProvisionalSum.months(weights, target: request.month).map { month in
                guard let mark = try MonthFigureTable.mark(request.partner, month, in: db) else {
                    throw RPCError.unmet(
                        "CREDIT_MARK_MISSING", Text(zh: "缺少 \(month) 的月度评分", en: "the mark of \(month) is missing"),
                        clause: Regulation.CreditClause.issuedResult, field: "month")
                }
                return mark
            }
            let sum = ProvisionalSum(rules: rules, weights: weights, marks: marks)
            guard let band = rules.band(of: sum.points) else { throw RPCError.internal }
            return ProvisionalScore(
                partner: request.partner, month: request.month, score: "\(sum.points)", grade: band.grade,
                isProvisional: true, weightsDocument: weights.document, marks: sum.weighted,
                issued: try CreditScoreTable.newest(request.partner, request.month, in: db)?.message,
                reasons: sum.reasons)
        }
    }
}
