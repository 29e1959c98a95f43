import JSON
import RPC
import RPCZeroMQ
import TestSupport
import Testing

@Suite("A Python caller of our service", .fewAtOnce) struct PythonCalls {
    @Test func unary() async throws {
        try await serving { endpoint, _, _ in
            let report = try await PythonPeer.call(endpoint, "Unary", ["--body", #"{"text": "中文", "number": "7"}"#])
            #expect(report["status"]?["code"] == 0)
            #expect(report["reply"] == ["text": "中文", "number": 7])
        }
    }

    @Test(arguments: [1, 3, 64]) func stream(credit: Int) async throws {
        try await serving { endpoint, echo, _ in
            let report = try await PythonPeer.call(
                endpoint, "Stream", ["--body", #"{"count": 300}"#, "--credit", "\(credit)"])
            #expect(report["status"]?["code"] == 0)
            #expect(report["items"]?.arrayValue == (0..<300).map { ["index": .integer($0)] })
            #expect(report["overran"] == false)
            #expect(echo.written.value == 300)
        }
    }

    @Test func clientStream() async throws {
        var limits = RPCServer.Limits()
        limits.requestWindow = 8
        try await serving(limits) { endpoint, _, _ in
            let report = try await PythonPeer.call(endpoint, "Collect", ["--send", "100"])
            let numbers = report["reply"]?["items"]?.arrayValue?.map { $0["number"]?.integerValue }
            #expect(numbers == (0..<100).map { Int64($0) })
            #expect(try #require(report["grants"]?.integerValue) > 100 / 8)
        }
    }

    @Test func cancelsMidStream() async throws {
        try await serving { endpoint, echo, server in
            let report = try await PythonPeer.call(
                endpoint, "Stream", ["--body", #"{"count": 1000}"#, "--credit", "10", "--cancel-after", "3"])
            #expect(report["items"]?.arrayValue?.count == 3)
            try await eventually("the handler stops") { echo.stops.all == [.cancelled] }
            #expect(echo.written.value <= 10)
            #expect(server.openCalls == 0)
        }
    }

    @Test(
        arguments: [
            (["Sleep", "--body", #"{"ms": 60000}"#, "--timeout", "50"], 4, "RPC_DEADLINE"),
            (["None"], 12, "RPC_UNKNOWN_METHOD"),
            (["Unary", "--body", "{"], 3, "RPC_BAD_BODY"),
            (["Unary", "--size", "5242880"], 8, "RPC_BODY_TOO_LARGE"),
            (["Fail", "--body", #"{"code": 9}"#], 9, "TEST_AS_ASKED"),
            (["Unary", "--metadata", "credit=x"], 3, "RPC_BAD_METADATA"),
        ] as [([String], JSONValue, JSONValue)])
    func areToldWhatIsWrong(arguments: [String], code: JSONValue, reason: JSONValue) async throws {
        try await serving { endpoint, _, server in
            let report = try await PythonPeer.call(endpoint, arguments[0], Array(arguments.dropFirst()))
            #expect(report["status"]?["code"] == code)
            #expect(report["status"]?["details"]?["reason"] == reason)
            #expect(server.openCalls == 0)
        }
    }

    @Test(arguments: [("en", "as asked"), ("zh-CN", "照办")] as [(String, JSONValue)])
    func readTheirOwnLanguage(locale: String, message: JSONValue) async throws {
        try await serving { endpoint, _, _ in
            let report = try await PythonPeer.call(
                endpoint, "Fail", ["--body", #"{"code": 5}"#, "--metadata", "locale=\(locale)"])
            #expect(report["status"]?["message"] == message)
            #expect(
                report["status"]?["details"] == ["field": "items[2].code", "clause": "7.1", "reason": "TEST_AS_ASKED"])
        }
    }

    private func serving(
        _ limits: RPCServer.Limits = RPCServer.Limits(), _ body: (String, EchoService, RPCServer) async throws -> Void
    ) async throws {
        let node = try Node()
        try await closing([node]) {
            let echo = EchoService()
            let (server, endpoint) = try await node.serve(echo.router, limits: limits, at: Carrier.tcp.endpoint)
            try await body(endpoint, echo, server)
        }
    }
}

@Suite("Our caller of a Python service", .fewAtOnce) struct PythonServes {
    @Test func everyKindOfCall() async throws {
        try await calling { client in
            let note = Note("中文 \u{1F600}", number: 7)
            let reply = try await client.call(Echo.unary, note)
            #expect(reply == note)
            // One at a time is a round trip each: fewer of them, as other suites share the machine.
            for (credit, count) in [(1, 500), (64, 6000), (5000, 6000)] {
                var options = CallOptions(timeout: .seconds(60))
                options.credit = credit
                let indices = try await client.stream(Echo.stream, Count(count), options) { stream in
                    var indices: [Int] = []
                    while let batch = try await stream.nextBatch() { indices += batch.map(\.index) }
                    return indices
                }
                #expect(indices == Array(0..<count))
            }
            let collected = try await client.send(Echo.collect) { writer in
                for number in 0..<100 { try await writer.write(Note("n", number: number)) }
            }
            #expect(collected.items.map(\.number) == Array(0..<100))
            let large = Note(String(repeating: "x", count: 5 << 20))
            let same = try await client.call(Echo.unary, large)
            #expect(same == large)
        }
    }

    @Test func everyEnd() async throws {
        try await calling { client in
            let failed = await failure { try await client.call(Echo.fail, Failure(9), once) }
            #expect(failed == RPCError(.failedPrecondition, "code 9", reason: "AS_ASKED", field: "code"))
            let unknown = await failure { try await client.call(Echo.hold, Nothing(), once) }
            #expect(unknown?.code == .unimplemented)
            let late = await failure {
                try await client.call(Echo.sleep, Nap(60_000), CallOptions(timeout: .milliseconds(50)))
            }
            #expect(late?.code == .deadlineExceeded)
            let first = try await client.stream(Echo.stream, Count(1000)) { stream in try await stream.next() }
            #expect(first == Index(0))
            _ = try await client.call(Echo.sleep, Nap(1), once)
        }
    }

    private func calling(_ body: (RPCClient) async throws -> Void) async throws {
        let caller = try Node()
        try await closing([caller]) {
            try await PythonPeer.serving("tcp://127.0.0.1:*") { endpoint in
                try await body(RPCClient(try await caller.connect(to: endpoint)))
            }
        }
    }
}
