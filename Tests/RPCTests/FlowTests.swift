import TestSupport
import Testing

@testable import RPC

@Suite struct CreditWindows {
    @Test func allowsWhatWasGrantedAndNoMore() {
        var window = CreditWindow(size: 2)
        let allowed = (0..<3).map { _ in window.arrived() }
        #expect(allowed == [true, true, false])
    }

    @Test(arguments: [(64, 32), (2, 1), (1, 1), (0, 1), (5, 2)])
    func grantsWhenHalfWasRead(size: Int, grant: UInt32) {
        var window = CreditWindow(size: size)
        let grants = (1...grant).map { _ in window.read(1) }
        #expect(grants.dropLast().allSatisfy { $0 == nil })
        #expect(grants.last == grant)
    }

    @Test func neverGrantsMoreThanWasRead() {
        var window = CreditWindow(size: 4)
        let grants = [window.read(7), window.read(1)]
        #expect(grants == [7, nil])
    }

    @Test(arguments: [0, -3]) func withoutSizeNothingMayArrive(size: Int) {
        var window = CreditWindow(size: size)
        let allowed = window.arrived()
        #expect(!allowed)
    }
}

@Suite struct CreditGates {
    @Test func givesNoMoreThanThereIs() async throws {
        let gate = CreditGate(3)
        #expect(try await gate.take(upTo: 2) == 2)
        #expect(try await gate.take(upTo: 2) == 1)
    }

    @Test func holdsTheSenderUntilCreditComes() async throws {
        let gate = CreditGate(0)
        async let taken = gate.take()
        gate.grant(0)
        gate.grant(1)
        let count = try await taken
        #expect(count == 1)
    }

    @Test func anErrorEndsTheWaiting() async throws {
        let gate = CreditGate(0)
        async let error = failure { try await gate.take() }
        gate.close(.stopping)
        gate.close(.cancelled)
        let first = await error
        #expect(first == .stopping)
        gate.grant(5)
        await #expect(throws: RPCError.stopping) { try await gate.take() }
    }

    @Test func aCancelledSenderStopsWaiting() async {
        let gate = CreditGate(0)
        let result = await withTaskGroup(of: RPCError?.self) { group in
            group.addTask { await failure { try await gate.take() } }
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(result == .cancelled)
    }

    @Test func grantsWithoutEndDoNotOverflow() async throws {
        let gate = CreditGate(Int(UInt32.max))
        for _ in 0..<3 { gate.grant(.max) }
        #expect(try await gate.take(upTo: .max) == CreditGate.cap)
    }
}

@Suite struct Inboxes {
    @Test func keepsTheOrderAndCountsOutBatches() async throws {
        let inbox = Inbox()
        for item in 0..<5 { inbox.deliver([UInt8(item)]) }
        inbox.finish()
        #expect(try await inbox.nextBatch(limit: 2) == [[0], [1]])
        #expect(try await inbox.nextBatch(limit: 9) == [[2], [3], [4]])
        #expect(try await inbox.nextBatch(limit: 9) == nil)
    }

    @Test func wakesTheReader() async throws {
        let inbox = Inbox()
        async let batch = inbox.nextBatch(limit: 8)
        inbox.deliver([7])
        let items = try await batch
        #expect(items == [[7]])
    }

    @Test func aFailureComesAtOnceAndStays() async {
        let inbox = Inbox()
        inbox.deliver([1])
        inbox.finish(.stopping)
        inbox.finish()
        inbox.deliver([2])
        for _ in 0..<2 { await #expect(throws: RPCError.stopping) { try await inbox.nextBatch(limit: 1) } }
    }

    @Test func aCancelledReaderStopsWaiting() async {
        let inbox = Inbox()
        let result = await withTaskGroup(of: RPCError?.self) { group in
            group.addTask { await failure { try await inbox.nextBatch(limit: 1) } }
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(result == .cancelled)
    }
}
