import TestSupport
import Testing

@testable import RPC

@Suite("Deadlines and cancellation over every carrier", .fewAtOnce) struct TimeCompliance {
    @Test(arguments: Carrier.allCases) func aDeadlineEndsTheCallOnBothSides(carrier: Carrier) async throws {
        let service = EchoService()
        try await wired(carrier, service.router) { wired in
            // The connection stands before the time is counted.
            _ = try await wired.client.call(Echo.unary, Note("first"))
            let error = await failure {
                try await wired.client.call(Echo.sleep, Nap(60_000), CallOptions(timeout: .milliseconds(50)))
            }
            #expect(error?.code == .deadlineExceeded)
            try await eventually("nothing is open") { wired.server.openCalls == 0 && wired.channel.openCalls == 0 }
            try await eventually("the work stops") { service.stops.all.count == 1 }
        }
    }

    @Test(arguments: Carrier.allCases) func aServerStreamMayHaveADeadline(carrier: Carrier) async throws {
        try await wired(carrier, EchoService().router) { wired in
            let options = CallOptions(timeout: .milliseconds(50))
            let error = await failure {
                try await wired.client.stream(Echo.stream, Count(1000), options) { _ in
                    try await eventually("the call is over") { wired.channel.openCalls == 0 }
                    _ = try await wired.client.call(Echo.unary, Note("the channel still serves"))
                }
            }
            #expect(error == nil)
            try await eventually("nothing is open") { wired.server.openCalls == 0 }
        }
    }

    @Test(arguments: Carrier.allCases) func aClientStreamHasADeadline(carrier: Carrier) async throws {
        try await wired(carrier, EchoService().router) { wired in
            let error = await failure {
                try await wired.client.send(Echo.collect, CallOptions(timeout: .milliseconds(50))) { writer in
                    while true { try await writer.write(Note("again and again")) }
                }
            }
            #expect(error?.code == .deadlineExceeded)
        }
    }

    @Test(arguments: Carrier.allCases) func theScopeShrinksTheNextHop(carrier: Carrier) async throws {
        let back = EchoService()
        try await wired(carrier, back.router) { second in
            var front = Router()
            front.serve(Echo.unary) { note, _ in
                try await second.client.call(Echo.unary, note, CallOptions(timeout: .seconds(3600)))
            }
            try await wired(carrier, front) { first in
                var options = CallOptions(timeout: .seconds(20))
                options.metadata["locale"] = "en"
                options.metadata["traceparent"] = "00-a-b-01"
                _ = try await first.client.call(Echo.unary, Note("x"), options)
            }
            let call = try #require(back.calls.all.first)
            let timeout = try #require(try call.metadata.timeout())
            #expect(timeout <= .seconds(20))
            let scope = try #require(back.scopes.all.first)
            #expect(scope.locale == .english && scope.traceparent == "00-a-b-01")
            #expect(scope.deadline == call.deadline)
        }
    }

    @Test(arguments: Carrier.allCases) func aCallWithoutTimeoutInsideACallKeepsItsDeadline(carrier: Carrier)
        async throws
    {
        let service = EchoService()
        try await wired(carrier, service.router) { wired in
            let scope = CallScope(deadline: .now + .seconds(25), traceparent: nil, locale: .chinese)
            try await CallScope.$current.withValue(scope) {
                _ = try await wired.client.call(Echo.unary, Note("x"), CallOptions(timeout: nil))
            }
            let timeout = try #require(try service.calls.all.first?.metadata.timeout())
            #expect(timeout <= .seconds(25))
        }
    }

    @Test(arguments: Carrier.allCases) func cancellingTheTaskCancelsTheHandler(carrier: Carrier) async throws {
        let service = EchoService()
        try await wired(carrier, service.router) { wired in
            let error = try await withThrowingTaskGroup(of: RPCError?.self) { group in
                group.addTask { await failure { try await wired.client.call(Echo.sleep, Nap(60_000)) } }
                try await eventually("it runs") { service.running.value == 1 }
                group.cancelAll()
                return try await group.next() ?? nil
            }
            #expect(error == .cancelled)
            try await eventually("the handler stops") { service.stops.all == [.cancelled] }
            #expect(wired.channel.openCalls == 0)
            try await eventually("nothing is open") { wired.server.openCalls == 0 }
        }
    }
}

@Suite("A graceful stop over every carrier", .fewAtOnce) struct StopCompliance {
    @Test(arguments: Carrier.allCases) func endsStreamsAndLetsCallsFinish(carrier: Carrier) async throws {
        let service = EchoService()
        try await wired(carrier, service.router) { wired in
            async let held = wired.client.call(Echo.hold, Nothing())
            async let streamed = failure {
                try await wired.client.stream(Echo.stream, Count(.max)) { stream in
                    while try await stream.next() != nil {}
                }
            }
            try await eventually("both run") { service.running.value == 2 }
            async let stopped: Void = wired.server.stop(grace: .seconds(60))
            let ended = await streamed
            #expect(ended?.code == .unavailable && ended?.reason == "RPC_STOPPING")
            var once = CallOptions()
            once.retries = false
            let refused = await failure { try await wired.client.call(Echo.unary, Note("x"), once) }
            #expect(refused?.code == .unavailable && refused?.reason == "RPC_STOPPING")
            service.latch.open()
            let reply = try await held
            #expect(reply == Nothing())
            await stopped
            #expect(service.running.value == 0)
        }
    }

    @Test(arguments: Carrier.allCases) func endsWhatOutlastsTheGrace(carrier: Carrier) async throws {
        let service = EchoService()
        try await wired(carrier, service.router) { wired in
            async let slept = failure { try await wired.client.call(Echo.sleep, Nap(60_000), options) }
            try await eventually("it runs") { service.running.value == 1 }
            await wired.server.stop(grace: .milliseconds(10))
            let error = await slept
            #expect(error?.code == .unavailable)
            #expect(service.stops.all == [.cancelled])
        }
    }

    private var options: CallOptions {
        var options = CallOptions()
        options.retries = false
        return options
    }
}

@Suite("A service that is not there, in process") struct InProcessAbsence {
    @Test func isUnavailableAndTheCallSucceedsOnceItIsBack() async throws {
        let transport = InProcessTransport()
        let channel = transport.connect()
        let client = RPCClient(channel)
        var once = CallOptions()
        once.retries = false
        let absent = await failure { try await client.call(Echo.unary, Note("x"), once) }
        #expect(absent?.reason == "RPC_NOT_CONNECTED")
        async let later = client.call(Echo.unary, Note("later"))
        _ = transport.serve(EchoService().router)
        let reply = try await later
        #expect(reply == Note("later"))
    }

    @Test func endsWhatWasOpenWhenItIsUnplugged() async throws {
        let transport = InProcessTransport()
        let service = EchoService()
        let server = transport.serve(service.router)
        let client = RPCClient(transport.connect())
        var once = CallOptions()
        once.retries = false
        async let slept = failure { try await client.call(Echo.sleep, Nap(60_000), once) }
        try await eventually("it runs") { service.running.value == 1 }
        transport.unplug()
        let error = await slept
        #expect(error?.code == .unavailable)
        #expect(server.openCalls == 0)
    }
}
