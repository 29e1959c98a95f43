import Rulebook
import Schema
import Synchronization

/// The regulation by which complaints are counted, and its clauses that the program cites itself; the others whose complaints
/// are kept.
enum Regulation {
    static let membership = "migu-membership"
    static let channel = "cmpay-channel"
    static let benefits = "maoming-benefits"
    static let dailyCount = ClauseID(checked: "migu-membership/7.1")
    static let notification = ClauseID(checked: "migu-membership/7.2")
    static let twofold = ClauseID(checked: "migu-membership/8.2")
    static let inCharge = ClauseID(checked: "migu-membership/3")
    static let tiers = ClauseID(checked: "migu-membership/8.1")
    static let effectiveDay = ClauseID(checked: "migu-membership/ch10.2")
    static let ordinaryComplaint = ClauseID(checked: "cmpay-channel/a3.2.1.4")
    static let lateReply = ClauseID(checked: "cmpay-channel/a3.2.1.1")
    static let escalation = ClauseID(checked: "cmpay-channel/a3.2.2")
    static let manyComplaints = ClauseID(checked: "migu-membership/a8.2")
    static let abnormalConditions = ClauseID(checked: "cmpay-channel/7.1")
    static let scaleComplaints = ClauseID(checked: "maoming-benefits/23.2")
}

/// What decides a day: the rules in force on it, or why there are none.
///
/// A class, for every complaint looks its day up and a rulebook is large: what the counting needs of it is kept beside it.
final class DayRules: Sendable {
    /// How the day stands.
    enum State: Sendable {
        case inForce(Rulebook, WarningRules)
        case notInForce(RulebookError)
        case textNotHeld(RulebookError)
    }

    let state: State
    let status: RuleStatus
    /// The kinds that count, as the rulebook names them (7.1).
    ///
    /// Where no rules are in force the kind of 7.1 is counted all the same, so
    /// that the figures are there when they are asked for.
    let countedKinds: [String]
    private let counted: Set<ComplaintKind>
    /// How many of its complaints make notifications; nil where no rules are in force.
    let steps: NotificationSteps?
    private let tierBounds: [Int]

    /// The version in force on the day of the fact decides, not the newest.
    init(_ rulebooks: Rulebooks, on day: Day) {
        var warning: WarningRules?
        do throws(RulebookError) {
            let rulebook = try rulebooks.rulebook(of: Regulation.membership, on: day)
            let rules = try rulebook.warningRules()
            warning = rules
            (state, status) = (.inForce(rulebook, rules), .inForce)
        } catch {
            if case .textNotHeld = error {
                (state, status) = (.textNotHeld(error), .textNotHeld)
            } else {
                (state, status) = (.notInForce(error), .notInForce)
            }
        }
        let kinds = warning?.complaints.kinds ?? [ComplaintKind.unawareSubscription.term]
        countedKinds = kinds
        counted = Set(ComplaintKind.allCases.filter { kinds.contains($0.term) })
        steps = warning?.notifications.steps
        tierBounds = warning?.tiers.map(\.from) ?? []
    }

    var rules: WarningRules? { if case .inForce(_, let rules) = state { rules } else { nil } }

    /// Whether a complaint of this kind counts (7.1).
    func counts(_ kind: ComplaintKind) -> Bool { counted.contains(kind) }

    /// Whether the same complaints of the day come out the same.
    func decidesLike(_ other: DayRules) -> Bool { status == other.status && rules == other.rules }

    /// The sections that read otherwise than another day's and that no complaints are replayed by.
    func unreplayedSections(unlike other: DayRules) -> [String] {
        let unlike = rulebook?.sections(unlike: other.rulebook) ?? other.rulebook?.sections(unlike: nil) ?? []
        return unlike.filter { $0 != "warning" }
    }

    private var rulebook: Rulebook? { if case .inForce(let rulebook, _) = state { rulebook } else { nil } }

    func notifications(forComplaints complaints: Int) -> Int { steps?.notifications(forComplaints: complaints) ?? 0 }

    /// The number of the highest tier that so many notifications reach; 0 is none.
    func tier(forNotifications notifications: Int) -> Int { (tierBounds.lastIndex { notifications >= $0 } ?? -1) + 1 }
}

/// The rules of each day, looked up once.
final class RulesByDay: Sendable {
    private static let kept = 4096

    let rulebooks: Rulebooks
    private let days = Mutex<[Day: DayRules]>([:])

    init(_ rulebooks: Rulebooks) { self.rulebooks = rulebooks }

    subscript(day: Day) -> DayRules {
        if let known = days.withLock({ $0[day] }) { return known }
        let rules = DayRules(rulebooks, on: day)
        days.withLock { days in
            if days.count >= RulesByDay.kept { days.removeAll() }
            days[day] = rules
        }
        return rules
    }

    /// The rulebook of a regulation in force on a day; nil where none is, or its text is not held.
    func rulebook(of regulation: String, on day: Day) -> Rulebook? {
        guard regulation == Regulation.membership else { return try? rulebooks.rulebook(of: regulation, on: day) }
        if case .inForce(let rulebook, _) = self[day].state { return rulebook }
        return nil
    }

    /// Whether a rulebook of a regulation decides a day.
    func status(of regulation: String, on day: Day) -> RuleStatus {
        guard regulation != Regulation.membership else { return self[day].status }
        do throws(RulebookError) {
            _ = try rulebooks.rulebook(of: regulation, on: day)
            return .inForce
        } catch {
            if case .textNotHeld = error { return .textNotHeld }
            return .notInForce
        }
    }
}
