import RPC
import RPCZeroMQ
import TestSupport
import Testing
import ZeroMQ

/// Calls that are made once.
let once: CallOptions = {
    var options = CallOptions(timeout: .seconds(20))
    options.retries = false
    return options
}()

@Suite(.fewAtOnce) struct AConnection {
    @Test(arguments: [Carrier.ipc, .tcp]) func isMadeAgainAfterTheServiceComesBack(carrier: Carrier) async throws {
        let events = Recorder<TransportEvent>()
        let caller = try Node { events.add($0) }
        let first = try Node()
        try await closing([caller, first]) {
            let echo = EchoService()
            let (_, endpoint) = try await first.serve(echo.router, at: carrier.endpoint)
            let client = RPCClient(try await caller.connect(to: endpoint))
            async let slept = failure { try await client.call(Echo.sleep, Nap(60_000), once) }
            async let streamed = failure {
                try await client.stream(Echo.stream, Count(.max)) { stream in
                    while try await stream.next() != nil {}
                }
            }
            try await eventually("both run") { echo.running.value == 2 }
            await first.close()
            for error in [await slept, await streamed] {
                #expect(error?.code == .unavailable && error?.reason == "RPC_CONNECTION_LOST")
            }
            let second = try Node()
            try await closing([second]) {
                async let retried = client.call(Echo.unary, Note("back"))
                let again = try await second.serve(EchoService().router, at: endpoint)
                #expect(again.endpoint == endpoint)
                let reply = try await retried
                #expect(reply == Note("back"))
            }
            #expect(events.all.contains(.connected(endpoint: endpoint)))
            #expect(events.all.contains(.disconnected(endpoint: endpoint)))
        }
    }

    @Test(arguments: [Carrier.freshIPC(), "tcp://127.0.0.1:1"]) func thatIsRefusedSaysSo(endpoint: String) async throws
    {
        let caller = try Node()
        try await closing([caller]) {
            let client = RPCClient(try await caller.connect(to: endpoint))
            for _ in 0..<2 {
                let error = await failure { try await client.call(Echo.unary, Note("x"), once) }
                #expect(error?.code == .unavailable && error?.reason == "RPC_NOT_CONNECTED")
            }
        }
    }

    @Test func aCallMadeBeforeTheServiceStartsSucceeds() async throws {
        let endpoint = Carrier.freshIPC()
        let (caller, service) = (try Node(), try Node())
        try await closing([caller, service]) {
            let client = RPCClient(try await caller.connect(to: endpoint))
            async let early = client.call(Echo.flakyCommand, Nothing())
            let echo = EchoService()
            _ = try await service.serve(echo.router, at: endpoint)
            _ = try await early
            #expect(echo.tries.value == 1)
        }
    }

    @Test func itsCallersMayRunOnTheNodesThreadAndGoOnElsewhereAfterItsEnd() async throws {
        let (caller, service) = (try Node(), try Node())
        try await closing([caller, service]) {
            let (_, endpoint) = try await service.serve(EchoService().router, at: Carrier.tcp.endpoint)
            let client = RPCClient(try await caller.connect(to: endpoint))
            let (replies, after) = try await withTaskExecutorPreference(caller.executor) {
                let replies = try await withThrowingTaskGroup(of: Note.self) { group in
                    for number in 0..<100 { group.addTask { try await client.call(Echo.unary, Note("\(number)")) } }
                    return try await group.reduce(into: Set<String>()) { $0.insert($1.text) }
                }
                await caller.close()
                return (replies, await failure { try await client.call(Echo.unary, Note("late"), once) })
            }
            #expect(replies == Set((0..<100).map(String.init)))
            #expect(after?.reason == "RPC_CLOSED")
        }
    }

    @Test func closingTheCallerCancelsItsCalls() async throws {
        let (caller, service) = (try Node(), try Node())
        try await closing([caller, service]) {
            let echo = EchoService()
            let (server, endpoint) = try await service.serve(echo.router, at: Carrier.ipc.endpoint)
            let client = RPCClient(try await caller.connect(to: endpoint))
            async let slept = failure { try await client.call(Echo.sleep, Nap(60_000), once) }
            try await eventually("it runs") { echo.running.value == 1 }
            await caller.close()
            let error = await slept
            #expect(error?.reason == "RPC_CLOSED")
            try await eventually("the handler stops") { echo.stops.all == [.cancelled] }
            #expect(server.openCalls == 0)
        }
    }

    @Test func aClosedNodeRefuses() async throws {
        let node = try Node()
        await node.close()
        await node.close()
        await #expect(throws: NodeError.closed) { try await node.connect(to: Carrier.freshIPC()) }
        await #expect(throws: NodeError.closed) { try await node.serve(Router(), at: Carrier.freshIPC()) }
    }

    @Test func anEndpointInUseIsAnError() async throws {
        let node = try Node()
        try await closing([node]) {
            let (_, endpoint) = try await node.serve(Router(), at: Carrier.tcp.endpoint)
            await #expect(throws: NodeError.self) { try await node.serve(Router(), at: endpoint) }
            await #expect(throws: NodeError.self) { try await node.connect(to: "nonsense") }
        }
    }

    @Test func severalServicesAndCallersShareANode() async throws {
        let node = try Node()
        try await closing([node]) {
            for number in 0..<3 {
                let (_, endpoint) = try await node.serve(EchoService().router, at: Carrier.ipc.endpoint)
                let client = RPCClient(try await node.connect(to: endpoint))
                let reply = try await client.call(Echo.unary, Note("x", number: number))
                #expect(reply.number == number)
            }
        }
    }
}
