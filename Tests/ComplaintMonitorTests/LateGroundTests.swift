import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A tier reached after its month is recorded for that month (R27)", .fewAtOnce)
struct LateGroundTests {
    @Test("within five days it is issued by itself, its periods from the issue")
    func withinGrace() async throws {
        try await monitoring(at: "2024-04-05T23:59:59+08:00") { desk in
            let raised = try await desk.batch(desk.complaints(25, on: "2024-03-31")).raised
            #expect(raised.map(\.isLate) == [true])
            #expect(try raised.map(\.month) == [month("2024-03")])
            #expect(try await desk.ledger() == ["1 promotion 2024-04-12 in-force", "1 codes 2024-05-05 in-force"])
            #expect(try await desk.events(EventType.sanctionProposed).isEmpty)
        }
    }

    @Test("later it is proposed; a person issues it, and its periods run from then")
    func proposed() async throws {
        try await monitoring(at: "2024-04-06T00:00:00+08:00") { desk in
            try await desk.batch(desk.complaints(25, on: "2024-03-31"))
            #expect(try await desk.ledger() == ["1 promotion - proposed", "1 codes - proposed"])
            #expect(try await desk.events(EventType.sanctionProposed).count == 2)
            try await desk.advance(to: "2024-04-20")
            let issued = try await desk.issue("1")
            #expect(issued.state == .inForce)
            #expect(try (issued.issuedAt, issued.lastDay) == (at("2024-04-20"), day("2024-04-27")))
            #expect(issued.issuedBy == Desk.person)
            #expect(try issued.recordedAt == at("2024-04-06T00:00:00+08:00"))
            #expect(try await desk.issue("2").lastDay == day("2024-05-20"))
            let again = await failure { try await desk.issue("2") }
            #expect(again?.code == .failedPrecondition)
            #expect(again?.clause == "migu-membership/a7.1")
            #expect(try await desk.ledger(asOf: "2024-04-19") == ["1 promotion - proposed", "1 codes - proposed"])
        }
    }

    @Test("a higher proposed tier replaces the lower one when it is issued, not before")
    func higher() async throws {
        try await monitoring(at: "2024-03-31T20:00:00+08:00") { desk in
            try await desk.notify(5, on: "2024-03-31")
            try await desk.advance(to: "2024-04-06")
            try await desk.batch(desk.complaints(25, on: "2024-03-30"))
            #expect(try await desk.ledger().suffix(2) == ["2 promotion - proposed", "2 codes - proposed"])
            #expect(
                try await desk.ledger().prefix(2) == ["1 promotion 2024-04-07 in-force", "1 codes 2024-04-30 in-force"])
            try await desk.issue("4")
            #expect(
                try await desk.ledger() == [
                    "1 promotion 2024-04-07 in-force", "1 codes 2024-04-30 replaced", "2 promotion - proposed",
                    "2 codes 2024-06-06 in-force",
                ])
        }
    }

    @Test("one proposed may be dropped, and one without ground is not issued")
    func dropped() async throws {
        try await monitoring(at: "2024-04-06") { desk in
            let filed = try desk.complaints(25, on: "2024-03-31")
            try await desk.batch(filed)
            #expect(try await desk.lift("1").state == .lifted)
            #expect(try await desk.correct(filed[0].id, withdrawn: true).groundsGone == ["2"])
            let error = await failure { try await desk.issue("2") }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.reason == "SANCTION_GROUND_GONE")
            #expect(try await desk.ledger() == ["1 promotion - lifted", "1 codes - proposed groundless"])
        }
    }
}
