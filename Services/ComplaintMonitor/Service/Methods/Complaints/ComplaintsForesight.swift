import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Complaints {
    /// Today's complaints towards the next notification, and the month's notifications towards the next tier.
    func headroom(of partner: PartnerID, at now: Instant, in db: Database) throws -> [HeadroomItem] {
        let today = now.day
        guard let warning = rules[today].rules else { return [] }
        let days = try DayCountTable.days(partner, today.month, in: db)
        let outlook = Outlook(rules: warning, notifications: days.reduce(0) { $0 + $1.notifications })
        return outlook.items(days.last { $0.day == today } ?? DayCount(day: today, complaints: 0, notifications: 0))
    }

    /// Whether a tier was reached; of a measure that tiers give, what is missing until the first of them.
    func account(for outcome: Outcome, in db: Database) throws -> OutcomeAccount? {
        let kinds = Measure.allCases.map(SanctionKind.init)
        switch outcome.question {
        case .tier(let number): return try tierAccount(outcome, in: db) { $0.first { $0.number == number } }
        case .sanction(let kind) where kinds.contains(kind):
            let account = try tierAccount(outcome, in: db) {
                $0.first { $0.measures.contains { SanctionKind($0.measure) == kind } }
            }
            // A tier that was reached is no sanction in force: of that the ledger tells.
            return account.happened ? nil : account
        case .warnings, .grade, .sanction, .block: return nil
        }
    }

    /// Corrected complaints: a replay takes them as they stand, as if they had been filed so.
    func unreplayed(_ days: ClosedRange<Day>, in db: Database) throws -> [WhatIfGap] {
        let text = Text(
            zh: "件更正过的投诉，按更正后的内容、原到达时间重放", en: "corrected complaints: replayed as they stand, as if filed so")
        let count = try CorrectionTable.count(from: days.lowerBound, to: days.upperBound, in: db)
        return count == 0 ? [] : [WhatIfGap(count: count, reason: Reason(clause: Regulation.dailyCount, text: text))]
    }

    private func tierAccount(
        _ outcome: Outcome, in db: Database, _ find: ([WarningTier]) -> WarningTier?
    ) throws -> OutcomeAccount {
        let days = try DayCountTable.days(outcome.partner, outcome.month, in: db).filter {
            $0.day <= outcome.instant.day
        }
        let dayRules = rules[days.last?.day ?? min(outcome.month.lastDay, outcome.instant.day)]
        switch dayRules.state {
        case .inForce(_, let warning):
            let outlook = Outlook(rules: warning, notifications: days.reduce(0) { $0 + $1.notifications })
            guard let tier = find(warning.tiers) else {
                return OutcomeAccount(happened: false, whyNot: [warning.highest])
            }
            guard outlook.notifications >= tier.from else {
                let lacking = tier.reason(notifications: outlook.notifications)
                return OutcomeAccount(happened: false, whyNot: [lacking] + outlook.shortOfNotification(days))
            }
            return OutcomeAccount(happened: true, why: outlook.why(days) { rules[$0].rules })
        case .notInForce(let error), .textNotHeld(let error):
            let reason = Reason(clause: Regulation.effectiveDay, text: error.text)
            return OutcomeAccount(happened: false, whyNot: [reason])
        }
    }
}

extension WarningRules {
    /// That there is no tier above the highest.
    fileprivate var highest: Reason {
        Reason(
            clause: Regulation.tiers,
            text: Text(zh: "办法只有 \(tiers.count) 级预警", en: "the regulation has \(tiers.count) warning tiers only"))
    }
}

extension Outlook {
    /// The headroom of a day and its month as figures with their thresholds.
    func items(_ day: DayCount) -> [HeadroomItem] {
        let more = complaintsToNextNotification(after: day.complaints)
        let month = HeadroomItem(
            kind: .tier, month: day.day.month, figure: "\(notifications)", threshold: nextTier.map { "\($0.from)" },
            missing: nextTier.map { "\($0.from - notifications)" }, reason: towardsNextTier)
        return [
            HeadroomItem(
                kind: .notification, day: day.day, figure: "\(day.complaints)", threshold: "\(day.complaints + more)",
                missing: "\(more)", reason: shortOfNotification(day)), month,
        ]
    }

    private var towardsNextTier: Reason {
        if let nextTier { return nextTier.reason(notifications: notifications) }
        return rules.tiers.last?.reason(notifications: notifications)
            ?? Reason(clause: Regulation.tiers, text: Text(zh: "没有预警级别", en: "there is no warning tier"))
    }
}
