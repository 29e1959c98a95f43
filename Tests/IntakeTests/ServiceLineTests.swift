import Intake
import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import Store
import TestSupport
import Testing

@Suite("Service lines and subchannels are registered once", .fewAtOnce)
struct ServiceLineTests {
    private func intake(_ body: (Served<Intake>) async throws -> Void) async throws {
        try await serving(Intake.self, in: TestFolder(), at: at("2024-03-11")) { intake in
            try await intake.register("P")
            try await body(intake)
        }
    }

    @Test(
        #"with at least one payment method, another one described ("migu-membership/4.1")"#,
        arguments: [
            ([.phoneBill], nil, nil), ([.thirdParty], nil, nil), ([.phoneBill, .thirdParty], nil, nil),
            ([.other], "points", nil), ([], nil, "paymentMethods"), ([.other], nil, "otherPayment"),
            ([.other], " ", "otherPayment"), ([.phoneBill], "points", "otherPayment"),
        ] as [([PaymentMethod], String?, String?)])
    func payment(methods: [PaymentMethod], other: String?, refused: String?) async throws {
        try await intake { intake in
            let error = await failure { try await intake.registerLine("S1", methods, other: other) }
            #expect(error?.field == refused)
            #expect(error == nil || (error?.code == .invalidArgument && error?.clause == "migu-membership/4.1"))
            let kept = try await intake.partner().serviceLines.map(\.paymentMethods)
            #expect(kept == (refused == nil ? [methods] : []))
        }
    }

    @Test("the same again changes nothing, in whatever order; other content is ALREADY_EXISTS")
    func again() async throws {
        try await intake { intake in
            let line = try await intake.registerLine("S1", [.phoneBill, .thirdParty])
            #expect(try await intake.registerLine("S1", [.thirdParty, .phoneBill, .phoneBill]) == line)
            #expect(await failure { try await intake.registerLine("S1", [.phoneBill]) }?.code == .alreadyExists)
            let app = try await intake.registerSubchannel("C")
            #expect(try await intake.registerSubchannel("C") == app)
            #expect(await failure { try await intake.registerSubchannel("C", .publisher) }?.code == .alreadyExists)
            let publisher = try await intake.registerSubchannel("B", .publisher)
            let known = try await intake.partner()
            #expect(known.serviceLines == [line])
            #expect(known.subchannels == [publisher, app])
            #expect(intake.core.house.store.events.latestSequence == 4)
        }
    }

    @Test("of an unknown partner they are NOT_FOUND; two partners may have the same names")
    func partners() async throws {
        try await intake { intake in
            #expect(await failure { try await intake.registerLine("S1", of: "Q") }?.code == .notFound)
            #expect(await failure { try await intake.registerSubchannel("C", of: "Q") }?.code == .notFound)
            try await intake.register("Q")
            for partner in ["P", "Q"] {
                try await intake.registerLine("S1", of: partner)
                try await intake.registerSubchannel("C", of: partner)
            }
            #expect(try await intake.partner("Q").serviceLines.map(\.partner.name) == ["Q"])
        }
    }

    @Test("once a partner has lines registered, a new code must be of one of them")
    func codes() async throws {
        try await intake { intake in
            let early = try await intake.registerCode("C1", line: "S9")
            try await intake.registerLine("S1")
            #expect(try await intake.registerCode("C1", line: "S9") == early)
            try await intake.registerCode("C2", line: "S1")
            let error = await failure { try await intake.registerCode("C3", line: "S9") }
            #expect(error?.code == .notFound)
            #expect(error?.field == "serviceLine")
        }
    }

    @Test(#"a stop of new cooperation refuses new lines, not codes and subchannels ("migu-membership/10.C")"#)
    func stopped() async throws {
        try await intake { intake in
            let line = try await intake.registerLine("S1")
            try await intake.sanction(.newCooperationStop, clause: "migu-membership/10.C", until: nil)
            let error = await failure { try await intake.registerLine("S2") }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.reason == "INTAKE_NEW_COOPERATION_STOP")
            #expect(error?.clause == "migu-membership/10.C")
            #expect(error?.message.zh.contains("停止新增合作") == true)
            #expect(try await intake.registerLine("S1") == line)
            try await intake.registerCode("C1")
            try await intake.registerSubchannel("C")
        }
    }

    @Test(#"a freeze of service codes lets a new line through ("migu-membership/a7.1")"#)
    func frozen() async throws {
        try await intake { intake in
            try await intake.sanction(.serviceCodeFreeze, clause: "migu-membership/a7.1", until: "2024-04-11")
            try await intake.registerLine("S1")
            #expect(await failure { try await intake.registerCode("C1") }?.clause == "migu-membership/a7.1")
        }
    }
}
