import GRDB
import Schema
import ServiceKit
import Store

extension Ledger {
    /// Enters a sanction: issued where it has an instant of issue, proposed where a person has to issue it.
    @discardableResult
    func enter(_ entry: SanctionEntry, in transaction: Transaction) throws -> SanctionEntry {
        var entry = entry
        entry.number = try SanctionTable.insert(entry, in: transaction)
        if entry.issuedAt == nil {
            try tell(EventType.sanctionProposed, entry, in: transaction)
        } else {
            try issued(entry, in: transaction)
        }
        return entry
    }

    /// A sanction has been issued: it takes the place of those that it supersedes (readings R7).
    ///
    /// Told before what it replaces, so that whoever follows the log never finds the partner free in between.
    func issued(_ entry: SanctionEntry, in transaction: Transaction) throws {
        let lower = try live(in: transaction) {
            guard let month = entry.month else { return [] }
            return try SanctionTable.below(entry, of: month, in: $0).filter { entry.supersedes($0) }
        }
        if let liftsAt = entry.liftsAt {
            try transaction.schedule(Deadline(due: liftsAt, kind: Ledger.sanctionEnd, key: "\(entry.number)"))
        }
        try tell(EventType.sanctionIssued, entry, replaces: lower.map(\.number), in: transaction)
        for replaced in lower { try replace(replaced, by: entry.number, in: transaction) }
    }

    /// Closes a sanction as replaced by another.
    func replace(_ entry: SanctionEntry, by successor: Int64, in transaction: Transaction) throws {
        var entry = entry
        try SanctionTable.replace(entry.number, by: successor, at: clock.now, in: transaction)
        try transaction.cancelDeadline(kind: Ledger.sanctionEnd, key: "\(entry.number)")
        entry.replacedAt = clock.now
        entry.replacedBy = successor
        try tell(EventType.sanctionReplaced, entry, in: transaction)
    }

    /// Gives a running sanction a later end (migu-membership/a3.7).
    @discardableResult
    func extend(
        _ entry: SanctionEntry, to lastDay: Day, because reason: Reason, in transaction: Transaction
    ) throws -> SanctionEntry {
        guard let previous = entry.lastDay, lastDay > previous else { return entry }
        var entry = entry
        entry.extensions.append(
            SanctionExtension(at: clock.now, previousLastDay: previous, lastDay: lastDay, reason: reason))
        entry.lastDay = lastDay
        try SanctionTable.extend(entry, in: transaction)
        try transaction.schedule(
            Deadline(due: (lastDay + 1).start, kind: Ledger.sanctionEnd, key: "\(entry.number)"))
        try tell(EventType.sanctionExtended, entry, in: transaction)
        return entry
    }

    /// Marks the live sanctions among those found whose ground has fallen away, and returns their numbers.
    ///
    /// They stand until a person lifts them (readings R9).
    func loseGround(in transaction: Transaction, _ find: (Database) throws -> [SanctionEntry]) throws -> [Int64] {
        let affected = try live(in: transaction, find).filter { $0.groundGoneAt == nil }
        for var entry in affected {
            try SanctionTable.loseGround(entry.number, at: clock.now, in: transaction)
            entry.groundGoneAt = clock.now
            try tell(EventType.sanctionGroundGone, entry, in: transaction)
        }
        return affected.map(\.number)
    }

    /// Lifts a sanction, or drops a proposed one: a person's decision, or, without a person, what its clause ends it by.
    @discardableResult
    func lift(
        _ entry: SanctionEntry, by person: Person?, reason: String, in transaction: Transaction
    ) throws -> SanctionEntry {
        var entry = entry
        try SanctionTable.lift(entry.number, at: clock.now, by: person, reason: reason, in: transaction)
        entry.liftedAt = clock.now
        entry.liftedBy = person
        entry.liftReason = reason
        try transaction.cancelDeadline(kind: Ledger.sanctionEnd, key: "\(entry.number)")
        try tell(EventType.sanctionLifted, entry, in: transaction)
        return entry
    }

    /// Tells that a sanction's last day is over, if it bit until then.
    func end(_ number: Int64, in transaction: Transaction) throws {
        guard let entry = try SanctionTable.find(number, in: transaction.db), entry.state(at: clock.now) == .ended
        else { return }
        try tell(EventType.sanctionEnded, entry, in: transaction)
    }

    /// Those that are in force or proposed now.
    func live(
        in transaction: Transaction, _ find: (Database) throws -> [SanctionEntry]
    ) throws -> [SanctionEntry] {
        try find(transaction.db).filter {
            let state = $0.state(at: clock.now)
            return state == .inForce || state == .proposed
        }
    }

    private func tell(
        _ type: String, _ entry: SanctionEntry, replaces: [Int64]? = nil, in transaction: Transaction
    ) throws {
        let replaces = try replaces ?? SanctionTable.replaced(by: entry.number, in: transaction.db)
        try transaction.append(
            EventDraft(
                type, entry.message(at: clock.now, replaces: replaces), subject: entry.target.partner.name,
                at: clock.now,
                clauses: [entry.clause], correlationID: entry.ground.id))
    }
}
