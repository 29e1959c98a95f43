import Schema
import ServiceTestSupport

/// The regulation written down a second time, plainly and without a store: what both services must come to.
///
/// It keeps a count beside the complaints for its own decisions; `recount` counts the complaints themselves again.
struct Model {
    var now: Instant
    private(set) var complaints: [ComplaintID: Filed] = [:]
    /// The ids of the complaints, in the order filed.
    private(set) var filed: [ComplaintID] = []
    private(set) var ledger: [Entry] = []
    private(set) var partners: Set<PartnerID> = []
    private(set) var codes: [ServiceCode: PartnerID] = [:]
    private(set) var corrections = 0
    /// The tiers of a month that were raised and still have their ground.
    private var standing: [PartnerMonth: Set<Int>] = [:]
    private var counts: [PartnerMonth: [Day: Int]] = [:]

    struct Filed: Hashable {
        let first: Complaint
        var now: Complaint
        var isWithdrawn = false

        var counts: Bool { !isWithdrawn && now.kind == .unawareSubscription }
        var place: PartnerMonth { PartnerMonth(partner: now.partner, month: now.createdAt.day.month) }
    }

    struct PartnerMonth: Hashable, Comparable {
        let partner: PartnerID
        let month: BillingMonth

        static func < (a: Self, b: Self) -> Bool { (a.partner, a.month) < (b.partner, b.month) }
    }

    init(now: Instant) { self.now = now }

    // MARK: counting

    private static let firstRuledDay = Day(year: 2023, month: 12, day: 1)

    /// The counted complaints of each day of each partner's month, counted again.
    func recount() -> [PartnerMonth: [Day: Int]] {
        var counts: [PartnerMonth: [Day: Int]] = [:]
        for filed in complaints.values where filed.counts {
            counts[filed.place, default: [:]][filed.now.createdAt.day, default: 0] += 1
        }
        return counts
    }

    private mutating func count(_ filed: Filed, _ change: Int) {
        guard filed.counts else { return }
        counts[filed.place, default: [:]][filed.now.createdAt.day, default: 0] += change
    }

    static func notifications(_ days: [Day: Int]) -> Int {
        days.reduce(0) { sum, day in firstRuledDay.map { day.key >= $0 } == true ? sum + day.value / 5 : sum }
    }

    static func tier(_ notifications: Int) -> Int { [5, 10, 15, 20].filter { notifications >= $0 }.count }

    private func notifications(_ place: PartnerMonth) -> Int { Model.notifications(counts[place] ?? [:]) }

    private func tier(_ place: PartnerMonth) -> Int { Model.tier(notifications(place)) }

    // MARK: commands

    /// Does what a command asks, and says in words what became of it.
    mutating func apply(_ command: Command) -> String {
        switch command {
        case .file(let complaint): file(complaint)
        case .batch(let complaints): batch(complaints)
        case .correct(let correction): correct(correction)
        case .issue(let id): issue(id)
        case .lift(let id): lift(id)
        case .register(let partner): register(partner)
        case .code(let partner, let code): register(code, of: partner)
        }
    }

    private enum Keeping { case new, known, refused(String) }

    private mutating func keep(_ complaint: Complaint) -> Keeping {
        if complaint.createdAt > now + .seconds(300) { return .refused("COMPLAINT_IN_FUTURE") }
        guard let known = complaints[complaint.id] else {
            let new = Filed(first: complaint, now: complaint)
            complaints[complaint.id] = new
            filed.append(complaint.id)
            count(new, 1)
            return .new
        }
        return known.first == complaint || known.now == complaint ? .known : .refused("COMPLAINT_CONFLICT")
    }

    private mutating func file(_ complaint: Complaint) -> String {
        let place = PartnerMonth(partner: complaint.partner, month: complaint.createdAt.day.month)
        var isKnown = false
        var raised: Int?
        switch keep(complaint) {
        case .refused(let reason): return "refused \(reason)"
        case .known: isKnown = true
        case .new: raised = evaluate(place).raised
        }
        let today = counts[place]?[complaint.createdAt.day] ?? 0
        return Words.filed(isKnown, today, notifications(place), tier(place), raised)
    }

    private mutating func batch(_ complaints: [Complaint]) -> String {
        var (filed, known, rejected) = (0, 0, 0)
        var touched: Set<PartnerMonth> = []
        for complaint in complaints {
            switch keep(complaint) {
            case .new:
                filed += 1
                touched.insert(PartnerMonth(partner: complaint.partner, month: complaint.createdAt.day.month))
            case .known: known += 1
            case .refused: rejected += 1
            }
        }
        var raised: [String] = []
        for place in touched.sorted() {
            if let tier = evaluate(place).raised { raised.append(Words.raised(place.partner, place.month, tier)) }
        }
        return Words.batch(filed, known, rejected, raised: raised)
    }

    private mutating func correct(_ correction: CorrectComplaintRequest) -> String {
        guard let before = complaints[correction.id] else { return "refused COMPLAINT_UNKNOWN" }
        var after = before
        after.isWithdrawn = correction.withdrawn ?? before.isWithdrawn
        after.now.kind = correction.kind ?? before.now.kind
        after.now.partner = correction.partner ?? before.now.partner
        after.now.createdAt = correction.createdAt ?? before.now.createdAt
        if after.now.createdAt > now + .seconds(300) { return "refused COMPLAINT_IN_FUTURE" }
        if after == before { return "refused COMPLAINT_UNCHANGED" }
        complaints[correction.id] = after
        corrections += 1
        count(before, -1)
        count(after, 1)
        var gone: [String] = []
        var raised: [String] = []
        let places = Set([before.place, after.place])
        for place in places.sorted() {
            let outcome = evaluate(place)
            gone += outcome.gone.map { "\($0)" }
            if let tier = outcome.raised { raised.append(Words.raised(place.partner, place.month, tier)) }
        }
        return Words.corrected(gone, raised: raised)
    }

    private mutating func register(_ partner: PartnerID) -> String {
        partners.insert(partner)
        return "partner \(partner)"
    }

    private mutating func register(_ code: ServiceCode, of partner: PartnerID) -> String {
        guard partners.contains(partner) else { return "refused INTAKE_PARTNER_UNKNOWN" }
        if let owner = codes[code] { return owner == partner ? "code \(code)" : "refused INTAKE_SERVICE_CODE_EXISTS" }
        let frozen = ledger.contains { $0.partner == partner && $0.kind == .serviceCodeFreeze && $0.bites(at: now) }
        guard !frozen else { return "refused INTAKE_SERVICE_CODE_FREEZE" }
        codes[code] = partner
        return "code \(code)"
    }

    // MARK: tiers and sanctions

    /// Marks what a month no longer reaches, raises what it newly reaches.
    private mutating func evaluate(_ place: PartnerMonth) -> (raised: Int?, gone: [Int]) {
        let reached = tier(place)
        var gone: [Int] = []
        if standing[place, default: []].contains(where: { $0 > reached }) {
            standing[place] = standing[place, default: []].filter { $0 <= reached }
            for index in ledger.indices where ledger[index].isOf(place) && ledger[index].tier > reached {
                guard ledger[index].groundGoneAt == nil, ledger[index].isOpen(at: now) else { continue }
                ledger[index].groundGoneAt = now
                gone.append(index + 1)
            }
        }
        guard reached > standing[place, default: []].max() ?? 0 else { return (nil, gone) }
        standing[place, default: []].insert(reached)
        for kind in [SanctionKind.promotionSuspension, .serviceCodeFreeze] {
            ledger.append(Entry(partner: place.partner, kind: kind, tier: reached, month: place.month, recordedAt: now))
            if now.day <= place.month.lastDay + 5 { begin(ledger.count - 1) }
        }
        return (reached, gone)
    }

    /// A sanction bites from now on, in place of the lower ones of its month.
    private mutating func begin(_ index: Int) {
        let entry = ledger[index]
        ledger[index].issuedAt = now
        ledger[index].lastDay = Entry.lastDay(entry.tier, entry.kind, from: now.day)
        for lower in ledger.indices
        where ledger[lower].kind == entry.kind && ledger[lower].partner == entry.partner
            && ledger[lower].month == entry.month && ledger[lower].tier < entry.tier && ledger[lower].isOpen(at: now)
        {
            ledger[lower].replacedAt = now
        }
    }

    private mutating func issue(_ id: String) -> String {
        guard let number = Int(id), ledger.indices.contains(number - 1) else { return "refused SANCTION_UNKNOWN" }
        let entry = ledger[number - 1]
        guard entry.issuedAt == nil, entry.isOpen(at: now) else { return "refused SANCTION_WRONG_STATE" }
        guard entry.groundGoneAt == nil else { return "refused SANCTION_GROUND_GONE" }
        begin(number - 1)
        return ledger[number - 1].line(at: now)
    }

    private mutating func lift(_ id: String) -> String {
        guard let number = Int(id), ledger.indices.contains(number - 1) else { return "refused SANCTION_UNKNOWN" }
        guard ledger[number - 1].isOpen(at: now) else { return "refused SANCTION_WRONG_STATE" }
        ledger[number - 1].liftedAt = now
        return ledger[number - 1].line(at: now)
    }
}

/// A sanction of the model's ledger.
struct Entry: Hashable {
    let partner: PartnerID
    let kind: SanctionKind
    let tier: Int
    let month: BillingMonth
    let recordedAt: Instant
    var issuedAt: Instant?
    var lastDay: Day?
    var replacedAt: Instant?
    var groundGoneAt: Instant?
    var liftedAt: Instant?

    func isOf(_ place: Model.PartnerMonth) -> Bool { partner == place.partner && month == place.month }

    /// Whether it waits or bites: neither closed nor over.
    func isOpen(at now: Instant) -> Bool { liftedAt == nil && replacedAt == nil && !isOver(at: now) }

    func isOver(at now: Instant) -> Bool { lastDay.map { now >= ($0 + 1).start } ?? false }

    func bites(at now: Instant) -> Bool { issuedAt != nil && isOpen(at: now) }

    /// The line that `Sanction.line` makes of the same facts.
    func line(at now: Instant) -> String {
        let state =
            if liftedAt != nil {
                "lifted"
            } else if replacedAt != nil {
                "replaced"
            } else if issuedAt == nil {
                "proposed"
            } else {
                isOver(at: now) ? "ended" : "in-force"
            }
        let what = kind == .promotionSuspension ? "promotion" : "codes"
        return "\(tier) \(what) \(lastDay.map { "\($0)" } ?? "-") \(state)" + (groundGoneAt == nil ? "" : " groundless")
    }

    /// Annex 7: tier 1 a week and a month, tier 2 one and two months, tier 3 three each, tier 4 six and four.
    static func lastDay(_ tier: Int, _ kind: SanctionKind, from day: Day) -> Day {
        let isPromotion = kind == .promotionSuspension
        return switch tier {
        case 1: isPromotion ? day + 7 : later(day, months: 1)
        case 2: later(day, months: isPromotion ? 1 : 2)
        case 3: later(day, months: 3)
        default: later(day, months: isPromotion ? 6 : 4)
        }
    }

    /// The same-numbered day so many months later, or the last one before it that exists.
    private static func later(_ day: Day, months: Int) -> Day {
        let (year, month, number) = day.parts
        let total = month - 1 + months
        for number in stride(from: number, through: 1, by: -1) {
            if let found = Day(year: year + total / 12, month: total % 12 + 1, day: number) { return found }
        }
        return day
    }
}
