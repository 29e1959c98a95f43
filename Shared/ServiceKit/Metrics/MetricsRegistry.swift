public import CoreMetrics
import Synchronization

/// The metrics of one service, and how Prometheus reads them (text format 0.0.4).
public final class MetricsRegistry: MetricsFactory, Sendable {
    struct Key: Hashable {
        let label: String
        let dimensions: [String]

        init(_ label: String, _ dimensions: [(String, String)]) {
            self.label = label.replacing("-", with: "_").replacing(".", with: "_")
            self.dimensions = dimensions.map { "\($0.0)=\"\(Key.escaped($0.1))\"" }.sorted()
        }

        /// A label's value as the format wants it: backslash, quote and newline escaped.
        private static func escaped(_ value: String) -> String {
            value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        }
    }

    private let instruments = Mutex<[Key: Instrument]>([:])

    /// A registry without metrics.
    public init() {}

    /// Everything measured so far, sorted by name.
    public func text() -> String {
        let all = instruments.withLock { $0 }.sorted {
            ($0.key.label, $0.key.dimensions.joined()) < ($1.key.label, $1.key.dimensions.joined())
        }
        var lines: [String] = []
        var last = ""
        for (key, instrument) in all {
            if key.label != last { lines.append("# TYPE \(key.label) \(instrument.type)") }
            last = key.label
            lines += instrument.lines(key)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func instrument(_ label: String, _ dimensions: [(String, String)], _ make: () -> Instrument) -> Instrument {
        let key = Key(label, dimensions)
        return instruments.withLock { instruments in
            if let known = instruments[key] { return known }
            let new = make()
            instruments[key] = new
            return new
        }
    }

    // MARK: MetricsFactory

    /// A number that only grows; the same name and dimensions give the same one.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        instrument(label, dimensions) { Instrument(type: "counter") }
    }

    /// A histogram where it is to aggregate, else a gauge.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        instrument(label, dimensions) { Instrument(type: aggregate ? "histogram" : "gauge") }
    }

    /// A histogram of seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        instrument(label, dimensions) { Instrument(type: "histogram") }
    }

    /// Does nothing: what was measured stays to be read.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// Does nothing: what was measured stays to be read.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// Does nothing: what was measured stays to be read.
    public func destroyTimer(_ handler: any TimerHandler) {}
}

/// One counter, gauge or histogram.
///
/// A timer's buckets are seconds.
final class Instrument: CounterHandler, RecorderHandler, TimerHandler {
    static let bounds = [
        0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]

    private struct State {
        var count: Int64 = 0
        var sum = 0.0
        var buckets = [Int64](repeating: 0, count: Instrument.bounds.count)
    }

    let type: String
    private let state = Mutex(State())

    init(type: String) { self.type = type }

    func increment(by amount: Int64) { state.withLock { $0.count += amount } }

    func reset() { state.withLock { $0 = State() } }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        state.withLock { state in
            if type == "gauge" {
                state.sum = value
                return
            }
            state.count += 1
            state.sum += value
            if let bucket = Instrument.bounds.firstIndex(where: { value <= $0 }) { state.buckets[bucket] += 1 }
        }
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func lines(_ key: MetricsRegistry.Key) -> [String] {
        let state = state.withLock { $0 }
        func line(_ suffix: String, _ extra: [String], _ value: String) -> String {
            let labels = (key.dimensions + extra).joined(separator: ",")
            return "\(key.label)\(suffix)\(labels.isEmpty ? "" : "{\(labels)}") \(value)"
        }
        switch type {
        case "counter": return [line("", [], "\(state.count)")]
        case "gauge": return [line("", [], "\(state.sum)")]
        default:
            var running: Int64 = 0
            let buckets = zip(Instrument.bounds, state.buckets).map { bound, count in
                running += count
                return line("_bucket", ["le=\"\(bound)\""], "\(running)")
            }
            return buckets + [
                line("_bucket", ["le=\"+Inf\""], "\(state.count)"), line("_sum", [], "\(state.sum)"),
                line("_count", [], "\(state.count)"),
            ]
        }
    }
}
