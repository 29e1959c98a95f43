import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Sanctions {
    /// Sanctions as they were known and stood at an instant (readings R36).
    func listSanctions(_ request: ListSanctionsRequest) async throws -> ListSanctionsReply {
        let instant = request.asOf ?? house.clock.now
        let entries = try await known(at: instant, partner: request.partner, month: request.month)
        return ListSanctionsReply(sanctions: entries.filter { request.wants($0) })
    }

    /// Whether an operation is allowed on a target at an instant, and by which sanctions not.
    func checkOperation(_ request: CheckOperationRequest) async throws -> CheckOperationReply {
        let instant = request.asOf ?? house.clock.now
        if request.operation == .pay { try await checkPayee(request.target.partner) }
        let blocking = try await known(at: instant, partner: request.target.partner, month: nil).filter {
            $0.state == .inForce && $0.blocks(request.operation, on: request.target)
        }
        let ends = blocking.map(\.liftsAt)
        return CheckOperationReply(
            isAllowed: blocking.isEmpty, blockedBy: blocking,
            allowedFrom: ends.contains(nil) ? nil : ends.compactMap { $0 }.max())
    }

    /// Throws FAILED_PRECONDITION for a partner that nobody has registered: what it is owed is never paid by default
    /// (migu-membership/10.E).
    private func checkPayee(_ partner: PartnerID) async throws {
        guard try await house.store.read({ try PartnerTable.isRegistered(partner, in: $0) }) else {
            throw RPCError.unmet(
                "PARTNER_UNKNOWN",
                Text(zh: "\(partner) 未登记，不得付款", en: "\(partner) is not registered: nothing is paid to it"),
                clause: Regulation.CreditClause.settlement, field: "target.partner")
        }
    }

    private func known(
        at instant: Instant, partner: PartnerID?, month: BillingMonth?
    ) async throws -> [Sanction] {
        let entries = try await house.store.read {
            try SanctionTable.recorded(by: instant, partner: partner, month: month, in: $0)
        }
        let replaced = Dictionary(grouping: entries.filter { $0.known(at: instant).replacedBy != nil }) {
            $0.replacedBy ?? 0
        }
        return entries.map { $0.message(at: instant, replaces: replaced[$0.number]?.map(\.number) ?? []) }
    }

    /// Issues a proposed sanction: a person's decision; its periods run from now (readings R11, R27).
    ///
    /// As a dry run it is the preview of what would be.
    func issueSanction(_ request: IssueSanctionRequest, _ call: ServerCall) async throws -> Sanction {
        try await decide(request.id, request.by, [.proposed], call) { entry, transaction in
            guard entry.groundGoneAt == nil else {
                throw RPCError.unmet(
                    "SANCTION_GROUND_GONE",
                    Text(zh: "管控 \(entry.number) 的依据已不成立", en: "the ground of sanction \(entry.number) has gone"),
                    clause: entry.clause)
            }
            let issued = entry.issued(at: house.clock.now, by: request.by)
            try SanctionTable.issue(issued, in: transaction)
            try ledger.issued(issued, in: transaction)
            return issued
        }
    }

    /// Lifts a sanction in force before its end, or drops a proposed one: a person's decision (readings R9).
    func liftSanction(_ request: LiftSanctionRequest, _ call: ServerCall) async throws -> Sanction {
        guard !request.reason.isBlank else { throw RPCError.missing("reason") }
        return try await decide(request.id, request.by, [.inForce, .proposed], call) { entry, transaction in
            try ledger.checkLift(entry, in: transaction.db)
            return try ledger.lift(entry, by: request.by, reason: request.reason, in: transaction)
        }
    }

    private func decide(
        _ id: String, _ by: Person, _ wanted: Set<SanctionState>, _ call: ServerCall,
        _ change: @escaping @Sendable (SanctionEntry, Transaction) throws -> SanctionEntry
    ) async throws -> Sanction {
        try by.check()
        return try await house.commands.run(call) { transaction in
            guard let number = Int64(id), let entry = try SanctionTable.find(number, in: transaction.db) else {
                throw RPCError(
                    .notFound, Text(zh: "没有管控 \(id)", en: "there is no sanction \(id)"), reason: "SANCTION_UNKNOWN",
                    field: "id")
            }
            let state = entry.state(at: house.clock.now)
            guard wanted.contains(state) else {
                throw RPCError.unmet(
                    "SANCTION_WRONG_STATE",
                    Text(
                        zh: "管控 \(id) 当前状态为 \(state.rawValue)", en: "sanction \(id) is in the state \(state.rawValue)"),
                    clause: entry.clause)
            }
            let changed = try change(entry, transaction)
            let replaces = try SanctionTable.replaced(by: number, in: transaction.db)
            return changed.message(at: house.clock.now, replaces: replaces)
        }
    }
}

extension ListSanctionsRequest {
    /// Whether a sanction is one of those asked for.
    fileprivate func wants(_ sanction: Sanction) -> Bool {
        if onlyInForce == true, sanction.state != .inForce { return false }
        if onlyWaiting == true, !sanction.waitsForPerson { return false }
        if let kind, sanction.kind != kind { return false }
        if let serviceLine, sanction.serviceLine != serviceLine { return false }
        if let subchannel, sanction.subchannel != subchannel { return false }
        if let province, sanction.province != nil, sanction.province != province { return false }
        return true
    }
}

extension Sanction {
    /// Whether a person has to decide on it: to issue it, or to lift what has lost its ground.
    fileprivate var waitsForPerson: Bool { state == .proposed || state == .inForce && groundGoneAt != nil }
}
