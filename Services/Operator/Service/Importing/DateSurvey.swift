import RPC
import Schema

/// Why a column's dates can't all be taken as they are written.
struct SwapEvidence: Sendable, Equatable {
    /// What speaks against them.
    enum Ground: Sendable, Equatable {
        /// As written so many dates, the first one on this line, lie outside the days that the file covers; exchanged they
        /// lie within.
        case outside(rows: Int, line: Int, day: Day)
        /// From row to row the dates go back by so many days in all as written, by far fewer exchanged.
        case order(written: Int, swapped: Int)
        /// No date of the file reads one way only, so nothing tells how the column is written.
        case nothingCertain
    }

    let ground: Ground
    /// The days that the file covers; nil where no date is certain.
    let covered: ClosedRange<Day>?
    /// Rows of a doubtful date.
    var rows = 0

    /// Whether a date of the column may be meant with day and month exchanged.
    func doubts(_ day: Day) -> Bool {
        guard let swapped = day.swapped else { return false }
        return covered?.contains(swapped) ?? true
    }
}

/// What a first reading of a file found out about its dates.
struct DateFindings: Sendable, Equatable {
    /// What speaks against the date column.
    var written: SwapEvidence?
    /// What speaks against the column that should settle its doubtful dates.
    var settling: SwapEvidence?
}

/// Looks through a column's dates for day and month exchanged.
///
/// A date is certain where it reads the same both ways or one way only (a day above 12). The certain dates tell which days the
/// file covers: from the first of the earliest one's month to the 12th of the month after the latest one's, for up to there
/// no certain date could be missed. One date that is outside as written and inside exchanged speaks against the column, and
/// so does an order of rows that the exchange mends. Then nobody knows which of the others are right, and every date is
/// doubtful that would be inside exchanged.
struct DateSurvey {
    /// Rows before the one above them, as written, below which their order tells nothing.
    static let leastDisorder = 10

    private struct Seen {
        var rows = 0
        let line: Int
    }

    /// How far the rows go back in time, from each to the next.
    private struct Disorder {
        var rows = 0
        var days = 0

        mutating func add(_ last: Day, _ next: Day) {
            guard next < last else { return }
            rows += 1
            days += last - next
        }
    }

    private var certain: ClosedRange<Day>?
    private var open: [Day: Seen] = [:]
    private var last: Day?
    private var written = Disorder()
    private var swapped = Disorder()

    /// Takes in the next row's date.
    mutating func see(_ day: Day, line: Int) {
        if day.swapped == nil {
            certain = min(certain?.lowerBound ?? day, day)...max(certain?.upperBound ?? day, day)
        } else {
            open[day, default: Seen(line: line)].rows += 1
        }
        if let last {
            written.add(last, day)
            swapped.add(last.swapped ?? last, day.swapped ?? day)
        }
        last = day
    }

    /// What speaks against the column.
    var contradiction: SwapEvidence? { outside ?? disorder }

    /// What keeps the column from being read as written: a contradiction, or that nothing is certain.
    var doubt: SwapEvidence? {
        if let contradiction { return contradiction }
        return certain == nil && !open.isEmpty ? evidence(.nothingCertain) : nil
    }

    private var covered: ClosedRange<Day>? {
        certain.map { $0.lowerBound.month.firstDay...$0.upperBound.month.next.firstDay + 11 }
    }

    private var outside: SwapEvidence? {
        guard let covered else { return nil }
        let wrong = open.filter { day, _ in !covered.contains(day) && day.swapped.map(covered.contains) ?? false }
        guard let first = wrong.min(by: { $0.value.line < $1.value.line }) else { return nil }
        let rows = wrong.values.reduce(0) { $0 + $1.rows }
        return evidence(.outside(rows: rows, line: first.value.line, day: first.key))
    }

    private var disorder: SwapEvidence? {
        // A quarter: rows in no order at all go back as far either way.
        guard written.rows >= DateSurvey.leastDisorder, swapped.days * 4 < written.days else { return nil }
        return evidence(.order(written: written.days, swapped: swapped.days))
    }

    private func evidence(_ ground: SwapEvidence.Ground) -> SwapEvidence {
        var evidence = SwapEvidence(ground: ground, covered: covered)
        evidence.rows = open.reduce(0) { evidence.doubts($1.key) ? $0 + $1.value.rows : $0 }
        return evidence
    }
}

extension SwapEvidence {
    /// The evidence about a column, for a person.
    func text(_ column: String) -> Text {
        let count = grouped(rows)
        let reason = reason
        return Text(
            zh: "列“\(column)”的日与月可能互换：\(reason.zh)；日期可疑的有 \(count) 行",
            en:
                "day and month may be swapped in the column \"\(column)\": \(reason.en); \(count) rows are doubtful"
        )
    }

    private var reason: Text {
        switch ground {
        case .outside(let rows, let line, let day):
            let swapped = day.swapped.map { "\($0)" } ?? ""
            let span = covered.map { "\($0.lowerBound)…\($0.upperBound)" } ?? ""
            return Text(
                zh: "文件覆盖 \(span)，\(grouped(rows)) 行在其外，互换后在其内，如第 \(line) 行：\(day)，互换为 \(swapped)",
                en: """
                    the file covers \(span), and \(grouped(rows)) rows are outside it but inside once swapped, like line \
                    \(line): \(day), swapped \(swapped)
                    """)
        case .order(let written, let swapped):
            return Text(
                zh: "逐行日期共倒退 \(grouped(written)) 天，互换后仅 \(grouped(swapped)) 天",
                en: "from row to row the dates go back \(grouped(written)) days, swapped only \(grouped(swapped))")
        case .nothingCertain:
            return Text(zh: "没有一个日期只有一种读法", en: "no date of the file can be read one way only")
        }
    }
}
