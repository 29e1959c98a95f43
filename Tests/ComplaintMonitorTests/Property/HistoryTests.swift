import ComplaintMonitor
import RPC
import Rulebook
import Schema
import ServiceTestSupport
import TestSupport
import Testing

/// Random histories against a plain recomputation: complaints filed in any order, again and late, corrections, findings,
/// withdrawn warnings, scores, and restarts between.
@Suite("Random histories come to what a plain recomputation says", .fewAtOnce)
struct HistoryTests {
    @Test("notifications, tiers, warnings, sanctions and grades of a new history each time")
    func anew() async throws { _ = try await play(UInt64.random(in: 0...UInt64.max)) }

    @Test("three histories, in which every kind of sanction bites at some time")
    func known() async throws {
        var clauses: Set<String> = []
        for seed: UInt64 in 1...3 { clauses.formUnion(try await play(seed)) }
        #expect(
            clauses.isSuperset(of: ["a7.1", "a7.2", "a3.2", "a3.4", "a3.5", "a4.1", "10.C"]), "\(clauses.sorted())")
    }

    /// Plays a history with three restarts, and returns the clauses by which something was in force.
    private func play(_ seed: UInt64) async throws -> Set<String> {
        let folder = try TestFolder()
        var history = try History(seed: seed)
        for _ in 0..<4 {
            try await serving(ComplaintMonitor.self, in: folder, at: history.now) { served in
                let desk = Desk(served.client)
                for _ in 0..<6 {
                    for _ in 0..<5 { try await history.act(desk) }
                    try await history.check(desk)
                }
            }
        }
        return history.clauses
    }
}

/// What happened so far, and what happens next.
private struct History {
    let seed: UInt64
    private var random: SeededGenerator
    private let calendar: BusinessCalendar
    private(set) var now: Instant
    private var facts: [Fact] = []
    private var complaints: [Complaint] = []
    private var withdrawn: Set<ComplaintID> = []
    private var warnings: [String] = []
    private var openWarnings: Set<Int> = []
    /// The clauses by which something was in force when it was checked.
    private(set) var clauses: Set<String> = []
    private static let partner = PartnerID(checked: "P")
    private static let person = Person(name: "Li", role: "head", department: "innovation")
    private static let document = Document(name: "letter.pdf", size: 1, sha256: String(repeating: "0a", count: 32))

    init(seed: UInt64) throws {
        self.seed = seed
        random = SeededGenerator(state: seed)
        calendar = try BusinessCalendar.load()
        now = try at("2024-03-01")
    }

    private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

    mutating func act(_ desk: Desk) async throws {
        if pick(3) == 0 {
            now = now + .seconds(3600 * (1 + pick(70)))
            try await desk.advance(to: "\(now)")
        }
        switch pick(20) {
        case 0..<8: try await file(desk)
        case 8..<11: try await correct(desk)
        case 11..<14: try await find(desk)
        case 14: try await write(desk)
        case 15: try await withdraw(desk)
        case 16..<19: try await score(desk)
        default: try await apply(desk)
        }
    }

    // MARK: acts

    /// Some complaints of today or of days before, one of them twice.
    private mutating func file(_ desk: Desk) async throws {
        let day = now.day - pick(4) * pick(12)
        let created = min(now, day.start + .seconds(3600))
        let new = try desk.complaints(1 + pick(14), of: "P", on: "\(created)").map { complaint in
            // A desk numbers anew after each restart.
            var complaint = complaint
            complaint.id = ComplaintID(checked: "\(complaint.id)-\(facts.count)")
            return complaint
        }
        let again = complaints.randomElement(using: &random).map { [$0] } ?? []
        try await desk.stream((new + again).filter { complaint in !corrected.contains(complaint.id) })
        facts += new.map { Fact(what: .filed($0), at: now) }
        complaints += new
    }

    private var corrected: Set<ComplaintID> = []

    private mutating func correct(_ desk: Desk) async throws {
        guard let complaint = complaints.randomElement(using: &random) else { return }
        corrected.insert(complaint.id)
        if pick(2) == 0 {
            let isWithdrawn = withdrawn.contains(complaint.id)
            if isWithdrawn { withdrawn.remove(complaint.id) } else { withdrawn.insert(complaint.id) }
            _ = try await desk.correct(complaint.id, withdrawn: !isWithdrawn)
            facts.append(Fact(what: .corrected(complaint.id, withdrawn: !isWithdrawn, createdAt: nil), at: now))
        } else {
            let moved = min(now, (now.day - pick(30)).start + .seconds(7200 + facts.count))
            do { _ = try await desk.correct(complaint.id, createdAt: "\(moved)") } catch let error as RPCError {
                // It was created just then.
                #expect(error.reason == "COMPLAINT_UNCHANGED")
                return
            }
            facts.append(Fact(what: .corrected(complaint.id, withdrawn: nil, createdAt: moved), at: now))
        }
    }

    private mutating func find(_ desk: Desk) async throws {
        let line = ServiceLineID(checked: "S\(1 + pick(2))")
        let subchannel = SubchannelID(checked: "C\(1 + pick(2))")
        let finding = Finding(
            reference: "D\(facts.count)", partner: History.partner, basis: .dialTest, issuer: .group, date: now.day,
            isNetworkwide: true, serviceLines: [line], subchannels: [subchannel], documents: [History.document])
        try await record(finding, desk)
        facts.append(Fact(what: .dialTest(line: line, subchannel: subchannel), at: now))
    }

    private mutating func write(_ desk: Desk) async throws {
        let line = ServiceLineID(checked: "S\(1 + pick(2))")
        let finding = Finding(
            reference: "L\(facts.count)", partner: History.partner, basis: .complaintLetter, issuer: .group,
            date: now.day, isNetworkwide: true, serviceLines: [line], demandsSanction: true,
            documents: [History.document])
        try await record(finding, desk)
        facts.append(Fact(what: .letter(line: line), at: now))
    }

    /// Records a finding twice under its reference: it counts once.
    private mutating func record(_ finding: Finding, _ desk: Desk) async throws {
        let request = RecordFindingRequest(finding: finding, by: History.person)
        let reply = try await desk.client.call(FindingMethods.recordFinding, request)
        let again = try await desk.client.call(FindingMethods.recordFinding, request)
        #expect(again.outcome == .duplicate)
        for warning in reply.record.warnings {
            openWarnings.insert(warnings.count)
            warnings.append(warning.id)
        }
    }

    private mutating func withdraw(_ desk: Desk) async throws {
        guard let index = openWarnings.sorted().randomElement(using: &random) else { return }
        openWarnings.remove(index)
        let request = WithdrawWarningRequest(
            id: warnings[index], decision: "No. \(index)", reason: "mistaken", by: History.person)
        _ = try await desk.client.call(FindingMethods.withdrawWarning, request)
        facts.append(Fact(what: .withdrawn(index), at: now))
    }

    private mutating func score(_ desk: Desk) async throws {
        let month = now.day.month.firstDay - 1
        let points = [450, 599, 600, 812].randomElement(using: &random) ?? 600
        let request = RecordScoreRequest(
            partner: History.partner, month: month.month, score: Points(points), receivedAt: now,
            document: History.document, by: History.person)
        do {
            _ = try await desk.client.call(CreditMethods.recordScore, request)
            facts.append(Fact(what: .score(month.month, points), at: now))
        } catch {
            // A second result of a month needs the reference of a correction.
            #expect(error.code == .alreadyExists)
        }
    }

    private mutating func apply(_ desk: Desk) async throws {
        let request = ApplyGradeRequest(partner: History.partner, by: History.person)
        guard (try? await desk.client.call(CreditMethods.applyGrade, request)) != nil else { return }
        facts.append(Fact(what: .applied, at: now))
    }

    // MARK: checks

    mutating func check(_ desk: Desk) async throws {
        let expected = try Recomputation(facts, now: now, calendar: calendar)
        let months = Set(facts.map(\.at.day.month) + complaints.map(\.createdAt.day.month)).sorted()
        for month in months {
            let standing = try await desk.standing(of: "P", in: "\(month)").standing
            #expect(standing.notifications == expected.notifications(month), "\(month), seed \(seed)")
            #expect(standing.tier == expected.tier(month), "\(month), seed \(seed)")
            for line in ["S1", "S2"].map(ServiceLineID.init(checked:)) {
                let request = ListWarningsRequest(partner: History.partner, month: month, serviceLine: line)
                let told = try await desk.client.call(FindingMethods.listWarnings, request).warnings
                let place = Recomputation.LineMonth(line: line, month: month)
                #expect(told.count { $0.withdrawal == nil } == expected.warnings(place), "\(place), seed \(seed)")
            }
        }
        let biting = try await desk.sanctions(of: "P").filter { $0.state == .inForce }.map(\.historyLine).sorted()
        clauses.formUnion(biting.map { String($0.prefix { $0 != " " }) })
        #expect(biting == expected.inForce(on: now.day), "on \(now), seed \(seed)")
        let standing = try await desk.client.call(CreditMethods.getScore, GetScoreRequest(partner: History.partner))
        #expect(standing.score == expected.grade.map(Points.init), "seed \(seed)")
    }
}

extension Sanction {
    /// Clause, kind, what it is against and its last day: `a3.4 promotion-suspension S1 2024-03-26`.
    fileprivate var historyLine: String {
        let number = clause.name.split(separator: "/").last.map(String.init) ?? clause.name
        let against = serviceLine?.name ?? subchannel?.name ?? "all"
        return "\(number) \(kind.term) \(against) \(lastDay.map { "\($0)" } ?? "no end")"
    }
}
