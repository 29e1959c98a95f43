import RPC
import TestSupport
import Testing

@Suite("Server streams over every carrier", .fewAtOnce) struct ServerStreamCompliance {
    @Test(arguments: Carrier.allCases, [0, 1, 1000]) func bringEveryItemInOrder(carrier: Carrier, count: Int)
        async throws
    {
        try await wired(carrier, EchoService().router) { wired in
            let indices = try await wired.client.stream(Echo.stream, Count(count)) { stream in
                var indices: [Int] = []
                while let batch = try await stream.nextBatch() { indices += batch.map(\.index) }
                return indices
            }
            #expect(indices == Array(0..<count))
            #expect(wired.channel.openCalls == 0)
        }
    }

    @Test(arguments: Carrier.allCases, [0, 1, 4, 10_000])
    func neverHaveMoreOutstandingThanCredit(carrier: Carrier, credit: Int) async throws {
        let service = EchoService()
        try await wired(carrier, service.router) { wired in
            var options = CallOptions(timeout: nil)
            options.credit = credit
            let count = max(200, credit + 1000)
            try await wired.client.stream(Echo.stream, Count(count), options) { stream in
                try await eventually("the writer uses its credit") {
                    service.written.value == max(1, credit)
                }
                var read = 0
                while let batch = try await stream.nextBatch(limit: 7) {
                    read += batch.count
                    #expect(service.written.value <= read + max(1, credit))
                }
                #expect(read == count)
            }
        }
    }

    @Test(arguments: Carrier.allCases) func aSlowReaderHoldsOnlyItsOwnWriter(carrier: Carrier) async throws {
        let service = EchoService()
        try await wired(carrier, service.router) { wired in
            try await wired.client.stream(Echo.stream, Count(1000)) { slow in
                try await eventually("the slow one's credit is used") { service.written.value == 64 }
                let fast = try await wired.client.stream(Echo.stream, Count(500)) { stream in
                    var read = 0
                    while try await stream.next() != nil { read += 1 }
                    return read
                }
                #expect(fast == 500)
                #expect(service.written.value == 64 + 500)
                let reply = try await slow.next()
                #expect(reply == Index(0))
            }
        }
    }

    @Test(arguments: Carrier.allCases) func leavingEarlyCancelsTheHandler(carrier: Carrier) async throws {
        let service = EchoService()
        try await wired(carrier, service.router) { wired in
            let first = try await wired.client.stream(Echo.stream, Count(1000)) { stream in try await stream.next() }
            #expect(first == Index(0))
            try await eventually("the handler stops") { service.stops.all == [.cancelled] }
            try await eventually("nothing is open") { wired.server.openCalls == 0 && wired.channel.openCalls == 0 }
            #expect(service.written.value <= 64)
        }
    }

    @Test(arguments: Carrier.allCases) func endWithTheHandlersError(carrier: Carrier) async throws {
        var router = Router()
        router.serve(Echo.stream) { (_: Count, writer: ReplyWriter<Index>, _) in
            try await writer.write(Index(1))
            throw EchoService.failure(9)
        }
        try await wired(carrier, router) { wired in
            let error = await failure {
                try await wired.client.stream(Echo.stream, Count(1)) { stream in
                    while try await stream.next() != nil {}
                }
            }
            #expect(error?.code == .failedPrecondition && error?.clause == "7.1")
        }
    }
}

@Suite("Client streams over every carrier", .fewAtOnce) struct ClientStreamCompliance {
    @Test(arguments: Carrier.allCases, [0, 1, 2000]) func bringEveryItemInOrder(carrier: Carrier, count: Int)
        async throws
    {
        try await wired(carrier, EchoService().router) { wired in
            let reply = try await wired.client.send(Echo.collect) { writer in
                for number in 0..<count { try await writer.write(Note("n", number: number)) }
            }
            #expect(reply.items.map(\.number) == Array(0..<count))
        }
    }

    @Test(arguments: Carrier.allCases) func holdTheWriterToItsCredit(carrier: Carrier) async throws {
        let latch = Latch()
        let sent = Counter()
        var router = Router()
        router.serve(Echo.collect) { (requests: RequestStream<Note>, _) in
            await latch.wait()
            var count = 0
            while let batch = try await requests.nextBatch(limit: 2) { count += batch.count }
            return Collected([Note("all", number: count)])
        }
        var limits = RPCServer.Limits()
        limits.requestWindow = 4
        try await wired(carrier, router, limits: limits) { wired in
            async let reply = wired.client.send(Echo.collect) { writer in
                for number in 0..<50 {
                    try await writer.write(Note("n", number: number))
                    sent.add()
                }
            }
            try await eventually("the window is used") { sent.value == 4 }
            // Another call goes there and back, and still nothing more was sent on this one.
            let unknown = await failure { try await wired.client.call(Echo.unary, Note("x")) }
            #expect(unknown?.code == .unimplemented)
            #expect(sent.value == 4)
            latch.open()
            let items = try await reply.items
            #expect(items == [Note("all", number: 50)])
        }
    }

    @Test(arguments: Carrier.allCases) func mayBeAnsweredEarly(carrier: Carrier) async throws {
        var limits = RPCServer.Limits()
        limits.requestWindow = 1
        try await wired(carrier, EchoService().router, limits: limits) { wired in
            let reply = try await wired.client.send(Echo.first) { writer in
                for number in 0..<1000 { try await writer.write(Note("n", number: number)) }
            }
            #expect(reply == Note("n", number: 0))
        }
    }

    @Test(arguments: Carrier.allCases) func whoStopsSendingCancels(carrier: Carrier) async throws {
        struct Enough: Error {}
        let service = EchoService()
        try await wired(carrier, service.router) { wired in
            await #expect(throws: Enough.self) {
                try await wired.client.send(Echo.collect) { writer in
                    try await writer.write(Note("n"))
                    throw Enough()
                }
            }
            try await eventually("the handler stops") { wired.server.openCalls == 0 && service.running.value == 0 }
        }
    }

    @Test(arguments: Carrier.allCases) func oneBadItemStandsAlone(carrier: Carrier) async throws {
        var router = Router()
        router.serve(Echo.collect) { (requests: RequestStream<Note>, _) in
            var items: [Note] = []
            while let batch = try await requests.nextBatch() {
                for item in batch {
                    switch item {
                    case .success(let note): items.append(note)
                    case .failure(let error): items.append(Note(error.field ?? "", number: error.code.rawValue))
                    }
                }
            }
            return Collected(items)
        }
        try await wired(carrier, router) { wired in
            let reply = try await wired.client.send(Echo.collect.withRawRequests) { writer in
                for body in [#"{"text":"a"}"#, #"{"text":1}"#, #"{"text":"b"}"#] {
                    try await writer.write(RawMessage(bytes: Array(body.utf8)))
                }
            }
            #expect(reply.items == [Note("a"), Note("text", number: 3), Note("b")])
        }
    }
}
