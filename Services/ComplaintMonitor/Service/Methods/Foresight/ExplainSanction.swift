import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Foresight {
    /// Why a sanction is, what it does, what it replaced, and what would have to be otherwise.
    func explainSanction(_ request: ExplainSanctionRequest) async throws -> ExplainSanctionReply {
        let instant = request.asOf ?? house.clock.now
        return try await house.store.read { [self] db in
            guard let number = Int64(request.id), let entry = try SanctionTable.find(number, in: db),
                entry.recordedAt <= instant
            else {
                throw RPCError(
                    .notFound, Text(zh: "没有管控 \(request.id)", en: "there is no sanction \(request.id)"),
                    reason: "SANCTION_UNKNOWN", field: "id")
            }
            let sanction = try message(entry, at: instant, in: db)
            let standing = Reason(clause: entry.clause, text: entry.known(at: instant).standing(at: instant))
            let otherwise = try entry.otherwise(reached(entry, in: db))
            return ExplainSanctionReply(
                sanction: sanction, standing: standing, replaced: try replaced(sanction, at: instant, in: db),
                successors: try successors(sanction, at: instant, in: db),
                clauses: clauses([entry.clause] + (sanction.reasons + sanction.wouldLift + otherwise).map(\.clause)),
                otherwise: otherwise)
        }
    }

    private func message(_ entry: SanctionEntry, at instant: Instant, in db: Database) throws -> Sanction {
        let replaced = try SanctionTable.replaced(by: entry.number, in: db)
        return entry.message(at: instant, replaces: entry.known(at: instant).issuedAt == nil ? [] : replaced)
    }

    /// The chain of those whose place was taken, the newest first.
    private func replaced(_ sanction: Sanction, at instant: Instant, in db: Database) throws -> [Sanction] {
        let direct = try sanction.replaces.compactMap { id in
            try Int64(id).flatMap { try SanctionTable.find($0, in: db) }
        }.map { try message($0, at: instant, in: db) }
        return try direct.reversed().flatMap { try [$0] + replaced($0, at: instant, in: db) }
    }

    private func successors(_ sanction: Sanction, at instant: Instant, in db: Database) throws -> [Sanction] {
        guard let id = sanction.replacedBy.flatMap(Int64.init), let next = try SanctionTable.find(id, in: db) else {
            return []
        }
        let successor = try message(next, at: instant, in: db)
        return [successor] + (try successors(successor, at: instant, in: db))
    }

    /// The tier that a sanction rests on, with the notifications that reached it.
    private func reached(_ entry: SanctionEntry, in db: Database) throws -> (tier: WarningTier, notifications: Int)? {
        guard entry.ground.kind == .tier, let month = entry.month,
            let change = try TierTable.changes(entry.target.partner, month, in: db).last(where: {
                $0.tier == entry.rank && $0.at <= entry.recordedAt
            }), let tier = ledger.rules[change.day].rules?.tiers.first(where: { $0.number == entry.rank })
        else { return nil }
        return (tier, change.notifications)
    }

    /// The texts of clauses, each once; a regulation without a catalogue has none.
    private func clauses(_ ids: [ClauseID]) -> [ClauseText] {
        var seen: Set<ClauseID> = []
        return ids.filter { seen.insert($0).inserted }.compactMap { id in
            guard let catalogue = try? house.rulebooks.clauses.catalogue(of: id.regulation), let clause = catalogue[id]
            else { return nil }
            return ClauseText(clause: id, regulation: catalogue.title, cite: clause.cite, says: clause.says)
        }
    }
}
