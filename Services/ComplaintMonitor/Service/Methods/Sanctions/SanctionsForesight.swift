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
}
