import GRDB
import RPC
import Schema
import ServiceKit
import Store

extension Sanctions {
    /// Whether a sanction of a kind was in force on the target, and what became of those that no longer are.
    func account(for outcome: Outcome, in db: Database) throws -> OutcomeAccount? {
        guard case .sanction(let kind) = outcome.question else { return nil }
        let entries = try SanctionTable.recorded(by: outcome.instant, partner: outcome.partner, in: db).filter {
            $0.kind == kind
        }
        var account = OutcomeAccount(happened: false)
        for entry in entries {
            let known = entry.known(at: outcome.instant)
            guard known.bites(on: outcome.target, at: outcome.instant) else {
                account.whyNot.append(known.whyNot(on: outcome.target, at: outcome.instant))
                continue
            }
            account.happened = true
            account.why += entry.reasons
            account.sanctions.append(entry.message(at: outcome.instant))
        }
        return account
    }

    /// What people decided on the ledger, and what rests on other grounds than complaints.
    func unreplayed(_ days: ClosedRange<Day>, in db: Database) throws -> [WhatIfGap] {
        // A ground may arrive, or a person act, after the month that the sanction belongs to.
        let months = days.lowerBound.month...days.upperBound.month
        let entries = try SanctionTable.recorded(by: house.clock.now, in: db).filter { entry in
            entry.month.map(months.contains) ?? days.contains(entry.recordedAt.day)
        }
        let groups: [(Text, (SanctionEntry) -> Bool)] = [
            (Text(zh: "项管控由人解除", en: "sanctions lifted by a person"), { $0.liftedBy != nil }),
            (Text(zh: "项管控由人签发", en: "sanctions issued by a person"), { $0.issuedBy != nil }),
            (
                Text(zh: "项管控的依据不是投诉", en: "sanctions that rest on other grounds than complaints"),
                { $0.ground.kind != .tier }
            ),
        ]
        return groups.compactMap { text, belongs in
            let found = entries.filter(belongs)
            return found.first.map { WhatIfGap(count: found.count, reason: Reason(clause: $0.clause, text: text)) }
        }
    }
}
