import ComplaintMonitor
import Intake
import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("New service codes are refused while a freeze covers the partner", .fewAtOnce)
struct FreezeTests {
    @Test(#"in tier 1 until 2024-04-11, with clause and date ("migu-membership/a7.1")"#)
    func tierOne() async throws {
        try await together(at: "2024-03-11") { both in
            try await both.register("P")
            try await both.register("Q")
            try await both.registerCode("C0")
            try await both.raise(5, on: "2024-03-11")
            let error = await failure { try await both.registerCode("C1") }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.reason == "INTAKE_SERVICE_CODE_FREEZE")
            #expect(error?.clause == "migu-membership/a7.1")
            #expect(error?.message.zh.contains("2024-04-11") == true)
            #expect(error?.message.zh.contains("附件7 一级预警: 5 次通报 ≥ 5") == true)
            // What was registered stays, and another partner is free.
            try await both.registerCode("C0")
            try await both.registerCode("C2", of: "Q")
            #expect(
                try await both.intake.partner().sanctions.map(\.line) == [
                    "1 codes 2024-04-11 in-force", "1 promotion 2024-03-18 in-force",
                ])
            try await both.advance(to: "2024-04-11T23:59:59.999999+08:00")
            #expect(await failure { try await both.registerCode("C1") }?.code == .failedPrecondition)
            try await both.advance(to: "2024-04-12T00:00:00+08:00")
            try await both.registerCode("C1")
            #expect(try await both.intake.partner().sanctions.isEmpty)
        }
    }

    @Test(#"in tier 4 a code is taken on 2024-07-11 though promotion stays suspended ("migu-membership/a7.4")"#)
    func tierFour() async throws {
        try await together(at: "2024-03-10") { both in
            try await both.register("P")
            try await both.raise(20, on: "2024-03-10")
            try await both.advance(to: "2024-07-10")
            #expect(await failure { try await both.registerCode("C1") }?.clause == "migu-membership/a7.4")
            try await both.advance(to: "2024-07-11")
            try await both.registerCode("C1")
            #expect(try await both.intake.partner().sanctions.map(\.line) == ["4 promotion 2024-09-10 in-force"])
        }
    }

    @Test(#"what was replaced blocks no longer, its successor does ("migu-membership/a7.2")"#)
    func replaced() async throws {
        try await together(at: "2024-03-11") { both in
            try await both.register("P")
            try await both.raise(5, on: "2024-03-11")
            try await both.advance(to: "2024-03-15")
            try await both.raise(5, on: "2024-03-15")
            #expect(
                try await both.intake.partner().sanctions.map(\.line) == [
                    "2 codes 2024-05-15 in-force", "2 promotion 2024-04-15 in-force",
                ])
            try await both.advance(to: "2024-05-15")
            #expect(await failure { try await both.registerCode("C1") }?.clause == "migu-membership/a7.2")
        }
    }

    @Test("what a person has lifted blocks no longer; without its ground alone it does")
    func lifted() async throws {
        try await together(at: "2024-03-11") { both in
            try await both.register("P")
            let filed = try both.desk.complaints(25, on: "2024-03-11")
            try await both.desk.batch(filed)
            _ = try await both.desk.correct(filed[0].id, withdrawn: true)
            try await both.caughtUp()
            #expect(await failure { try await both.registerCode("C1") }?.code == .failedPrecondition)
            try await both.desk.lift("2")
            try await both.caughtUp()
            try await both.registerCode("C1")
        }
    }

    @Test("what is only proposed blocks nothing until a person issues it (R27)")
    func proposed() async throws {
        try await together(at: "2024-04-06") { both in
            try await both.register("P")
            try await both.raise(5, on: "2024-03-31")
            try await both.registerCode("C1")
            try await both.desk.issue("2")
            try await both.caughtUp()
            #expect(await failure { try await both.registerCode("C2") }?.message.en.contains("2024-05-06") == true)
        }
    }

    @Test("also while complaint-monitor is gone, and after intake was started again")
    func alone() async throws {
        let folder = try TestFolder()
        try await together(at: "2024-03-11", in: folder) { both in
            try await both.register("P")
            try await both.raise(5, on: "2024-03-11")
        }
        // The file's clock goes on from where it stood, whatever the start asks for.
        try await serving(Intake.self, in: folder, at: at("2024-01-01")) { intake in
            #expect(await failure { try await intake.registerCode("C1") }?.clause == "migu-membership/a7.1")
            try await intake.advance(to: at("2024-04-12T00:00:00+08:00"))
            try await intake.registerCode("C1")
        }
    }

    @Test("a complaint of an unregistered partner is kept, marked so, and joined by its registration (R17)")
    func joined() async throws {
        try await together(at: "2024-03-11") { both in
            try await both.raise(5, on: "2024-03-11")
            #expect(try await both.desk.standing(in: "2024-03").standing.isRegistered == false)
            #expect(try await both.desk.standing(in: "2024-03").standing.tier == 1)
            try await both.register("P")
            try await eventually("complaint-monitor knows the partner") {
                try await both.desk.standing(in: "2024-03").standing.isRegistered
            }
            let all = try await both.desk.client.call(ComplaintMethods.listStandings, ListStandingsRequest())
            #expect(all.standings.map(\.isRegistered) == [true])
            #expect(await failure { try await both.registerCode("C1") }?.code == .failedPrecondition)
        }
    }
}
