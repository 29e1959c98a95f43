import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Findings {
    /// Records one finding and issues what follows; the same again changes nothing.
    func recordFinding(_ request: RecordFindingRequest, _ call: ServerCall) async throws -> RecordFindingReply {
        try request.by.check()
        let checked = try check(request.finding)
        return try await house.commands.run(call) { transaction in
            let outcome = try record([checked], at: { _ in "finding" }, by: request.by, in: transaction)[0]
            return RecordFindingReply(
                outcome: outcome, record: try record(of: checked.finding.reference, in: transaction.db))
        }
    }

    /// Records findings that are decided together, all or none: the warnings of all are counted before a step is looked for
    /// (readings R35).
    func recordFindings(_ request: RecordFindingsRequest, _ call: ServerCall) async throws -> RecordFindingsReply {
        try request.by.check()
        guard (1...100).contains(request.findings.count) else {
            throw RPCError.invalid("findings", Text(zh: "应为 1 至 100 条", en: "must hold 1 to 100"))
        }
        let place: @Sendable (Int) -> String = { "findings[\($0)]" }
        let checked = try request.findings.enumerated().map { index, finding in
            try naming(place(index)) { try check(finding) }
        }
        return try await house.commands.run(call) { transaction in
            let outcomes = try record(checked, at: place, by: request.by, in: transaction)
            return RecordFindingsReply(
                findings: try zip(checked, outcomes).map { checked, outcome in
                    RecordFindingReply(
                        outcome: outcome, record: try record(of: checked.finding.reference, in: transaction.db))
                })
        }
    }

    /// What is refused of one finding names its place in the request.
    private func naming<Result>(_ place: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch var error as RPCError {
            if let field = error.field, field.hasPrefix("finding.") {
                error.field = place + field.dropFirst("finding".count)
            }
            throw error
        }
    }

    /// By the rulebook of the finding's own day.
    private func check(_ finding: Finding) throws -> CheckedFinding {
        try CheckedFinding(finding, rules(on: finding.date), today: house.clock.now.day)
    }

    func rules(on day: Day) throws(RulebookError) -> FindingRules {
        try house.rulebooks.rulebook(of: Regulation.membership, on: day).findingRules()
    }

    private func record(
        _ findings: [CheckedFinding], at place: (Int) -> String, by person: Person, in transaction: Transaction
    ) throws -> [FilingOutcome] {
        var warned: [WarnedLine: String] = [:]
        let outcomes = try findings.enumerated().map { index, checked in
            let isNew = try naming(place(index)) { try keep(checked, by: person, in: transaction) }
            guard isNew else { return FilingOutcome.duplicate }
            let effects = FindingEffects(checked: checked, now: house.clock.now)
            try sanctionLines(effects, in: transaction)
            try suspend(checked.finding.subchannels.distinct, effects, in: transaction)
            for line in try warn(effects, in: transaction) { warned[line] = checked.finding.reference }
            return .filed
        }
        // In one order, so that the same facts always give the same ledger.
        for (line, reference) in warned.sorted(by: { $0.key < $1.key }) {
            try step(line, because: reference, in: transaction)
        }
        return outcomes
    }

    /// Writes the finding and its event; false where the same is kept already.
    private func keep(_ checked: CheckedFinding, by person: Person, in transaction: Transaction) throws -> Bool {
        let finding = checked.finding
        if let known = try FindingTable.find(finding.reference, in: transaction.db) {
            guard known.finding == finding else {
                throw RPCError(
                    .alreadyExists,
                    Text(
                        zh: "编号 \(finding.reference) 已存在且内容不同",
                        en: "\(finding.reference) exists with other content"),
                    reason: "FINDING_CONFLICT", field: "finding.reference")
            }
            return false
        }
        let parts = RegisteredParts(finding: finding)
        try parts.check(finding.serviceLines, at: "finding.serviceLines", in: transaction.db)
        try parts.check(finding.subchannels, at: "finding.subchannels", in: transaction.db)
        let kept = KeptFinding(
            finding: finding, clause: checked.row.citation.clause, isOpen: checked.isOpen,
            recordedAt: house.clock.now, recordedBy: person)
        try FindingTable.insert(kept, in: transaction)
        try transaction.append(
            EventDraft(
                EventType.findingRecorded,
                FindingRecorded(finding: finding, clause: kept.clause, isOpen: kept.isOpen, by: person),
                subject: finding.partner.name, at: house.clock.now, clauses: [Regulation.twofold, kept.clause],
                correlationID: finding.reference))
        return true
    }

    private func sanctionLines(_ effects: FindingEffects, in transaction: Transaction) throws {
        let finding = effects.checked.finding
        for line in finding.serviceLines.distinct {
            for sanction in effects.sanctions(on: line) {
                let entered = try ledger.enter(sanction, in: transaction)
                try FindingTable.cause(entered.number, by: finding.reference, in: transaction)
            }
        }
    }
}

/// Holds what a finding names against what intake has registered (migu-membership/8.2, readings R17, R38).
struct RegisteredParts {
    let finding: Finding

    /// Throws FAILED_PRECONDITION for a service line that a registered partner does not have.
    func check(_ lines: [ServiceLineID], at field: String, in db: Database) throws {
        try check(lines, at: field, in: db) { try Set(RegistryTable.serviceLines(of: $0, in: db).keys) }
    }

    /// Throws FAILED_PRECONDITION for a subchannel that is not registered to a registered partner.
    func check(_ subchannels: [SubchannelID], at field: String, in db: Database) throws {
        try check(subchannels, at: field, in: db) { try RegistryTable.subchannels(of: $0, in: db) }
    }

    private func check<Part: Identifier>(
        _ named: [Part], at field: String, in db: Database, _ registered: (PartnerID) throws -> Set<Part>
    ) throws {
        let partner = finding.partner
        guard try PartnerTable.isRegistered(partner, in: db) else { return }
        let known = try registered(partner)
        for (index, part) in named.enumerated() where !known.contains(part) {
            throw RPCError.unmet(
                "FINDING_UNKNOWN_PART",
                Text(zh: "\(partner) 没有登记 \(part)", en: "\(part) is not registered to \(partner)"),
                clause: Regulation.twofold, field: "\(field)[\(index)]")
        }
    }
}

extension Array where Element: Hashable {
    /// Each element once, at its first place.
    var distinct: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
