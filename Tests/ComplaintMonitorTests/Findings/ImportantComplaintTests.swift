import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("An important complaint of a provincial company suspends the service line there", .fewAtOnce)
struct ImportantComplaintTests {
    @Test(#"for a month, in that province alone, and nothing else ("migu-membership/a1.1")"#)
    func aMonth() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let reply = try await desk.record(Sample.important { $0.subchannels = [SubchannelID(checked: "C")] })
            #expect(reply.record.clause.name == "migu-membership/a1.1")
            #expect(try await desk.suspended() == ["S Sichuan 2024-04-11 in-force"])
            let sanction = try #require(reply.record.sanctions.first)
            #expect(try sanction.liftsAt == at("2024-04-12T00:00:00+08:00"))
            #expect(sanction.clause.name == "migu-membership/a1.1")
            #expect(sanction.ground == Ground(kind: .finding, id: "R1"))
            #expect(sanction.reasons.map(\.zh) == ["附件1: 省公司 R1，S 暂停推广 1 个月（Sichuan）"])
            #expect(try await desk.mayPromote("S", in: "Sichuan") == false)
            #expect(try await desk.mayPromote("S", in: "Guangdong"))
            #expect(try await desk.mayPromote("S2", in: "Sichuan"))
            #expect(try await desk.mayPromote("S", in: "Sichuan", at: "2024-04-11T23:59:59.999999+08:00") == false)
            #expect(try await desk.mayPromote("S", in: "Sichuan", at: "2024-04-12T00:00:00+08:00"))
            #expect(try await desk.warnings().isEmpty)
        }
    }

    @Test(#"issued on 2024-01-31 it ends on 2024-02-29 ("migu-membership/a1.1")"#)
    func shortMonth() async throws {
        try await monitoring(at: "2024-01-31") { desk in
            try await desk.record(Sample.important(on: "2024-01-31"))
            #expect(try await desk.suspended() == ["S Sichuan 2024-02-29 in-force"])
        }
    }

    @Test(#"a second one stands beside the first, nothing is added ("migu-membership/a1.1")"#)
    func second() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.record(Sample.important("R1"))
            try await desk.advance(to: "2024-03-20")
            try await desk.record(Sample.important("R2", on: "2024-03-20"))
            #expect(
                try await desk.suspended() == ["S Sichuan 2024-04-11 in-force", "S Sichuan 2024-04-20 in-force"])
        }
    }

    @Test(
        #"without a province or a service line it is refused ("migu-membership/a1.1")"#,
        arguments: [
            ("finding.provinces", Change { $0.provinces = [] }),
            ("finding.provinces", Change { $0.provinces = ["A", "B"] }),
            ("finding.provinces", Change { $0.provinces = [" "] }),
            ("finding.provinces", Change { $0.isNetworkwide = true }),
            ("finding.serviceLines", Change { $0.serviceLines = [] }),
        ] as [(String, Change)])
    func incomplete(field: String, change: Change) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let error = await failure { try await desk.record(Sample.important { change.apply(&$0) }) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == field)
            #expect(error?.clause == "migu-membership/a1.1")
        }
    }

    @Test(
        #"what it demands takes the place of the month, be it longer or shorter ("migu-membership/a1.2")"#,
        arguments: [(nil, 3, "2024-06-11"), (15, nil, "2024-03-26")] as [(Int?, Int?, String)])
    func demanded(days: Int?, months: Int?, lastDay: String) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let demand = Sample.demand(.serviceLine, days: days, months: months, document: "川移函 3")
            try await desk.record(Sample.important(demands: [demand]))
            let sanctions = try await desk.sanctions()
            #expect(sanctions.map(\.reach) == ["S Sichuan \(lastDay) in-force"])
            #expect(sanctions.map(\.clause.name) == ["migu-membership/a1.2"])
            #expect(sanctions.map(\.document) == ["川移函 3"])
        }
    }

    @Test(
        #"a demand without document or length is refused ("migu-membership/a1.2")"#,
        arguments: [
            (Sample.demand(.serviceLine, months: 3, document: nil), StatusCode.failedPrecondition, "document"),
            (Sample.demand(.serviceLine, months: 3, document: " "), .failedPrecondition, "document"),
            (Sample.demand(.serviceLine), .invalidArgument, "months"),
            (Sample.demand(.serviceLine, days: 15, months: 3), .invalidArgument, "months"),
            (Sample.demand(.serviceLine, months: 0), .invalidArgument, "months"),
            (Sample.demand(.warning), .invalidArgument, "warnings"),
            (Sample.demand(.warning, warnings: -1), .invalidArgument, "warnings"),
        ])
    func faultyDemand(demand: Demand, code: StatusCode, field: String) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let error = await failure { try await desk.record(Sample.important(demands: [demand])) }
            #expect(error?.code == code)
            #expect(error?.field == "finding.demands[0].\(field)")
            #expect(error?.clause == "migu-membership/a1.2")
            let sanctions = try await desk.sanctions()
            #expect(sanctions.isEmpty)
        }
    }

    @Test(#"a demand without a target is refused ("migu-membership/a1.2")"#)
    func noTarget() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let body = #"""
                {"finding":{"reference":"R1","partner":"P","basis":"FINDING_BASIS_IMPORTANT_COMPLAINT",
                "issuer":"FINDING_ISSUER_PROVINCIAL_COMPANY","date":"2024-03-11","demands":[{"months":3}]},
                "by":{"name":"Li","role":"r"}}
                """#
            let error = await failure {
                try await desk.client.call(
                    FindingMethods.recordFinding.withRawRequests, RawMessage(bytes: Array(body.utf8)))
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == "finding.demands[0].target")
        }
    }

    @Test(
        #"it is signed high enough, formal, and demands a sanction; else it is filed as another complaint ("migu-membership/a1.3")"#,
        arguments: [
            (true, Change { _ in }), (true, Change { $0.signer?.level = .generalManager }),
            (true, Change { $0.signer?.form = .officialDocument }), (false, Change { $0.signer?.level = .below }),
            (false, Change { $0.signer?.form = .otherLetter }), (false, Change { $0.signer = nil }),
            (false, Change { $0.signer?.position = "" }), (false, Change { $0.demandsSanction = false }),
            (false, Change { $0.demandsSanction = nil }),
        ] as [(Bool, Change)])
    func definition(isImportant: Bool, change: Change) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let error = await failure { try await desk.record(Sample.important { change.apply(&$0) }) }
            #expect((error == nil) == isImportant)
            let sanctions = try await desk.sanctions()
            #expect(sanctions.isEmpty != isImportant)
            guard let error else { return }
            #expect(error.code == .failedPrecondition)
            #expect(error.clause == "migu-membership/a1.1")
            #expect(error.message.zh.contains("附件1 备注"))
            #expect(error.message.zh.contains("普通或升级投诉"))
        }
    }

    @Test(#"a demand alone shows that it demands a sanction ("migu-membership/a1.3")"#)
    func demandIsDemand() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let demands = [Sample.demand(.serviceLine, months: 2)]
            try await desk.record(Sample.important(demands: demands) { $0.demandsSanction = nil })
            #expect(try await desk.suspended() == ["S Sichuan 2024-05-11 in-force"])
        }
    }

    @Test(#"of another issuer there is none ("migu-membership/a1.3")"#)
    func issuer() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let error = await failure { try await desk.record(Sample.important { $0.issuer = .group }) }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.clause == "migu-membership/a1.3")
            #expect(error?.field == "finding.issuer")
        }
    }
}
