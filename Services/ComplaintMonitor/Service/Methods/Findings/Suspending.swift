import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Findings {
    /// Suspends the promotion by subchannels, each by its own instant of issue.
    func suspend(_ subchannels: [SubchannelID], _ effects: FindingEffects, in transaction: Transaction) throws {
        let checked = effects.checked
        let isRepeatable = checked.finding.basis == checked.rules.repeated.basis
        for subchannel in subchannels {
            let suspensions = effects.suspensions(of: subchannel)
            if isRepeatable, !suspensions.isEmpty {
                try lengthen(subchannel, suspensions, effects, in: transaction)
            } else {
                for suspension in suspensions {
                    for area in suspension.areas {
                        let entry = effects.sanction(on: subchannel, in: area, suspension)
                        try cause(try ledger.enter(entry, in: transaction), effects, in: transaction)
                    }
                }
            }
        }
    }

    /// Keeps one running suspension of a subchannel over a calendar month's findings: what runs gets the later end, an area that
    /// it does not cover gets a sanction with the same end (migu-membership/a3.7).
    ///
    /// The month's first finding gives each area the latest end that is asked for there.
    private func lengthen(
        _ subchannel: SubchannelID, _ suspensions: [FindingEffects.Suspension], _ effects: FindingEffects,
        in transaction: Transaction
    ) throws {
        let finding = effects.checked.finding
        let day = effects.now.day
        let demanded = suspensions.filter { $0.demandedBy != nil }.map { $0.period.lastDay(from: day) }.max()
        let found = SubchannelFinding(
            day: day, period: demanded == nil ? suspensions.first?.period : nil, demandedUntil: demanded)
        try SubchannelFindingTable.insert(
            found, on: subchannel, of: finding.partner, finding: finding.reference, in: transaction)
        let all = try SubchannelFindingTable.of(subchannel, of: finding.partner, day.month, in: transaction.db)
        let repeated = RepeatedSuspension(rule: effects.checked.rules.repeated, month: day.month, findings: all)
        guard let lastDay = repeated.lastDay else { return }

        let running = try ledger.live(in: transaction) { db in
            try SanctionTable.of(finding.partner, day.month, in: db).filter {
                $0.ground.kind == .finding && $0.target.subchannel == subchannel
            }
        }
        let lengthened = try running.map { entry in
            let extended = try ledger.extend(entry, to: lastDay, because: repeated.reason(lastDay), in: transaction)
            if extended.lastDay != entry.lastDay { try cause(extended, effects, in: transaction) }
            return extended
        }
        let wanted = suspensions.flatMap { suspension in
            suspension.areas.map { area in
                var entry = effects.sanction(on: subchannel, in: area, suspension)
                entry.month = day.month
                if all.count > 1 { entry.continue(to: lastDay, because: repeated.reason(lastDay)) }
                return entry
            }
        }
        for entry in RepeatedSuspension.missing(wanted, besides: lengthened) {
            try cause(ledger.enter(entry, in: transaction), effects, in: transaction)
        }
    }

    private func cause(_ entry: SanctionEntry, _ effects: FindingEffects, in transaction: Transaction) throws {
        try FindingTable.cause(entry.number, by: effects.checked.finding.reference, in: transaction)
    }
}

extension SanctionEntry {
    /// The same with the end of what it goes on with, instead of one of its own.
    fileprivate mutating func `continue`(to lastDay: Day, because reason: Reason) {
        period = nil
        self.lastDay = lastDay
        reasons.append(reason)
    }
}
