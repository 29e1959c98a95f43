import Foundation
import Testing

@Suite("Both services under loss, repetition, delay and crashes come to what a plain recomputation says")
struct SimulationTests {
    /// One seed named by `QUANYI_SEED`, otherwise several; a failure is printed with its seed.
    private static let seeds: [UInt64] =
        ProcessInfo.processInfo.environment["QUANYI_SEED"].flatMap(UInt64.init).map { [$0] } ?? [1, 2, 3]

    @Test("every acknowledged effect once, the same ledger, the same replica", arguments: seeds)
    func seed(seed: UInt64) async throws {
        try await Simulation(seed: seed).run(steps: 200)
    }
}
