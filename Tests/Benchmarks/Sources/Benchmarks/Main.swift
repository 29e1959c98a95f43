import Foundation

/// What the house can do beside what is bare, measured in turns in one run.
///
/// `Benchmarks [NAME …] [--quick]`: calls, filing, latency, growth, memory, whatif, standings; all unless told.
@main
enum Benchmarks {
    static func main() async throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "serve-house": return try await HouseEcho.serve(at: arguments[1])
        case "serve-bare": return BareEcho.serve(at: arguments[1], Coder(rawValue: arguments[2]) ?? .house)
        default: break
        }
        let isQuick = arguments.contains("--quick")
        arguments.removeAll { $0 == "--quick" }
        let suites: [(name: String, run: (Bool) async throws -> Table)] = [
            ("calls", CallBenchmark.run), ("filing", FilingBenchmark.run), ("latency", LatencyBenchmark.run),
            ("growth", GrowthBenchmark.run), ("memory", MemoryBenchmark.run), ("whatif", WhatIfBenchmark.run),
            ("standings", StandingsBenchmark.run),
        ]
        for suite in suites where arguments.isEmpty || arguments.contains(suite.name) {
            FileHandle.standardError.write(Data("\(suite.name) …\n".utf8))
            print(try await suite.run(isQuick).text(), terminator: "\n\n")
        }
    }
}

/// Rows of text under a title.
struct Table {
    let title: String
    let columns: [String]
    var rows: [[String]] = []

    func text() -> String {
        let widths = columns.indices.map { column in ([columns] + rows).map { $0[column].count }.max() ?? 0 }
        func line(_ cells: [String]) -> String {
            zip(cells, widths).enumerated().map { index, cell in
                let padding = String(repeating: " ", count: cell.1 - cell.0.count)
                return index == 0 ? cell.0 + padding : padding + cell.0
            }.joined(separator: "  ")
        }
        return
            ([title, line(columns), widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")]
            + rows.map(line))
            .joined(separator: "\n")
    }
}

/// Figures of several rounds; what is quoted is the median.
struct Rounds {
    var values: [Double] = []

    var median: Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return .nan }
        return sorted.count % 2 == 1
            ? sorted[sorted.count / 2] : (sorted[sorted.count / 2 - 1] + sorted[sorted.count / 2]) / 2
    }
}

/// A figure in few digits: `98,000`, `141`, `1.32`.
func figure(_ value: Double) -> String {
    if value.isNaN { return "–" }
    if value < 10 { return String(format: "%.2f", value) }
    if value < 1000 { return String(format: "%.0f", value) }
    let digits = String(format: "%.0f", value)
    return String(digits.reversed().enumerated().flatMap { $0 > 0 && $0 % 3 == 0 ? [",", $1] : [$1] }.reversed())
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
