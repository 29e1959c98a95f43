package import RPC

/// What the tests' service saw and does: one for each service, so that tests run side by side.
package final class EchoService: Sendable {
    /// Items written by all streams so far.
    package let written = Counter()
    /// Handlers running now.
    package let running = Counter()
    /// Times a flaky method was reached.
    package let tries = Counter()
    /// Times a flaky method still fails.
    package let failures: Counter
    /// The errors with which handlers were stopped.
    package let stops = Recorder<RPCError>()
    /// Every call as its handler saw it.
    package let calls = Recorder<ServerCall>()
    /// The scope in which every call was served.
    package let scopes = Recorder<CallScope>()
    /// Where `Hold` waits.
    package let latch = Latch()

    package init(failures: Int = 0) { self.failures = Counter(failures) }

    /// The service's methods.
    package var router: Router {
        var router = Router()
        router.serve(Echo.unary) { note, call in await self.serving(call) { note } }
        router.serve(Echo.stream) { request, writer, call in
            try await self.serving(call) { try await self.count(to: request.count, writer) }
        }
        router.serve(Echo.collect) { requests, call in
            try await self.serving(call) { try await EchoService.collect(requests) }
        }
        router.serve(Echo.first) { requests, _ in try await requests.next() ?? Note("none") }
        router.serve(Echo.sleep) { nap, call in
            try await self.serving(call) {
                try await Task.sleep(for: .milliseconds(nap.ms))
                return Nothing()
            }
        }
        router.serve(Echo.hold) { (_: Nothing, call) in
            await self.serving(call) {
                await self.latch.wait()
                return Nothing()
            }
        }
        router.serve(Echo.fail) { (request: Failure, _) in throw EchoService.failure(request.code) }
        router.serve(Echo.flakyCommand) { (_: Nothing, _) in try self.flaky() }
        router.serve(Echo.flakyQuery) { (_: Nothing, _) in try self.flaky() }
        return router
    }

    /// The error that `Fail` ends with.
    package static func failure(_ code: Int) -> RPCError {
        RPCError(
            StatusCode(rawValue: code) ?? .unknown, Text(zh: "照办", en: "as asked"), reason: "TEST_AS_ASKED",
            field: "items[2].code", clause: "7.1")
    }

    private func serving<Result>(_ call: ServerCall, _ work: () async throws -> Result) async rethrows -> Result {
        calls.add(call)
        if let scope = CallScope.current { scopes.add(scope) }
        running.add()
        defer { running.add(-1) }
        do {
            return try await work()
        } catch {
            stops.add(RPCError(error))
            throw error
        }
    }

    private func count(to end: Int, _ writer: ReplyWriter<Index>) async throws {
        for index in 0..<end {
            try await writer.write(Index(index))
            written.add()
        }
    }

    private static func collect(_ requests: RequestStream<Note>) async throws -> Collected {
        var items: [Note] = []
        while let item = try await requests.next() { items.append(item) }
        return Collected(items)
    }

    private func flaky() throws -> Nothing {
        tries.add()
        guard failures.value > 0 else { return Nothing() }
        failures.add(-1)
        throw RPCError(.unavailable, "not now", reason: "TEST_NOT_NOW")
    }
}
