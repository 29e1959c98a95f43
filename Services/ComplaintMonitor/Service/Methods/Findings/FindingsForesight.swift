import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Findings {
    /// The warnings of each service line in this month towards the next step.
    func headroom(of partner: PartnerID, at now: Instant, in db: Database) throws -> [HeadroomItem] {
        guard let rules = try? rules(on: now.day) else { return [] }
        let month = now.day.month
        return try counts(of: partner, month, nil, at: now, in: db).sorted { $0.key < $1.key }.compactMap {
            line, count in
            let next = rules.steps.first { $0.from > count }
            guard let step = next ?? rules.steps.last else { return nil }
            return HeadroomItem(
                kind: .warnings, serviceLine: line, month: month, figure: "\(count)",
                threshold: next.map { "\($0.from)" }, missing: next.map { "\($0.from - count)" },
                reason: step.reason(warnings: count))
        }
    }

    /// Whether a service line, or any, got so many warnings; of a suspension of one, what its warnings lack of the first step.
    func account(for outcome: Outcome, in db: Database) throws -> OutcomeAccount? {
        let day = min(outcome.instant.day, outcome.month.lastDay)
        guard let rules = try? rules(on: day), let first = rules.steps.first else { return noRules(outcome, on: day) }
        func most(_ line: ServiceLineID?) throws -> Int {
            try counts(of: outcome.partner, outcome.month, line, at: outcome.instant, in: db).values.max() ?? 0
        }
        switch outcome.question {
        case .warnings(let wanted, let line):
            let count = try most(line ?? outcome.target.serviceLine)
            let citation = (rules.steps.last { $0.from <= wanted } ?? first).citation
            let reason = citation.reason(count, .warnings, .atLeast, wanted)
            return count >= wanted
                ? OutcomeAccount(happened: true, why: [reason]) : OutcomeAccount(happened: false, whyNot: [reason])
        case .sanction(.promotionSuspension):
            guard let line = outcome.target.serviceLine else { return nil }
            let count = try most(line)
            // A step that was reached is no sanction in force: of that the ledger tells.
            guard count < first.from else { return nil }
            return OutcomeAccount(happened: false, whyNot: [first.reason(warnings: count)])
        case .tier, .grade, .sanction, .block: return nil
        }
    }

    /// What people found, and the warnings that it gave.
    func unreplayed(_ days: ClosedRange<Day>, in db: Database) throws -> [WhatIfGap] {
        let findings = Text(zh: "项检查发现，不重放", en: "findings: not replayed")
        let warnings = Text(zh: "次业务警告，不重放", en: "warnings of service lines: not replayed")
        return [
            WhatIfGap(
                count: try ForesightQueries.findings(of: days, in: db),
                reason: Reason(clause: Regulation.twofold, text: findings)),
            WhatIfGap(
                count: try ForesightQueries.warnings(of: days, in: db),
                reason: Reason(clause: ClauseID(checked: "migu-membership/a3.4"), text: warnings)),
        ].filter { $0.count > 0 }
    }

    /// Where no rulebook decides the day, no warning of it has a step; of sanctions others tell.
    private func noRules(_ outcome: Outcome, on day: Day) -> OutcomeAccount? {
        guard case .warnings = outcome.question else { return nil }
        let text =
            switch ledger.rules[day].state {
            case .notInForce(let error), .textNotHeld(let error): error.text
            case .inForce: Text(zh: "规则未设警告档次", en: "the rulebook has no steps of warnings")
            }
        return OutcomeAccount(happened: false, whyNot: [Reason(clause: Regulation.effectiveDay, text: text)])
    }

    /// The warnings that counted at an instant, by service line.
    private func counts(
        of partner: PartnerID, _ month: BillingMonth, _ line: ServiceLineID?, at instant: Instant, in db: Database
    ) throws -> [ServiceLineID: Int] {
        let request = ListWarningsRequest(partner: partner, month: month, serviceLine: line)
        return try ServiceLineWarningTable.list(request, in: db).filter { warning in
            warning.issuedAt <= instant && !(warning.withdrawal.map { $0.at <= instant } ?? false)
        }.reduce(into: [:]) { $0[$1.serviceLine, default: 0] += 1 }
    }
}
