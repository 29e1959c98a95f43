import RPC
import Testing

@testable import Operator

@Suite("Text stands in columns whatever its script")
struct TerminalTests {
    @Test(
        "widths",
        arguments: [("", 0), ("abc", 3), ("合作伙伴", 8), ("a伴b", 4), ("é", 1), ("e\u{301}", 1), ("✓", 1), ("，", 2)])
    func widths(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    @Test("columns line up under Chinese headers")
    func table() {
        var table = Table(["服务", "事件", "x"], right: [1])
        table.add(["intake", "7", "a"])
        table.add(["合作", "1234", ""])
        let console = Transcript().console()
        #expect(table.lines(console) == ["服务    事件  x", "intake     7  a", "合作    1234"])
    }

    @Test("colours do not shift columns, and appear on terminals only")
    func colours() {
        var table = Table(["a", "b"])
        table.add([Table.Cell("x", .red), "y"])
        let transcript = Transcript()
        #expect(table.lines(transcript.console()) == ["a  b", "x  y"])
        let coloured = table.lines(transcript.console(isTerminal: true))
        #expect(coloured[1] == "\u{1B}[31mx\u{1B}[0m  y")
    }

    @Test(
        "numbers have their commas", arguments: [(0, "0"), (999, "999"), (31331, "31,331"), (-1_000_000, "-1,000,000")])
    func numbers(number: Int, text: String) {
        #expect(grouped(number) == text)
    }

    @Test("progress shows itself no more often than it should")
    func progress() {
        let start = ContinuousClock.now
        let transcript = Transcript()
        var progress = Progress(transcript.console(), start: start)
        for second in 0...6 {
            let step = Progress.Step(
                rows: second * 1000, fraction: Double(second) / 10, place: "2013-08-0\(second + 1)")
            progress.show(step, now: start + .seconds(second))
        }
        let lines = transcript.error.split(separator: "\n")
        #expect(
            lines == [
                "0%  0 rows  0/s  2013-08-01", "30%  3,000 rows  1,000/s  2013-08-04",
                "60%  6,000 rows  1,000/s  2013-08-07",
            ])
    }

    @Test("on a terminal progress is a bar that redraws itself")
    func bar() {
        let start = ContinuousClock.now
        let transcript = Transcript()
        let progress = Progress(transcript.console(isTerminal: true), start: start)
        progress.finish(Progress.Step(rows: 10, fraction: 0.5, place: "x"), now: start + .seconds(1))
        let half = String(repeating: "█", count: 12) + String(repeating: "░", count: 12)
        #expect(transcript.error == "\r\u{1B}[K\(half) 50%  10 rows  10/s  x\n")
    }
}
