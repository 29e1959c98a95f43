import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Sanctions as they were known and stood at an instant (R36)", .fewAtOnce)
struct SanctionListTests {
    @Test("six instants of one partner's March")
    func asOf() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let filed = try await desk.notify(5, on: "2024-03-11")
            try await desk.advance(to: "2024-03-12")
            _ = try await desk.correct(filed[0].id, withdrawn: true)
            try await desk.advance(to: "2024-03-13")
            _ = try await desk.correct(filed[0].id, withdrawn: false)
            try await desk.advance(to: "2024-03-14")
            try await desk.notify(5, on: "2024-03-14")
            try await desk.advance(to: "2024-03-20")
            try await desk.lift("5")

            #expect(try await desk.ledger(asOf: "2024-03-11T11:59:59+08:00").isEmpty)
            #expect(
                try await desk.ledger(asOf: "2024-03-11").filter { $0.contains("promotion") } == [
                    "1 promotion 2024-03-18 in-force"
                ])
            #expect(
                try await desk.ledger(asOf: "2024-03-12").filter { $0.contains("promotion") } == [
                    "1 promotion 2024-03-18 in-force groundless"
                ])
            #expect(
                try await desk.ledger(asOf: "2024-03-13").filter { $0.contains("promotion") } == [
                    "1 promotion 2024-03-18 in-force groundless", "1 promotion 2024-03-20 in-force",
                ])
            #expect(
                try await desk.ledger(asOf: "2024-03-14").filter { $0.contains("promotion") } == [
                    "1 promotion 2024-03-18 replaced groundless", "1 promotion 2024-03-20 replaced",
                    "2 promotion 2024-04-14 in-force",
                ])
            #expect(
                try await desk.ledger(asOf: "2024-03-20").filter { $0.contains("promotion") } == [
                    "1 promotion 2024-03-18 replaced groundless", "1 promotion 2024-03-20 replaced",
                    "2 promotion 2024-04-14 lifted",
                ])
        }
    }
}
