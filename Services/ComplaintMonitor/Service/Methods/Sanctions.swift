import Logging
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension ComplaintMonitor {
    /// Sanctions as they were known and stood at an instant (readings R36).
    func listSanctions(_ request: ListSanctionsRequest) async throws -> ListSanctionsReply {
        let instant = request.asOf ?? house.clock.now
        let entries = try await house.store.read {
            try SanctionTable.recorded(by: instant, partner: request.partner, month: request.month, in: $0)
        }
        let sanctions = entries.map { $0.message(at: instant) }
        return ListSanctionsReply(
            sanctions: request.onlyInForce == true ? sanctions.filter { $0.state == .inForce } : sanctions)
    }

    /// Issues a proposed sanction: a person's decision; its periods run from now (readings R11, R27).
    func issueSanction(_ request: IssueSanctionRequest, _ call: ServerCall) async throws -> Sanction {
        try await decide(request.id, request.by, .proposed, call) { entry, transaction in
            let now = house.clock.now
            guard entry.groundGoneAt == nil else {
                throw RPCError(
                    .failedPrecondition,
                    Text(zh: "管控 \(entry.number) 的依据已不成立", en: "the ground of sanction \(entry.number) has gone"),
                    reason: "SANCTION_GROUND_GONE", clause: entry.clause.name)
            }
            let period = try period(of: entry, in: transaction)
            let lastDay = period.lastDay(from: now.day)
            try SanctionTable.issue(entry.number, at: now, lastDay: lastDay, by: request.by, in: transaction)
            entry.issuedAt = now
            entry.issuedBy = request.by
            entry.lastDay = lastDay
            try ledger.issued(entry, in: transaction)
        }
    }

    /// Lifts a sanction in force before its end, or drops a proposed one: a person's decision (readings R9).
    func liftSanction(_ request: LiftSanctionRequest, _ call: ServerCall) async throws -> Sanction {
        guard !request.reason.isEmpty else { throw ComplaintMonitor.required("reason") }
        return try await decide(request.id, request.by, .inForce, call) { entry, transaction in
            let now = house.clock.now
            try SanctionTable.lift(entry.number, at: now, by: request.by, reason: request.reason, in: transaction)
            entry.liftedAt = now
            entry.liftedBy = request.by
            entry.liftReason = request.reason
            try transaction.cancelDeadline(kind: Ledger.sanctionEnd, key: "\(entry.number)")
            try ledger.tell(EventType.sanctionLifted, entry, in: transaction)
        }
    }

    /// How long it lasts by the rules of the day of the fact that raised its tier, whatever holds today (migu-membership/rev.3).
    private func period(of entry: SanctionEntry, in transaction: Transaction) throws -> Period {
        let change = try TierTable.changes(entry.partner, entry.month, in: transaction.db).last {
            $0.at == entry.recordedAt
        }
        let tier = rules[change?.day ?? entry.month.lastDay].rules?.tiers.first { $0.number == entry.tier }
        guard let period = tier?.measures.first(where: { $0.measure == entry.kind.measure })?.period else {
            throw RPCError(
                .failedPrecondition,
                Text(zh: "\(entry.month) 没有生效的规则", en: "no rulebook is in force in \(entry.month)"),
                reason: "RULEBOOK_NOT_IN_FORCE", clause: entry.clause.name)
        }
        return period
    }

    private func decide(
        _ id: String, _ by: Person, _ wanted: SanctionState, _ call: ServerCall,
        _ change: @escaping @Sendable (inout SanctionEntry, Transaction) throws -> Void
    ) async throws -> Sanction {
        try ComplaintMonitor.check(by)
        return try await house.commands.run(call) { transaction in
            guard let number = Int64(id), var entry = try SanctionTable.find(number, in: transaction.db) else {
                throw RPCError(
                    .notFound, Text(zh: "没有管控 \(id)", en: "there is no sanction \(id)"), reason: "SANCTION_UNKNOWN",
                    field: "id")
            }
            let state = entry.state(at: house.clock.now)
            guard state == wanted || (wanted == .inForce && state == .proposed) else {
                throw RPCError(
                    .failedPrecondition,
                    Text(
                        zh: "管控 \(id) 当前状态为 \(state.rawValue)", en: "sanction \(id) is in the state \(state.rawValue)"),
                    reason: "SANCTION_WRONG_STATE", clause: entry.clause.name)
            }
            try change(&entry, transaction)
            return entry.message(at: house.clock.now)
        }
    }
}
