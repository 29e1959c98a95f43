import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Credit {
    /// Health and strategic importance of a partner's month, with the clauses behind each (11.3, annex 5).
    func getOwnItems(_ request: GetOwnItemsRequest) async throws -> OwnItems {
        let today = house.clock.now.day
        guard request.month <= today.month else {
            throw RPCError.invalid("month", Text(zh: "尚未开始", en: "the month has not begun"))
        }
        let rules = try rules(on: min(request.month.lastDay, today))
        return try await house.store.read { [self] db in
            let days = try DayCountTable.days(request.partner, request.month, in: db)
            let figures = try MonthFigureTable.figures(request.partner, request.month, in: db)
            try checkBusiness(figures, hasComplaints: !days.isEmpty, in: db)
            let isOver = request.month < today.month
            let rate = try ledger.timeliness.rate(of: request.partner, request.month, in: db)
            let health = try HealthScore(
                rules: rules.health, notifications: days.reduce(0) { $0 + $1.notifications },
                timely: try TimelyRate(inTime: rate.inTime, of: rate.total))
            let importance = try StrategicImportance(
                rules: rules.importance,
                claims: try ClaimTable.list(request.partner, in: db).filter { $0.counts(for: request.month) },
                figures: figures, isOver: isOver)
            return OwnItems(
                partner: request.partner, month: request.month, health: health.points,
                strategicImportance: importance.points, isFinal: isOver && rate.pending == 0,
                reasons: health.reasons + importance.reasons)
        }
    }

    /// A month in which the partner had no business has no data, which is neither 0 nor 100 (readings R8, R41).
    private func checkBusiness(_ figures: MonthFigures, hasComplaints: Bool, in db: Database) throws {
        let (partner, month) = (figures.partner, figures.month)
        guard let registeredAt = try PartnerTable.registeredAt(partner, in: db) else {
            throw RPCError(
                .notFound, Text(zh: "没有合作伙伴 \(partner)", en: "there is no partner \(partner)"),
                reason: "PARTNER_UNKNOWN", field: "partner", clause: Regulation.CreditClause.ownItems.name)
        }
        let hasFacts = hasComplaints || figures.beforeSharingFen != nil
        guard hasFacts || registeredAt.day.month <= month else {
            throw RPCError.unmet(
                "CREDIT_NO_BUSINESS",
                Text(zh: "\(partner) 在 \(month) 没有业务，无数据", en: "\(partner) had no business in \(month): no data"),
                clause: Regulation.CreditClause.ownItems, field: "month")
        }
    }
}
