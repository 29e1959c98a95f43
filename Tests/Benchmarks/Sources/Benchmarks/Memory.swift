import Foundation
import RPC
import RPCZeroMQ
import Schema

/// What each service takes while it has nothing to do.
enum MemoryBenchmark {
    static func run(_ isQuick: Bool) async throws -> Table {
        let folder = try Child.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let names = ServiceNames.all
        var children: [(String, Child)] = []
        for (index, name) in names.enumerated() {
            let endpoints = names.enumerated().flatMap { ["--\($1)", "tcp://127.0.0.1:\(17841 + $0)"] }
            let own = ["--data", folder, "--listen", "tcp://127.0.0.1:\(17841 + index)"]
            children.append((name, try Child(name, own + endpoints)))
        }
        try await Task.sleep(for: .seconds(3))
        let before = children.map { $0.1.processorSeconds }
        let seconds = isQuick ? 5 : 20
        try await Task.sleep(for: .seconds(seconds))
        var table = Table(
            title: "The five services, idle and connected to each other, over \(seconds) s",
            columns: ["service", "resident MB", "% of a processor", "asked"])
        for (index, (name, child)) in children.enumerated() {
            let share = (child.processorSeconds - before[index]) / Double(seconds) * 100
            table.rows.append([name, figure(child.residentMegabytes), figure(share), "< 60, < 1"])
        }
        for (_, child) in children { child.stop() }
        return table
    }
}

enum ServiceNames {
    static let all = ["intake", "review", "complaint-monitor", "pricing-watch", "settlement"]
}
