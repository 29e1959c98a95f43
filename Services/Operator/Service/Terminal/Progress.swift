import RPC

/// How far a long job has come: a bar that redraws itself on a terminal, a line every few seconds elsewhere.
struct Progress {
    /// What there is to show.
    struct Step: Equatable {
        /// Rows done.
        var rows: Int
        /// The part of the whole that is done, 0 to 1.
        var fraction: Double
        /// Where it stands: a day.
        var place: String
    }

    private static let cells = 24
    private let console: Console
    private let start: ContinuousClock.Instant
    private var nextDue: ContinuousClock.Instant

    /// Nothing done at `start`.
    init(_ console: Console, start: ContinuousClock.Instant) {
        self.console = console
        self.start = start
        nextDue = start
    }

    /// Shows a step where it is time to.
    mutating func show(_ step: Step, now: ContinuousClock.Instant) {
        guard now >= nextDue else { return }
        nextDue = now + (console.isErrorTerminal ? .milliseconds(100) : .seconds(3))
        draw(step, now)
    }

    /// Shows the last step, and ends the bar's line.
    func finish(_ step: Step, now: ContinuousClock.Instant) {
        draw(step, now)
        if console.isErrorTerminal { console.raw("\n") }
    }

    private func draw(_ step: Step, _ now: ContinuousClock.Instant) {
        let text = text(step, now)
        console.raw(console.isErrorTerminal ? "\(Console.clearedRow)\(bar(step.fraction)) \(text)" : text + "\n")
    }

    private func text(_ step: Step, _ now: ContinuousClock.Instant) -> String {
        let rate = grouped(Rate.perSecond(step.rows, start.duration(to: now)))
        let percent = "\(Int(step.fraction * 100))%"
        let rows = Text(zh: "\(grouped(step.rows)) 行  \(rate) 行/秒", en: "\(grouped(step.rows)) rows  \(rate)/s")
        return [percent, rows[console.locale], step.place].joined(separator: "  ")
    }

    private func bar(_ fraction: Double) -> String {
        let full = Int((min(max(fraction, 0), 1) * Double(Progress.cells)).rounded(.down))
        return String(repeating: "█", count: full) + String(repeating: "░", count: Progress.cells - full)
    }
}

/// A count over a time.
enum Rate {
    /// Whole units a second; 0 where no time has passed.
    static func perSecond(_ count: Int, _ time: Duration) -> Int {
        let seconds = time / .seconds(1)
        return seconds > 0 ? Int(Double(count) / seconds) : 0
    }
}

/// A number with a comma at every third digit: `31,331`.
func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    let parts = digits.enumerated().map { index, digit in
        index > 0 && (digits.count - index) % 3 == 0 ? ",\(digit)" : "\(digit)"
    }
    return (number < 0 ? "-" : "") + parts.joined()
}
