import Rulebook
import Schema

/// A month replayed under two rulebooks side by side.
struct MonthReplay {
    let month: BillingMonth
    private var before: ReplaySide
    private var after: ReplaySide
    private var places: [String: Int] = [:]
    /// Complaints gone through.
    private(set) var complaints = 0

    init(_ month: BillingMonth, before: RulesByDay, after: RulesByDay) {
        self.month = month
        self.before = ReplaySide(before, month: month)
        self.after = ReplaySide(after, month: month)
    }

    /// Partners with complaints in the month.
    var partners: Int { places.count }

    /// Adds what arrived for a partner's day, kind by kind; the order of arrival is put right here.
    mutating func add(_ partner: String, _ day: Day, _ arrivals: [ComplaintKind: [Instant]]) {
        let place = places[partner] ?? places.count
        places[partner] = place
        complaints += arrivals.values.reduce(0) { $0 + $1.count }
        before.add(place, day, counted(arrivals) { before.counts($0, on: day) })
        after.add(place, day, counted(arrivals) { after.counts($0, on: day) })
    }

    private func counted(_ arrivals: [ComplaintKind: [Instant]], _ counts: (ComplaintKind) -> Bool) -> [Instant] {
        let counted = arrivals.filter { counts($0.key) }.values
        return counted.count == 1 ? counted.first ?? [] : counted.flatMap { $0 }.sorted()
    }

    /// The partners whose month comes out otherwise, in their order.
    func flips() -> [WhatIfFlip] {
        places.sorted { $0.key < $1.key }.compactMap { name, place in
            let (old, new) = (before.figures(of: place), after.figures(of: place))
            let sanctions = WhatIfSanction.changes(from: before.raised(of: place), to: after.raised(of: place))
            guard old != new || !sanctions.isEmpty else { return nil }
            return WhatIfFlip(
                partner: PartnerID(checked: name), month: month, before: old, after: new, sanctions: sanctions,
                reasons: [before, after].compactMap { $0.reason(of: place) })
        }
    }
}

extension WhatIfSanction {
    /// The sanctions of one side that the other has not, or has at another time.
    static func changes(from before: [ReplaySide.Raise], to after: [ReplaySide.Raise]) -> [WhatIfSanction] {
        guard before != after else { return [] }
        let (old, new) = (terms(before), terms(after))
        return Set(old.keys).union(new.keys).sorted().compactMap { place in
            let (was, willBe) = (old[place], new[place])
            guard was != willBe else { return nil }
            let change: WhatIfChange = was == nil ? .added : willBe == nil ? .removed : .moved
            return WhatIfSanction(
                change: change, kind: SanctionKind(place.measure), tier: place.tier, before: was, after: willBe)
        }
    }

    /// When each measure of each tier is issued and ends; an issued one takes the place of the same measure of a lower tier.
    private static func terms(_ raised: [ReplaySide.Raise]) -> [Place: WhatIfTerm] {
        var terms: [Place: WhatIfTerm] = [:]
        for (index, raise) in raised.enumerated() {
            for measure in raise.tier.measures {
                let successor = raised.dropFirst(index + 1).first { later in
                    later.issuesItself && later.tier.measures.contains { $0.measure == measure.measure }
                }
                terms[Place(tier: raise.tier.number, measure: measure.measure)] = WhatIfTerm(
                    issuedAt: raise.issuesItself ? raise.at : nil,
                    lastDay: raise.issuesItself ? measure.period.lastDay(from: raise.at.day) : nil,
                    replacedAt: successor?.at)
            }
        }
        return terms
    }

    private struct Place: Hashable, Comparable {
        let tier: Int
        let measure: Measure

        static func < (a: Place, b: Place) -> Bool { (a.tier, a.measure.rawValue) < (b.tier, b.measure.rawValue) }
    }
}
