import Foundation
import RPC
import RPCZeroMQ

/// Unary and streaming calls between two processes, beside a bare loop, in turns.
enum CallBenchmark {
    static func run(_ isQuick: Bool) async throws -> Table {
        let folder = try Child.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (house, bare) = ("ipc://\(folder)/house", "ipc://\(folder)/bare")
        let tcp = ("tcp://127.0.0.1:17801", "tcp://127.0.0.1:17802")
        _ = (house, bare)
        let children = [
            try Child("Benchmarks", ["serve-house", tcp.0]), try Child("Benchmarks", ["serve-bare", tcp.1]),
        ]
        defer { for child in children { child.stop() } }
        let node = try Node()
        let client = RPCClient(try await node.connect(to: tcp.0))
        let calls = isQuick ? 5_000 : 30_000
        var many = (house: Rounds(), bare: Rounds())
        var one = (house: Rounds(), bare: Rounds())
        var stream = (house: Rounds(), bare: Rounds())
        _ = try await unary(client, count: 2_000, inFlight: 100)
        _ = BareEcho.call(tcp.1, count: 2_000, inFlight: 100)
        for _ in 0..<(isQuick ? 3 : 7) {
            many.house.values.append(Double(calls) / (try await unary(client, count: calls, inFlight: 100).seconds))
            many.bare.values.append(Double(calls) / BareEcho.call(tcp.1, count: calls, inFlight: 100).seconds)
            one.house.values.append(median(try await unary(client, count: calls / 10, inFlight: 1).latencies) * 1e6)
            one.bare.values.append(median(BareEcho.call(tcp.1, count: calls / 10, inFlight: 1).latencies) * 1e6)
            stream.house.values.append(Double(calls) / (try await streamed(client, count: calls)))
            stream.bare.values.append(Double(calls) / BareEcho.stream(tcp.1, count: calls))
        }
        await node.close()
        var table = Table(
            title: "Calls between two processes, \((try? bodySize()) ?? 0) bytes of JSON each way; medians of the rounds",
            columns: ["what", "house", "bare libzmq, same codec", "house / bare", "asked"])
        table.add("unary, 100 in flight, calls/s", many.house, many.bare, "≥ 0.75")
        table.add("unary, 1 in flight, p50 µs", one.house, one.bare, "≤ 1.60")
        table.add("server stream, messages/s", stream.house, stream.bare, "≥ 0.70")
        return table
    }

    private static func bodySize() throws -> Int { try JSONSize.of(.sample) }

    private static func median(_ values: [Double]) -> Double { Rounds(values: values).median }

    private static func unary(_ client: RPCClient, count: Int, inFlight: Int) async throws -> (seconds: Double, latencies: [Double]) {
        let clock = ContinuousClock()
        let start = clock.now
        if inFlight == 1 {
            var latencies: [Double] = []
            for _ in 0..<count {
                let sent = clock.now
                _ = try await client.call(HouseEcho.unary, .sample)
                latencies.append((clock.now - sent).seconds)
            }
            return ((clock.now - start).seconds, latencies)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<inFlight {
                group.addTask { for _ in 0..<count / inFlight { _ = try await client.call(HouseEcho.unary, .sample) } }
            }
            try await group.waitForAll()
        }
        return ((clock.now - start).seconds, [])
    }

    private static func streamed(_ client: RPCClient, count: Int) async throws -> Double {
        let start = ContinuousClock.now
        var options = CallOptions(timeout: nil)
        options.credit = 1024
        try await client.stream(HouseEcho.stream, StreamRequest(count: count), options) { replies in
            while try await replies.nextBatch() != nil {}
        }
        return (ContinuousClock.now - start).seconds
    }
}

extension Table {
    /// A row of the house beside what is bare; the ratio is the median of the rounds' own ratios, so that it holds where the
    /// machine's speed drifts.
    mutating func add(_ what: String, _ house: Rounds, _ bare: Rounds, _ asked: String) {
        let ratio = Rounds(values: zip(house.values, bare.values).map { $0 / $1 }).median
        rows.append([what, figure(house.median), figure(bare.median), figure(ratio), asked])
    }
}
