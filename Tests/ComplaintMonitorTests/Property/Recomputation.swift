import Rulebook
import Schema
import ServiceTestSupport

/// The regulation written down a second time: what a history of facts comes to, worked out from nothing but the facts.
///
/// It keeps no counts: each complaint fact has the month counted again from all complaints before it.
struct Recomputation {
    private(set) var ledger: [Line] = []
    private(set) var warnings: [Warning] = []
    private(set) var grade: Int?
    private var complaints: [ComplaintID: (day: Day, counts: Bool)] = [:]
    private var standingTiers: [BillingMonth: Set<Int>] = [:]
    private var standingSteps: [LineMonth: Set<Int>] = [:]
    private var firstFinding: [SubchannelMonth: (entry: Int, from: Day, count: Int)] = [:]
    private var newestScore: BillingMonth?
    private var task: (grade: Int, due: Instant)?
    private let calendar: BusinessCalendar

    struct Warning {
        let place: LineMonth
        var isWithdrawn = false
    }

    struct LineMonth: Hashable {
        let line: ServiceLineID
        let month: BillingMonth
    }

    struct SubchannelMonth: Hashable {
        let subchannel: SubchannelID
        let month: BillingMonth
    }

    /// A sanction: what it is against and until when, and how it came to an end.
    struct Line {
        let clause: String
        let kind: SanctionKind
        let against: String
        /// Groups those of which the higher rank replaces the lower.
        let series: String
        let rank: Int
        var lastDay: Day?
        var isOver = false

        func bites(on day: Day) -> Bool { !isOver && lastDay.map { day <= $0 } != false }

        var text: String { "\(clause) \(kind.term) \(against) \(lastDay.map { "\($0)" } ?? "no end")" }
    }

    init(_ facts: [Fact], now: Instant, calendar: BusinessCalendar) throws {
        self.calendar = calendar
        for fact in facts {
            applyOverdue(by: fact.at)
            try take(fact)
        }
        applyOverdue(by: now)
    }

    /// What bites on a day, in words.
    func inForce(on day: Day) -> [String] { ledger.filter { $0.bites(on: day) }.map(\.text).sorted() }

    // MARK: notifications and tiers (8.1, annexes 6 and 7)

    /// The month's notifications: each day's complaints divided by five, rounded down, added up.
    func notifications(_ month: BillingMonth) -> Int {
        var days: [Day: Int] = [:]
        for complaint in complaints.values where complaint.counts && complaint.day.month == month {
            days[complaint.day, default: 0] += 1
        }
        return days.values.reduce(0) { $0 + $1 / 5 }
    }

    func tier(_ month: BillingMonth) -> Int { [5, 10, 15, 20].filter { notifications(month) >= $0 }.count }

    private static let tiers: [(promotion: Period, codes: Period)] = [
        (Period(1, .weeks), Period(1, .months)), (Period(1, .months), Period(2, .months)),
        (Period(3, .months), Period(3, .months)), (Period(6, .months), Period(4, .months)),
    ]

    private mutating func evaluate(_ month: BillingMonth, on today: Day) {
        let tier = tier(month)
        standingTiers[month, default: []] = standingTiers[month, default: []].filter { $0 <= tier }
        guard tier > standingTiers[month, default: []].max() ?? 0 else { return }
        standingTiers[month, default: []].insert(tier)
        guard today <= month.lastDay + 5 else { return }
        let periods = Recomputation.tiers[tier - 1]
        for (kind, period) in [
            (SanctionKind.promotionSuspension, periods.promotion), (.serviceCodeFreeze, periods.codes),
        ] {
            enter(
                "a7.\(tier)", kind, "all", "tier \(month) \(kind.term)", tier, until: period.lastDay(from: today),
                on: today)
        }
    }

    // MARK: warnings (a3.4 to a3.6)

    func warnings(_ place: LineMonth) -> Int { warnings.count { $0.place == place && !$0.isWithdrawn } }

    private mutating func step(_ place: LineMonth, on today: Day) {
        let count = warnings(place)
        let step = [3, 4, 5].last { count >= $0 } ?? 0
        standingSteps[place, default: []] = standingSteps[place, default: []].filter { $0 <= step }
        guard step > standingSteps[place, default: []].max() ?? 0 else { return }
        standingSteps[place, default: []].insert(step)
        let period = step == 3 ? Period(15, .days) : Period(1, .months)
        let against = step == 5 ? "all" : place.line.name
        enter(
            "a3.\(step + 1)", .promotionSuspension, against, "warnings \(place) \(against)", step,
            until: period.lastDay(from: today), on: today)
    }

    // MARK: facts

    private mutating func take(_ fact: Fact) throws {
        let today = fact.at.day
        switch fact.what {
        case .filed(let complaint):
            guard complaints[complaint.id] == nil else { return }
            complaints[complaint.id] = (complaint.createdAt.day, true)
            evaluate(complaint.createdAt.day.month, on: today)
        case .corrected(let id, let withdrawn, let createdAt):
            guard let before = complaints[id] else { return }
            complaints[id] = (createdAt?.day ?? before.day, withdrawn.map { !$0 } ?? before.counts)
            for month in Set([before.day.month, createdAt?.day.month ?? before.day.month]).sorted() {
                evaluate(month, on: today)
            }
        case .dialTest(let line, let subchannel):
            suspend(subchannel, on: today)
            warn(line, on: today)
        case .letter(let line):
            enter(
                "a4.1", .promotionSuspension, line.name, "letter \(ledger.count)", 0,
                until: Period(1, .months).lastDay(from: today), on: today)
            warn(line, on: today)
        case .withdrawn(let index):
            warnings[index].isWithdrawn = true
            step(warnings[index].place, on: today)
        case .score(let month, let points): score(month, points, at: fact.at)
        case .applied:
            if let task { apply(task.grade, on: today) }
        }
    }

    private mutating func warn(_ line: ServiceLineID, on today: Day) {
        let place = LineMonth(line: line, month: today.month)
        warnings.append(Warning(place: place))
        step(place, on: today)
    }

    /// One running suspension of three months, and a month more for every further finding of the month (a3.2, a3.7).
    private mutating func suspend(_ subchannel: SubchannelID, on today: Day) {
        let place = SubchannelMonth(subchannel: subchannel, month: today.month)
        guard var known = firstFinding[place] else {
            enter(
                "a3.2", .promotionSuspension, subchannel.name, "subchannel \(ledger.count)", 0,
                until: Period(3, .months).lastDay(from: today), on: today)
            firstFinding[place] = (ledger.count - 1, today, 1)
            return
        }
        known.count += 1
        ledger[known.entry].lastDay = Period(2 + known.count, .months).lastDay(from: known.from)
        firstFinding[place] = known
    }

    private mutating func enter(
        _ clause: String, _ kind: SanctionKind, _ against: String, _ series: String, _ rank: Int, until lastDay: Day?,
        on today: Day
    ) {
        for index in ledger.indices
        where ledger[index].series == series && ledger[index].rank < rank && ledger[index].bites(on: today) {
            ledger[index].isOver = true
        }
        ledger.append(Line(clause: clause, kind: kind, against: against, series: series, rank: rank, lastDay: lastDay))
    }

    // MARK: credit (10, 14.1, 14.2)

    /// 0 for A and B, which restrict nothing, 1 for C.
    private mutating func score(_ month: BillingMonth, _ points: Int, at now: Instant) {
        guard newestScore.map({ month > $0 }) != false else { return }
        newestScore = month
        grade = points
        task = nil
        if points >= 600 {
            apply(0, on: now.day)
        } else {
            task = (1, (calendarDay(now.day) + 1).start)
        }
    }

    private func calendarDay(_ day: Day) -> Day {
        var (day, left) = (day, 5)
        while left > 0 {
            day = day + 1
            if (try? calendar.isWorkingDay(day)) == true { left -= 1 }
        }
        return day
    }

    private mutating func applyOverdue(by now: Instant) {
        guard let task, task.due <= now else { return }
        apply(task.grade, on: task.due.day)
    }

    private mutating func apply(_ grade: Int, on today: Day) {
        task = nil
        let measures: [SanctionKind] = [.serviceCodeFreeze, .newProductStop, .newCooperationStop]
        for kind in measures {
            let running = ledger.lastIndex { $0.series == "grade \(kind.term)" && !$0.isOver }
            if grade == 0, let running { ledger[running].isOver = true }
            if grade == 1, running == nil {
                enter("10.C", kind, "all", "grade \(kind.term)", 0, until: nil, on: today)
            }
        }
    }
}
