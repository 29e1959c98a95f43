import RPC
import TestSupport
import Testing

@Suite("Unary calls over every carrier", .fewAtOnce) struct UnaryCompliance {
    @Test(arguments: Carrier.allCases) func bringTheReply(carrier: Carrier) async throws {
        try await wired(carrier, EchoService().router) { wired in
            let note = Note("中文 \u{1F600} \"x\"\n", number: .max)
            let reply = try await wired.client.call(Echo.unary, note)
            #expect(reply == note)
            #expect(wired.channel.openCalls == 0)
        }
    }

    @Test(arguments: Carrier.allCases) func runSideBySide(carrier: Carrier) async throws {
        let service = EchoService()
        try await wired(carrier, service.router) { wired in
            async let held = wired.client.call(Echo.hold, Nothing())
            let numbers = try await withThrowingTaskGroup(of: Int?.self) { group in
                for number in 0..<100 {
                    group.addTask { try await wired.client.call(Echo.unary, Note("x", number: number)).number }
                }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1 ?? -1) }
            }
            #expect(numbers == Set(0..<100))
            service.latch.open()
            _ = try await held
        }
    }

    @Test(arguments: Carrier.allCases, [("zh-CN", "照办"), ("en", "as asked"), (nil, "照办")] as [(String?, String)])
    func bringTheStatusWhole(carrier: Carrier, asked: (locale: String?, message: String)) async throws {
        try await wired(carrier, EchoService().router) { wired in
            var options = CallOptions()
            options.metadata["locale"] = asked.locale
            for code in 1...16 where code != StatusCode.unavailable.rawValue {
                let error = await failure { try await wired.client.call(Echo.fail, Failure(code), options) }
                var expected = EchoService.failure(code)
                expected.message = Text(asked.message)
                #expect(error == expected)
            }
        }
    }

    @Test(arguments: Carrier.allCases) func bringMetadata(carrier: Carrier) async throws {
        let service = EchoService()
        try await wired(carrier, service.router) { wired in
            var options = CallOptions(timeout: .seconds(7)).idempotent("key-1")
            options.metadata["traceparent"] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            options.metadata["unknown-to-all"] = "值"
            _ = try await wired.client.call(Echo.unary, Note("x"), options)
            let call = try #require(service.calls.all.first)
            #expect(call.metadata.idempotencyKey == "key-1")
            #expect(call.metadata["unknown-to-all"] == "值")
            #expect(call.metadata.traceparent == options.metadata.traceparent)
            #expect(call.principal == .local)
            #expect(call.method == Echo.unary.description)
            let timeout = try #require(try call.metadata.timeout())
            #expect(timeout > .zero && timeout <= .seconds(7))
        }
    }

    @Test(arguments: Carrier.allCases) func refuseWhatTheServiceLacks(carrier: Carrier) async throws {
        try await wired(carrier, EchoService().router) { wired in
            let unknown = Method<Nothing, Nothing>.query("/peer.v1.Echo/None")
            let none = await failure { try await wired.client.call(unknown, Nothing()) }
            #expect(none?.code == .unimplemented)
            let wrongKind = Method<Note, Note>.query("/peer.v1.Echo/Collect")
            let wrong = await failure { try await wired.client.call(wrongKind, Note("x")) }
            #expect(wrong?.reason == "RPC_WRONG_KIND")
            let reply = try await wired.client.call(Echo.unary, Note("still serving"))
            #expect(reply.text == "still serving")
        }
    }

    @Test(
        arguments: Carrier.allCases,
        [
            (#"{"text": 5}"#, "text"), (#"{"number": 5}"#, "text"), (#"{"text": "x", "number": "many"}"#, "number"),
            (#"{"text": "x""#, nil), ("", nil), ("[]", nil),
        ] as [(String, String?)])
    func nameTheFieldThatCannotBeRead(carrier: Carrier, bad: (body: String, field: String?)) async throws {
        try await wired(carrier, EchoService().router) { wired in
            let raw = Echo.unary.withRawRequests
            let error = await failure { try await wired.client.call(raw, RawMessage(bytes: Array(bad.body.utf8))) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.reason == "RPC_BAD_BODY")
            #expect(error?.field == bad.field)
        }
    }

    @Test(arguments: Carrier.allCases) func boundTheBody(carrier: Carrier) async throws {
        try await wired(carrier, EchoService().router) { wired in
            let large = Note(String(repeating: "x", count: (4 << 20) - 100))
            let reply = try await wired.client.call(Echo.unary, large)
            #expect(reply == large)
            let error = await failure { try await wired.client.call(Echo.unary, Note(large.text + large.text)) }
            #expect(error?.code == .resourceExhausted)
            #expect(error?.reason == "RPC_BODY_TOO_LARGE")
            let streamed = await failure {
                try await wired.client.send(Echo.collect) { writer in
                    try await writer.write(Note("good"))
                    try await writer.write(Note(large.text + large.text))
                }
            }
            #expect(streamed?.reason == "RPC_BODY_TOO_LARGE")
        }
    }
}

@Suite("Load and retries over every carrier", .fewAtOnce) struct LoadCompliance {
    @Test(arguments: Carrier.allCases) func openCallsAreBounded(carrier: Carrier) async throws {
        let service = EchoService()
        var limits = RPCServer.Limits()
        limits.openCalls = 3
        try await wired(carrier, service.router, limits: limits) { wired in
            try await withThrowingTaskGroup { group in
                for _ in 0..<3 { group.addTask { _ = try await wired.client.call(Echo.hold, Nothing()) } }
                try await eventually("three are open") { wired.server.openCalls == 3 }
                let error = await failure { try await wired.client.call(Echo.unary, Note("x")) }
                #expect(error?.code == .resourceExhausted && error?.reason == "RPC_OVERLOADED")
                service.latch.open()
                try await group.waitForAll()
            }
            let reply = try await wired.client.call(Echo.unary, Note("room again"))
            #expect(reply.text == "room again")
        }
    }

    @Test(arguments: Carrier.allCases) func queriesAreTriedAgain(carrier: Carrier) async throws {
        let service = EchoService(failures: 2)
        try await wired(carrier, service.router) { wired in
            _ = try await wired.client.call(Echo.flakyQuery, Nothing())
            #expect(service.tries.value == 3)
        }
    }

    @Test(arguments: Carrier.allCases) func commandsAreTriedAgainOnlyWithAKey(carrier: Carrier) async throws {
        let service = EchoService(failures: 2)
        try await wired(carrier, service.router) { wired in
            let error = await failure { try await wired.client.call(Echo.flakyCommand, Nothing()) }
            #expect(error?.reason == "TEST_NOT_NOW")
            #expect(service.tries.value == 1)
            _ = try await wired.client.call(Echo.flakyCommand, Nothing(), CallOptions().idempotent("k"))
            #expect(service.tries.value == 3)
        }
    }

    @Test(arguments: Carrier.allCases) func retriesEndWithTheDeadline(carrier: Carrier) async throws {
        try await wired(carrier, EchoService(failures: .max).router) { wired in
            let short = CallOptions(timeout: .milliseconds(150))
            let error = await failure { try await wired.client.call(Echo.flakyQuery, Nothing(), short) }
            #expect(error?.code == .unavailable || error?.code == .deadlineExceeded)
        }
    }

    @Test(arguments: Carrier.allCases) func nothingIsTriedAgainWhereNotWanted(carrier: Carrier) async throws {
        let service = EchoService(failures: .max)
        try await wired(carrier, service.router) { wired in
            var once = CallOptions()
            once.retries = false
            let error = await failure { try await wired.client.call(Echo.flakyQuery, Nothing(), once) }
            #expect(error?.reason == "TEST_NOT_NOW")
            #expect(service.tries.value == 1)
        }
    }

    @Test(arguments: Carrier.allCases) func interceptorsStandInOrderAndMayRefuse(carrier: Carrier) async throws {
        let log = Recorder<String>()
        let interceptors = [Tracing(name: "outer", log: log), Tracing(name: "inner", log: log)]
        try await wired(carrier, EchoService().router, interceptors: interceptors) { wired in
            _ = try await wired.client.call(Echo.unary, Note("x"))
            #expect(log.all == ["outer >", "inner >", "inner <", "outer <"])
            var refused = CallOptions()
            refused.metadata["refuse"] = "inner"
            let error = await failure { try await wired.client.call(Echo.unary, Note("x"), refused) }
            #expect(error?.code == .permissionDenied)
            #expect(log.all.dropFirst(4) == ["outer >", "inner >", "outer failed"])
        }
    }
}

private struct Tracing: ServerInterceptor {
    let name: String
    let log: Recorder<String>

    func intercept(_ call: ServerCall, next: CallHandler) async throws -> [UInt8]? {
        log.add("\(name) >")
        if call.metadata["refuse"] == name { throw RPCError(.permissionDenied, "refused by \(name)") }
        do {
            let reply = try await next(call)
            log.add("\(name) <")
            return reply
        } catch {
            log.add("\(name) failed")
            throw error
        }
    }
}
