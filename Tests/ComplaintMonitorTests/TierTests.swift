import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A month's notifications raise a tier, and the tier its sanctions", .fewAtOnce)
struct TierTests {
    @Test(#"2, 1 and 1 are no tier; one more is tier 1 on its day ("migu-membership/8.1", "migu-membership/a7.1")"#)
    func tierOne() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(2, on: "2024-03-04")
            try await desk.notify(1, on: "2024-03-06")
            try await desk.notify(1, on: "2024-03-09")
            #expect(try await desk.standing(in: "2024-03").standing.tier == 0)
            #expect(try await desk.sanctions().isEmpty)
            try await desk.stream(desk.complaints(4, on: "2024-03-11"))
            let reply = try await desk.file(desk.complaint(on: "2024-03-11"))
            #expect(reply.tier == 1)
            #expect(try reply.raised?.day == day("2024-03-11"))
            #expect(try reply.raised?.at == at("2024-03-11"))
            #expect(try await desk.ledger() == ["1 promotion 2024-03-18 in-force", "1 codes 2024-04-11 in-force"])
            let sanctions = try await desk.sanctions()
            #expect(try sanctions.map(\.liftsAt) == [at("2024-03-19T00:00:00+08:00"), at("2024-04-12T00:00:00+08:00")])
            #expect(sanctions.allSatisfy { $0.clause.name == "migu-membership/a7.1" })
            #expect(sanctions.allSatisfy { $0.reasons.contains { $0.zh == "附件7 一级预警: 5 次通报 ≥ 5" } })
        }
    }

    @Test(#"9 later in the month is nothing new, 10 is tier 2 ("migu-membership/a7.1", "migu-membership/a7.2")"#)
    func replaced() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(5, on: "2024-03-11")
            try await desk.advance(to: "2024-03-15")
            try await desk.notify(4, on: "2024-03-15")
            #expect(try await desk.sanctions().count == 2)
            try await desk.notify(1, on: "2024-03-14")
            #expect(
                try await desk.ledger() == [
                    "1 promotion 2024-03-18 replaced", "1 codes 2024-04-11 replaced", "2 promotion 2024-04-15 in-force",
                    "2 codes 2024-05-15 in-force",
                ])
            let closed = try await desk.sanctions().prefix(2)
            #expect(try closed.allSatisfy { try $0.replacedAt == at("2024-03-15") })
            #expect(closed.map(\.replacedBy) == ["3", "4"])
        }
    }

    @Test(#"tier 4 in place of tier 3 ("migu-membership/a7.3", "migu-membership/a7.4")"#)
    func tierFour() async throws {
        try await monitoring(at: "2024-03-15") { desk in
            try await desk.batch(desk.complaints(75, on: "2024-03-15"))
            #expect(try await desk.ledger() == ["3 promotion 2024-06-15 in-force", "3 codes 2024-06-15 in-force"])
            try await desk.advance(to: "2024-03-20")
            try await desk.batch(desk.complaints(20, on: "2024-03-20"))
            #expect(try await desk.sanctions().count == 2)
            try await desk.batch(desk.complaints(5, on: "2024-03-20"))
            #expect(
                try await desk.ledger().suffix(2) == ["4 promotion 2024-09-20 in-force", "4 codes 2024-07-20 in-force"])
        }
    }

    @Test(#"the count starts again each month ("migu-membership/8.1")"#)
    func months() async throws {
        try await monitoring(at: "2024-03-31T20:00:00+08:00") { desk in
            try await desk.notify(4, on: "2024-03-31")
            try await desk.advance(to: "2024-04-01")
            try await desk.notify(1, on: "2024-04-01T09:00:00+08:00")
            #expect(try await desk.standing(in: "2024-03").standing.notifications == 4)
            #expect(try await desk.standing(in: "2024-04").standing.notifications == 1)
            #expect(try await desk.sanctions().isEmpty)
        }
    }

    @Test(#"tiers of two months stand side by side ("migu-membership/a7.2", R7)"#)
    func sideBySide() async throws {
        try await monitoring(at: "2024-03-20") { desk in
            try await desk.batch(desk.complaints(50, on: "2024-03-20"))
            try await desk.advance(to: "2024-04-10")
            try await desk.notify(5, on: "2024-04-10")
            #expect(
                try await desk.ledger() == [
                    "2 promotion 2024-04-20 in-force", "2 codes 2024-05-20 in-force", "1 promotion 2024-04-17 in-force",
                    "1 codes 2024-05-10 in-force",
                ])
            #expect(
                try await desk.ledger(asOf: "2024-04-18T00:00:00+08:00").filter { $0.contains("promotion") } == [
                    "2 promotion 2024-04-20 in-force", "1 promotion 2024-04-17 ended",
                ])
            #expect(
                try await desk.ledger(asOf: "2024-04-21T00:00:00+08:00").filter { $0.contains("promotion") } == [
                    "2 promotion 2024-04-20 ended", "1 promotion 2024-04-17 ended",
                ])
        }
    }

    @Test(#"no method takes a tier by hand ("migu-membership/a7.1")"#)
    func byHand() async throws {
        try await monitoring(at: "2024-03-20") { desk in
            let described = try await desk.client.call(PlatformMethods.describe, DescribeRequest())
            let own = described.methods.filter { $0.path.hasPrefix("/\(ComplaintMethods.service)/") && $0.isCommand }
            #expect(
                Set(own.map { $0.path.split(separator: "/").last.map(String.init) ?? "" }) == [
                    "FileComplaint", "FileComplaints", "FileBatch", "CorrectComplaint", "CloseDay", "IssueSanction",
                    "LiftSanction",
                ])
        }
    }

    @Test("partners are counted apart")
    func partners() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(4, of: "P", on: "2024-03-11")
            try await desk.notify(5, of: "Q", on: "2024-03-11")
            #expect(try await desk.sanctions(of: "P").isEmpty)
            #expect(try await desk.sanctions(of: "Q").count == 2)
        }
    }
}
