import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A complaint letter suspends the service line and warns it", .fewAtOnce)
struct ComplaintLetterTests {
    @Test(
        #"a month: in the one province that it concerns, everywhere for any other ("migu-membership/a4.1")"#,
        arguments: [
            ([], "everywhere"), (["Sichuan"], "Sichuan"), (["Sichuan", "Sichuan"], "Sichuan"),
            (["Sichuan", "Guangdong"], "everywhere"),
        ] as [([String], String)])
    func area(provinces: [String], area: String) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.record(Sample.letter(in: provinces))
            #expect(try await desk.suspended() == ["S \(area) 2024-04-11 in-force"])
            #expect(try await desk.sanctions().map(\.clause.name) == ["migu-membership/a4.1"])
        }
    }

    @Test(
        #"without a service line or an area it is refused; the subchannel stays free ("migu-membership/a4.1")"#,
        arguments: [
            ("finding.serviceLines", Change { $0.serviceLines = [] }),
            ("finding.provinces", Change { $0.isNetworkwide = nil }),
            ("finding.provinces", Change { $0.isNetworkwide = false }),
            ("finding.provinces", Change { $0.provinces = ["Sichuan"] }),
            (nil, Change { $0.subchannels = [SubchannelID(checked: "C")] }),
        ] as [(String?, Change)])
    func incomplete(field: String?, change: Change) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            var letter = try Sample.letter()
            change.apply(&letter)
            let sent = letter
            let error = await failure { try await desk.record(sent) }
            #expect(error?.field == field)
            #expect(error == nil || (error?.code == .invalidArgument && error?.clause == "migu-membership/a4.1"))
            let suspended = try await desk.suspended()
            #expect(suspended == (field == nil ? ["S everywhere 2024-04-11 in-force"] : []))
        }
    }

    @Test(#"each line named gets 1 warning of the day of issue, once under one reference ("migu-membership/a4.2")"#)
    func warning() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let letter = try Sample.letter(lines: ["S1", "S2"])
            try await desk.record(letter)
            try await desk.record(letter)
            let warnings = try await desk.warnings()
            #expect(warnings.map(\.serviceLine.name) == ["S1", "S2"])
            #expect(try warnings.allSatisfy { try $0.issuedAt == at("2024-03-11") })
            #expect(warnings.allSatisfy { $0.clause.name == "migu-membership/a4.2" && $0.finding == "L1" })
        }
    }

    @Test(
        #"as the third of the month it suspends for 15 days besides ("migu-membership/a4.2", "migu-membership/a3.4")"#)
    func third() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            for reference in ["T1", "T2"] {
                try await desk.record(Sample.dialTest(reference, on: "2024-03-11", subchannels: ["C-\(reference)"]))
            }
            let reply = try await desk.record(Sample.letter())
            #expect(
                reply.record.sanctions.map(\.reach) == [
                    "S everywhere 2024-04-11 in-force", "S everywhere 2024-03-26 in-force",
                ])
            #expect(reply.record.sanctions.map(\.clause.name) == ["migu-membership/a4.1", "migu-membership/a3.4"])
        }
    }

    @Test(#"what it demands takes the place of the month, the warning stands ("migu-membership/a4.3")"#)
    func demanded() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.record(Sample.letter(demands: [Sample.demand(.serviceLine, months: 2)]))
            #expect(try await desk.suspended() == ["S everywhere 2024-05-11 in-force"])
            #expect(try await desk.sanctions().map(\.clause.name) == ["migu-membership/a4.3"])
            #expect(try await desk.warnings().map(\.clause.name) == ["migu-membership/a4.2"])
        }
    }

    @Test(#"a demand without the letter's reference is refused ("migu-membership/a4.3")"#)
    func undocumented() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let demands = [Sample.demand(.serviceLine, months: 2, document: nil)]
            let error = await failure { try await desk.record(Sample.letter(demands: demands)) }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.clause == "migu-membership/a4.3")
        }
    }

    @Test(
        #"it is of the group or Migu Culture, and demands a sanction ("migu-membership/a4.4")"#,
        arguments: [
            (nil, Change { _ in }), (nil, Change { $0.issuer = .miguCulture }),
            ("finding.issuer", Change { $0.issuer = .ministry }),
            ("finding.issuer", Change { $0.issuer = .provincialCompany }),
            ("finding.demandsSanction", Change { $0.demandsSanction = nil }),
            ("finding.demandsSanction", Change { $0.demandsSanction = false }),
        ] as [(String?, Change)])
    func definition(refused field: String?, change: Change) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            var letter = try Sample.letter()
            change.apply(&letter)
            let sent = letter
            let error = await failure { try await desk.record(sent) }
            #expect(error?.field == field)
            #expect(error == nil || error?.code == .failedPrecondition)
            #expect(error == nil || error?.clause == "migu-membership/a4.4")
        }
    }

    @Test("a warning is no notification")
    func noNotification() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.record(Sample.letter())
            #expect(try await desk.standing(in: "2024-03").standing.notifications == 0)
        }
    }
}
