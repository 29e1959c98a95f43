import TestSupport
import Testing
import ZeroMQ

@Suite struct Sockets {
    @Test func carryWholeMessagesBothWays() throws {
        let context = try Context()
        let (router, dealer) = try pair(in: context)
        let message: [[UInt8]] = [[], [1], [], Array(repeating: 7, count: 100_000)]
        #expect(dealer.send(message) == .sent)
        let arrived = try received(by: router)
        #expect(Array(arrived.dropFirst()) == message)
        #expect(router.send([arrived[0], [9]]) == .sent)
        #expect(try received(by: dealer) == [[9]])
    }

    @Test func haveNothingToReadAtFirst() throws {
        let (router, dealer) = try pair(in: Context())
        #expect(router.receive() == nil)
        #expect(dealer.receive() == nil)
    }

    @Test func takeAMessageOfManyFramesAndTheNextOneWhole() throws {
        let (router, dealer) = try pair(in: Context())
        let frames = Frames()
        #expect(dealer.send((0..<50).map { [$0] }) == .sent)
        #expect(dealer.send([[1], [2, 3]]) == .sent)
        #expect(router.receive(into: frames))
        #expect(frames.count == 51)
        #expect((1..<Frames.capacity - 1).map(frames.array) == (0..<6).map { [$0] })
        #expect(router.receive(into: frames))
        #expect(frames.count == 3)
        #expect([frames.array(1), frames.array(2)] == [[1], [2, 3]])
        #expect(!router.receive(into: frames))
    }

    @Test func aRouterSaysWhenAPeerIsGone() throws {
        let (router, _) = try pair(in: Context())
        try router.setMandatory()
        #expect(router.send([[1, 2, 3], [9]]) == .unreachable)
    }

    @Test func aFullQueueDoesNotWait() throws {
        let dealer = try Socket(.dealer, in: Context())
        try dealer.setImmediate()
        try dealer.connect(Carrier.freshIPC())
        #expect(dealer.send([[1]]) == .wouldBlock)
    }

    @Test func sayWhyABindFails() throws {
        let context = try Context()
        let (router, _) = try pair(in: context)
        let other = try Socket(.router, in: context)
        let error = #expect(throws: ZeroMQError.self) { try other.bind(router.lastEndpoint) }
        #expect(error?.isAddressInUse == true)
        #expect(error?.description.contains("inproc") == true)
        #expect(throws: ZeroMQError.self) { try other.bind("nonsense") }
        #expect(throws: ZeroMQError.self) { try other.connect("tcp://nowhere") }
    }

    @Test func nameTheBoundPort() throws {
        let router = try Socket(.router, in: Context())
        try router.bind("tcp://127.0.0.1:*")
        let port = try #require(router.lastEndpoint.split(separator: ":").last.flatMap { Int($0) })
        #expect(port > 0)
    }

    @Test func closeTwice() throws {
        let socket = try Socket(.pair, in: Context())
        socket.close()
        socket.close()
    }

    /// inproc hands over at once, so that a test need not wait.
    private func pair(in context: Context) throws -> (router: Socket, dealer: Socket) {
        let (router, dealer) = (try Socket(.router, in: context), try Socket(.dealer, in: context))
        try router.bind("inproc://pair")
        try dealer.connect("inproc://pair")
        return (router, dealer)
    }

    private func received(by socket: Socket) throws -> [[UInt8]] { try #require(socket.receive()) }
}

@Suite struct SocketThreads {
    @Test func doWhatIsAskedInOrder() async throws {
        let log = Recorder<Int>()
        let thread = SocketThread(named: "test") { Counting(log: log) }
        for number in 0..<1000 { thread.submit(number) }
        thread.submit(-1)
        await thread.ended()
        #expect(log.all == Array(0..<1000))
    }

    @Test func areWokenFromSleepByAnyThread() async throws {
        let log = Recorder<Int>()
        let thread = SocketThread(named: "test") { Counting(log: log) }
        for number in 0..<20 {
            thread.submit(number)
            try await eventually("it is woken") { log.all.count == number + 1 }
        }
        thread.submit(-1)
        await thread.ended()
    }

    @Test func dropWhatComesAfterTheEnd() async {
        let log = Recorder<Int>()
        let thread = SocketThread(named: "test") { Counting(log: log) }
        thread.submit(-1)
        await thread.ended()
        thread.submit(5)
        await thread.ended()
        #expect(log.all.isEmpty)
    }

    @Test func lookAtTheTimeWithoutBeingAsked() async throws {
        let log = Recorder<Int>()
        let thread = SocketThread(named: "test") { Counting(log: log, ticks: 5) }
        try await eventually("it ticks") { log.all.count == 5 }
        thread.submit(-1)
        await thread.ended()
        #expect(log.all == [5, 4, 3, 2, 1])
    }
}

private struct Counting: Reactor {
    let log: Recorder<Int>
    var ticks = 0
    let sockets: [Socket] = []

    mutating func handle(_ commands: [Int]) -> Bool {
        for command in commands {
            if command < 0 { return false }
            log.add(command)
        }
        return true
    }

    mutating func read(_ index: Int) -> Bool { false }

    mutating func timeout() -> Int? {
        guard ticks > 0 else { return nil }
        defer { ticks -= 1 }
        log.add(ticks)
        return 1
    }
}
