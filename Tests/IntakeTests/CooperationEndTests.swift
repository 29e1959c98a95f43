import Intake
import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Cooperation ends on a day that a person records", .fewAtOnce)
struct CooperationEndTests {
    private func intake(at now: String, _ body: (Served<Intake>) async throws -> Void) async throws {
        try await serving(Intake.self, in: TestFolder(), at: at(now)) { intake in
            try await intake.register("P")
            try await body(intake)
        }
    }

    private func told(_ intake: Served<Intake>) async throws -> [CooperationEnd] {
        try await Desk(intake.client).events(EventType.cooperationEnded).map {
            try $0.fact(CooperationEnded.self).end
        }
    }

    @Test(#"to come: told, and new codes and lines refused, from 00:00 of the day after ("migu-membership/21.1")"#)
    func toCome() async throws {
        try await intake(at: "2024-06-01") { intake in
            let end = try await intake.endCooperation(on: "2024-06-30")
            #expect(try await intake.partner().cooperationEnd == end)
            try await intake.advance(to: at("2024-06-30T23:59:59.999999+08:00"))
            #expect(try await told(intake).isEmpty)
            try await intake.registerCode("C1")
            try await intake.registerLine("S1")
            try await intake.advance(to: at("2024-07-01T00:00:00+08:00"))
            #expect(try await told(intake) == [end])
            let error = await failure { try await intake.registerCode("C2") }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.reason == "INTAKE_COOPERATION_ENDED")
            #expect(error?.clause == "migu-membership/21.1")
            #expect(error?.message.en.contains("2024-06-30") == true)
            #expect(await failure { try await intake.registerLine("S2") }?.reason == "INTAKE_COOPERATION_ENDED")
            // A late finding may still have to name a subchannel.
            try await intake.registerSubchannel("C")
        }
    }

    @Test(
        "past: told at once, each kind with its clause",
        arguments: [
            (.voluntary, "21.1"), (.notRenewed, "23"), (.violation, "20.1"), (.termination, "19.2"),
        ] as [(CooperationEndKind, String)])
    func past(kind: CooperationEndKind, clause: String) async throws {
        try await intake(at: "2024-07-01T00:00:00+08:00") { intake in
            let end = try await intake.endCooperation(on: "2024-06-30", kind)
            #expect(try await told(intake) == [end])
            #expect(await failure { try await intake.registerCode("C1") }?.clause == "migu-membership/\(clause)")
        }
    }

    @Test("the same again changes nothing, anything else is ALREADY_EXISTS")
    func again() async throws {
        try await intake(at: "2024-07-01") { intake in
            let end = try await intake.endCooperation(on: "2024-06-30")
            try await intake.advance(to: at("2024-07-02"))
            #expect(try await intake.endCooperation(on: "2024-06-30") == end)
            #expect(await failure { try await intake.endCooperation(on: "2024-06-29") }?.code == .alreadyExists)
            #expect(
                await failure { try await intake.endCooperation(on: "2024-06-30", .violation) }?.code == .alreadyExists)
            #expect(try await told(intake) == [end])
        }
    }

    @Test("of an unknown partner it is NOT_FOUND")
    func unknown() async throws {
        try await intake(at: "2024-07-01") { intake in
            #expect(await failure { try await intake.endCooperation("Q", on: "2024-06-30") }?.code == .notFound)
        }
    }

    @Test(
        "without a day, a reason or a person it is refused",
        arguments: [("day", nil), ("reason", "\" \""), ("by", #"{"name":"","role":"innovation"}"#)])
    func incomplete(field: String, value: String?) async throws {
        try await intake(at: "2024-07-01") { intake in
            var fields = [
                "partner": "\"P\"", "day": "\"2024-06-30\"", "kind": "\"COOPERATION_END_KIND_VOLUNTARY\"",
                "reason": "\"left\"", "by": #"{"name":"Li","role":"innovation"}"#,
            ]
            fields[field] = value
            let body = "{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
            let method = Method<RawMessage, RawMessage>.command("/\(IntakeMethods.service)/EndCooperation", roles: [])
            let error = await failure { try await intake.client.call(method, RawMessage(bytes: Array(body.utf8))) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field?.hasPrefix(field) == true)
        }
    }
}
