import GRDB
import Schema
import Store

/// The complaints as they stand, to be gone through again in the order of their days.
enum ReplayTable {
    /// The first and the last day that has complaints; nil where there are none.
    static func days(in db: Database) throws -> ClosedRange<Day>? {
        let first = try String.fetchOne(db, sql: "SELECT MIN(day) FROM complaint").flatMap(Day.init)
        let last = try String.fetchOne(db, sql: "SELECT MAX(day) FROM complaint").flatMap(Day.init)
        guard let first, let last else { return nil }
        return first...last
    }

    /// How many complaints of the regulation that counts them belong to each of these days.
    static func counts(of days: ClosedRange<Day>, in db: Database) throws -> [Day: Int] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT day, COUNT(*) FROM complaint
                    WHERE day BETWEEN ? AND ? AND withdrawn = 0 AND regulation = ? GROUP BY day
                    """),
            arguments: [days.lowerBound.description, days.upperBound.description, Regulation.membership])
        return Dictionary(
            rows.compactMap { row in Day(row[0] as String).map { ($0, row[1] as Int) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// Hands on what arrived for each partner of a day, kind by kind, each in the order of arrival.
    static func arrivals(
        of day: Day, in db: Database, _ each: (String, [ComplaintKind: [Instant]]) -> Void
    ) throws {
        // Ordered as the index has them: what arrived in its order needs no sorting, the rest is sorted here.
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT partner, kind, filed_at FROM complaint
                    WHERE day = ? AND withdrawn = 0 AND regulation = ? ORDER BY partner
                    """), arguments: [day.description, Regulation.membership])
        var partner: String?
        var kind = (term: "", kind: ComplaintKind.ordinary)
        var arrivals = ArrivalsByKind()
        while let row = try rows.next() {
            let next: String = row[0]
            if let known = partner, known != next { each(known, arrivals.take()) }
            partner = next
            let term: String = row[1]
            if term != kind.term { kind = (term, try ComplaintKind(stored: term)) }
            arrivals.add(Instant(microseconds: row[2]), of: kind.kind)
        }
        if let partner { each(partner, arrivals.take()) }
    }
}

/// What arrived for one partner on one day; most of it is of one kind.
private struct ArrivalsByKind {
    private var kind: ComplaintKind?
    private var run: [Instant] = []
    private var others: [ComplaintKind: [Instant]] = [:]

    mutating func add(_ instant: Instant, of next: ComplaintKind) {
        if next != kind { put() }
        kind = next
        run.append(instant)
    }

    mutating func take() -> [ComplaintKind: [Instant]] {
        put()
        defer { others.removeAll(keepingCapacity: true) }
        return others.mapValues { isSorted($0) ? $0 : $0.sorted() }
    }

    private mutating func put() {
        if let kind, !run.isEmpty { others[kind, default: []] += run }
        run.removeAll(keepingCapacity: true)
    }

    private func isSorted(_ instants: [Instant]) -> Bool { zip(instants, instants.dropFirst()).allSatisfy { $0 <= $1 } }
}
