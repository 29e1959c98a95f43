import Foundation
import Testing

@Suite("Both services under loss, repetition, delay and crashes come to what a plain recomputation says", .serialized)
struct SimulationTests {
    /// `QUANYI_SEED` names one seed to run; otherwise several.
    private static let seeds: [UInt64] = ProcessInfo.processInfo.environment["QUANYI_SEED"].flatMap(UInt64.init).map { [$0] } ?? [1, 2, 3, 4]

    @Test("every acknowledged effect once, the same ledger, the same replica", arguments: seeds)
    func seed(seed: UInt64) async throws {
        print("simulation: QUANYI_SEED=\(seed)")
        try await Simulation(seed: seed).run(steps: 300)
    }
}
