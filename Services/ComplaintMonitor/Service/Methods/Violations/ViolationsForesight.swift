import GRDB
import RPC
import Rulebook
import Schema
import Store

extension Violations {
    /// How many warnings a partner with violations is from those that make a failed rectification severe (23.5.s4).
    func headroom(of partner: PartnerID, at now: Instant, in db: Database) throws -> [HeadroomItem] {
        guard let rule = try? rules(on: now.day).escalation,
            try violations.of(partner, in: db).contains(where: { $0.state == .proven })
        else { return [] }
        let warnings = try servedDays(of: partner, in: db).count
        let missing = rule.warnings - warnings
        return [
            HeadroomItem(
                kind: .violations, figure: "\(warnings)", threshold: missing > 0 ? "\(rule.warnings)" : nil,
                missing: missing > 0 ? "\(missing)" : nil, reason: rule.reason(warnings: warnings))
        ]
    }

    /// Violations that people have proven: no replay of complaints decides them.
    func unreplayed(_ days: ClosedRange<Day>, in db: Database) throws -> [WhatIfGap] {
        let proven = try violations.all(in: db) {
            $0.state == .proven && days.contains($0.day)
        }
        guard let rules = try? rules(on: days.upperBound), !proven.isEmpty else { return [] }
        let reason = rules.clauses[.proof].reason(
            Text(zh: "项由人查实的违规，不重放", en: "violations proven by people: not replayed"))
        return [WhatIfGap(count: proven.count, reason: reason)]
    }
}
