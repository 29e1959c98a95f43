import Testing

@testable import Operator

@Suite("Services end one after the other, the last started first")
struct StopOrderTests {
    @Test("an interruption ends them in order")
    func interrupted() {
        var order = StopOrder([.intake, .review, .settlement])
        #expect(order.handle(.interrupted) == [.terminate(.settlement)])
        #expect(order.handle(.exited(.settlement)) == [.terminate(.review)])
        #expect(order.handle(.exited(.review)) == [.terminate(.intake)])
        #expect(!order.isDone)
        #expect(order.handle(.exited(.intake)).isEmpty)
        #expect(order.isDone)
        #expect(!order.hasFailed)
    }

    @Test("one that ends by itself is blamed and ends the others")
    func unexpected() {
        var order = StopOrder([.intake, .review, .settlement])
        #expect(order.handle(.exited(.review)) == [.blame(.review), .terminate(.settlement)])
        #expect(order.handle(.exited(.settlement)) == [.terminate(.intake)])
        #expect(order.handle(.exited(.intake)).isEmpty)
        #expect(order.isDone)
        #expect(order.hasFailed)
    }

    @Test("one that takes too long is killed, one that is gone is not")
    func grace() {
        var order = StopOrder([.intake, .review])
        _ = order.handle(.interrupted)
        #expect(order.handle(.graceOver(.review)) == [.kill(.review)])
        _ = order.handle(.exited(.review))
        #expect(order.handle(.graceOver(.review)).isEmpty)
    }

    @Test("one that ends out of turn is not waited for")
    func outOfTurn() {
        var order = StopOrder([.intake, .review, .settlement])
        _ = order.handle(.interrupted)
        #expect(order.handle(.exited(.review)).isEmpty)
        #expect(order.handle(.exited(.settlement)) == [.terminate(.intake)])
    }

    @Test("who interrupts twice does not want to wait")
    func twice() {
        var order = StopOrder([.intake, .review])
        _ = order.handle(.interrupted)
        #expect(order.handle(.interrupted) == [.kill(.intake), .kill(.review)])
    }
}
