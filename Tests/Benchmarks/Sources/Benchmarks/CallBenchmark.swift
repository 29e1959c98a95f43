import Foundation
import RPC
import RPCZeroMQ

/// Unary and streaming calls between two processes, beside a bare loop with the same codec, in turns.
struct CallBenchmark {
    private static let house = "tcp://127.0.0.1:17801"

    let client: RPCClient
    /// The callers run where the frames are, as the bare loop does.
    let executor: any TaskExecutor
    let coder: Coder
    let bare: String
    private var many = (house: Rounds(), bare: Rounds())
    private var one = (house: Rounds(), bare: Rounds())
    private var stream = (house: Rounds(), bare: Rounds())

    init(_ client: RPCClient, _ executor: any TaskExecutor, _ coder: Coder, bare: String) {
        self.client = client
        self.executor = executor
        self.coder = coder
        self.bare = bare
    }

    static func run(_ isQuick: Bool) async throws -> Table {
        let bare = [(Coder.house, "tcp://127.0.0.1:17802"), (.foundation, "tcp://127.0.0.1:17803")]
        let children =
            try [Child("Benchmarks", ["serve-house", house])]
            + bare.map { try Child("Benchmarks", ["serve-bare", $1, $0.rawValue]) }
        defer { for child in children { child.stop() } }
        let node = try Node()
        let client = RPCClient(try await node.connect(to: house))
        let size = Coder.house.encode(.sample).count
        var table = Table(
            title: "Calls between two processes, \(size) bytes of JSON each way; medians of the rounds",
            columns: ["what", "house", "bare libzmq, same codec", "house / bare", "asked"])
        for (coder, endpoint) in bare {
            var benchmark = CallBenchmark(client, node.executor, coder, bare: endpoint)
            try await benchmark.measure(calls: isQuick ? 5_000 : 20_000, rounds: isQuick ? 3 : 7)
            benchmark.report(in: &table)
        }
        await node.close()
        return table
    }

    private mutating func measure(calls: Int, rounds: Int) async throws {
        _ = try await unary(count: 2_000, inFlight: 100)
        _ = BareEcho.call(bare, coder, count: 2_000, inFlight: 100)
        for _ in 0..<rounds {
            many.house.values.append(Double(calls) / (try await unary(count: calls, inFlight: 100).seconds))
            many.bare.values.append(Double(calls) / BareEcho.call(bare, coder, count: calls, inFlight: 100).seconds)
            one.house.values.append(
                Rounds(values: try await unary(count: calls / 10, inFlight: 1).latencies).median * 1e6)
            one.bare.values.append(
                Rounds(values: BareEcho.call(bare, coder, count: calls / 10, inFlight: 1).latencies).median * 1e6)
            stream.house.values.append(Double(calls) / (try await streamed(count: calls)))
            stream.bare.values.append(Double(calls) / BareEcho.stream(bare, coder, count: calls))
        }
    }

    private func report(in table: inout Table) {
        let codec = coder == .house ? "the house's codec" : "Foundation's codec"
        table.add("unary, 100 in flight, calls/s, \(codec)", many.house, many.bare, "≥ 0.75")
        table.add("unary, 1 in flight, p50 µs, \(codec)", one.house, one.bare, "≤ 1.60")
        table.add("server stream, messages/s, \(codec)", stream.house, stream.bare, "≥ 0.70")
    }

    private func call() async throws {
        switch coder {
        case .house: _ = try await client.call(HouseEcho.unary, .sample)
        case .foundation:
            let reply = try await client.call(HouseEcho.foundation, RawMessage(bytes: coder.encode(.sample)))
            _ = coder.decode(reply.bytes)
        }
    }

    private func unary(count: Int, inFlight: Int) async throws -> (seconds: Double, latencies: [Double]) {
        try await withTaskExecutorPreference(executor) { try await callers(count: count, inFlight: inFlight) }
    }

    private func callers(count: Int, inFlight: Int) async throws -> (seconds: Double, latencies: [Double]) {
        let clock = ContinuousClock()
        let start = clock.now
        if inFlight == 1 {
            var latencies: [Double] = []
            for _ in 0..<count {
                let sent = clock.now
                try await call()
                latencies.append((clock.now - sent).seconds)
            }
            return ((clock.now - start).seconds, latencies)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<inFlight {
                group.addTask { for _ in 0..<count / inFlight { try await call() } }
            }
            try await group.waitForAll()
        }
        return ((clock.now - start).seconds, [])
    }

    private func streamed(count: Int) async throws -> Double {
        let start = ContinuousClock.now
        var options = CallOptions(timeout: nil)
        options.credit = 1024
        let request = StreamRequest(count: count)
        switch coder {
        case .house:
            try await client.stream(HouseEcho.stream, request, options) { replies in
                while try await replies.nextBatch() != nil {}
            }
        case .foundation:
            try await client.stream(HouseEcho.foundationStream, request, options) { replies in
                while let batch = try await replies.nextBatch() { for reply in batch { _ = coder.decode(reply.bytes) } }
            }
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
