import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Foresight {
    /// Replays the stored complaints under another rulebook, month by month on one state of the file; writes nothing.
    func whatIfComplaints(_ request: WhatIfComplaintsRequest, _ writer: ReplyWriter<WhatIfUpdate>) async throws {
        guard request.from <= request.to else {
            throw RPCError.invalid("to", Text(zh: "早于 from", en: "is before from"))
        }
        let other = RulesByDay(try otherRulebooks(request.rulebook))
        let snapshot = try house.store.snapshot()
        let first = request.from.month.firstDay
        let last = min(request.to.month.lastDay, house.clock.now.day)
        var summary = WhatIfSummary(from: first, to: max(first, last))
        let months = try await snapshot.read { try Foresight.months(from: first, to: last, in: $0) }
        for (index, month) in months.enumerated() {
            try Task.checkCancellation()
            let sections = month.unreplayedSections(ledger.rules, other)
            summary.add(unreplayed: sections)
            if month.days.allSatisfy({ ledger.rules[$0].decidesLike(other[$0]) }) {
                if sections.isEmpty { summary.sameMonths += 1 }
            } else {
                let replay = try await snapshot.read { [rules = ledger.rules] db in
                    var replay = MonthReplay(month, before: rules, after: other)
                    for day in month.days {
                        try ReplayTable.arrivals(of: day, in: db) { replay.add($0, day, $1) }
                    }
                    return replay
                }
                let flips = replay.flips()
                summary.add(flips, complaints: replay.complaints, partners: replay.partners)
                for flip in flips { try await writer.write(WhatIfUpdate(flip: flip)) }
            }
            let progress = WhatIfProgress(
                month: month, monthsDone: index + 1, months: months.count, complaints: summary.complaints)
            try await writer.write(WhatIfUpdate(progress: progress))
        }
        let days = summary.from...summary.to
        summary.gaps = try await snapshot.read { [self] db in
            try subjects.flatMap { try $0.unreplayed(days, in: db) } + undecided(days, other, in: db)
        }
        try await writer.write(WhatIfUpdate(summary: summary))
    }

    /// The rulebooks with another one of the regulation that counts complaints.
    private func otherRulebooks(_ text: String) throws -> Rulebooks {
        do throws(RulebookLoadError) {
            return try house.rulebooks.replacing(Regulation.membership, with: text)
        } catch {
            throw RPCError(
                .invalidArgument,
                Text(
                    zh: "规则文件有 \(error.faults.count) 处错误：\n\(error.description(in: .chinese))",
                    en: "faults in the rulebook: \(error.faults.count)\n\(error.description(in: .english))"),
                reason: "RULEBOOK_FAULTY", field: "rulebook")
        }
    }

    /// The months of a range that have complaints, or lie between such.
    private static func months(from first: Day, to last: Day, in db: Database) throws -> [BillingMonth] {
        guard let known = try ReplayTable.days(in: db) else { return [] }
        var month = max(first, known.lowerBound).month
        var months: [BillingMonth] = []
        while month <= min(last, known.upperBound).month {
            months.append(month)
            month = month.next
        }
        return months
    }

    /// The complaints of days that one of the rulebooks does not decide.
    private func undecided(_ days: ClosedRange<Day>, _ other: RulesByDay, in db: Database) throws -> [WhatIfGap] {
        let counts = try ReplayTable.counts(of: days, in: db)
        return [
            (Text(zh: "现行", en: "the present rulebook"), ledger.rules),
            (Text(zh: "另一", en: "the other rulebook"), other),
        ]
        .flatMap { side, rules in
            let undecided = counts.filter { rules[$0.key].rules == nil }
            let byStatus = Dictionary(grouping: undecided) { rules[$0.key].status }
            return [RuleStatus.notInForce, .textNotHeld].compactMap { status in
                byStatus[status].map { WhatIfGap(status, side, $0.reduce(0) { $0 + $1.value }) }
            }
        }
    }
}

extension BillingMonth {
    /// The sections that read otherwise on any of its days and that no complaints are replayed by.
    fileprivate func unreplayedSections(_ before: RulesByDay, _ after: RulesByDay) -> Set<String> {
        days.reduce(into: []) { $0.formUnion(before[$1].unreplayedSections(unlike: after[$1])) }
    }
}

extension WhatIfGap {
    /// The complaints of days without rules.
    fileprivate init(_ status: RuleStatus, _ side: Text, _ count: Int) {
        let text =
            status == .textNotHeld
            ? Text(
                zh: "件投诉在\(side.zh)规则文本未收录的日子，只计数",
                en: "complaints of days whose text \(side.en) does not hold: counted only")
            : Text(
                zh: "件投诉在\(side.zh)规则未生效的日子，只计数", en: "complaints of days before \(side.en) is in force: counted only")
        self.init(count: count, reason: Reason(clause: Regulation.effectiveDay, text: text))
    }
}
