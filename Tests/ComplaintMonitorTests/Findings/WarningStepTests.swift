import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Warnings of a service line add up over a calendar month", .fewAtOnce)
struct WarningStepTests {
    /// Gives a line so many warnings today, one by one, each by a dial test of a subchannel of its own.
    private func warn(_ desk: Desk, _ references: [String], on day: String, line: String = "S") async throws {
        for reference in references {
            try await desk.record(
                Sample.dialTest(reference, on: day, line: line, subchannels: ["C-\(reference)"]))
        }
    }

    /// What the warnings suspended, without the subchannels.
    private func steps(_ desk: Desk) async throws -> [String] {
        try await desk.sanctions().filter { $0.ground?.kind == .warnings }.map(\.reach)
    }

    @Test(#"2 are nothing, the 3rd suspends the line for 15 days everywhere ("migu-membership/a3.4")"#)
    func third() async throws {
        try await monitoring(at: "2024-03-04") { desk in
            try await warn(desk, ["T1", "T2"], on: "2024-03-04")
            #expect(try await steps(desk).isEmpty)
            try await desk.advance(to: "2024-03-11")
            let reply = try await desk.record(Sample.dialTest("T3", on: "2024-03-11"))
            #expect(try await steps(desk) == ["S everywhere 2024-03-26 in-force"])
            let step = try #require(reply.record.sanctions.first { $0.ground?.kind == .warnings })
            #expect(step.clause.name == "migu-membership/a3.4")
            #expect(step.reasons.map(\.zh) == ["附件3 说明1: 3 次业务警告 > 2"])
            #expect(step.reasons.map(\.en) == ["Annex 3 note 1: 3 warnings > 2"])
        }
    }

    @Test(#"the count starts again each month ("migu-membership/a3.4")"#)
    func months() async throws {
        try await monitoring(at: "2024-03-31") { desk in
            try await warn(desk, ["T1", "T2"], on: "2024-03-31")
            try await desk.advance(to: "2024-04-01")
            // The day of issue counts, not the day of the test.
            try await warn(desk, ["T3"], on: "2024-03-31")
            #expect(try await steps(desk).isEmpty)
            #expect(try await desk.warnings(in: "2024-03").count == 2)
            #expect(try await desk.warnings(in: "2024-04").count == 1)
        }
    }

    @Test(#"lines are counted apart ("migu-membership/a3.4", "migu-membership/a3.6")"#)
    func lines() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await warn(desk, ["T1", "T2"], on: "2024-03-11", line: "S1")
            try await warn(desk, ["T3"], on: "2024-03-11", line: "S2")
            #expect(try await steps(desk).isEmpty)
            // 3 on S1 and 2 on S2 make 5 on no line.
            try await warn(desk, ["T4"], on: "2024-03-11", line: "S1")
            try await warn(desk, ["T5"], on: "2024-03-11", line: "S2")
            #expect(try await steps(desk) == ["S1 everywhere 2024-03-26 in-force"])
            #expect(try await desk.warnings(line: "S2").count == 2)
        }
    }

    @Test(#"the 4th takes the place of the 3rd: a month from its own day ("migu-membership/a3.5")"#)
    func fourth() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await warn(desk, ["T1", "T2", "T3"], on: "2024-03-11")
            try await desk.advance(to: "2024-03-20")
            try await warn(desk, ["T4"], on: "2024-03-20")
            #expect(
                try await steps(desk) == ["S everywhere 2024-03-26 replaced", "S everywhere 2024-04-20 in-force"])
            let closed = try #require(try await desk.sanctions().first { $0.state == .replaced })
            #expect(try closed.replacedAt == at("2024-03-20"))
            #expect(closed.clause.name == "migu-membership/a3.4")
        }
    }

    @Test(#"2nd, 3rd and 4th together are the month alone ("migu-membership/a3.5")"#)
    func together() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await warn(desk, ["T1"], on: "2024-03-11")
            let rest = try ["T2", "T3", "T4"].map { try Sample.dialTest($0, on: "2024-03-11") }
            let reply = try await desk.record(together: rest)
            #expect(reply.findings.map(\.outcome) == [.filed, .filed, .filed])
            #expect(try await steps(desk) == ["S everywhere 2024-04-11 in-force"])
            #expect(try await desk.sanctions().last?.clause.name == "migu-membership/a3.5")
        }
    }

    @Test(#"one of several that is refused refuses them all"#)
    func allOrNone() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let findings = [
                try Sample.dialTest("T1", on: "2024-03-11"), try Sample.dialTest("T1", on: "2024-03-10"),
            ]
            let conflict = await failure { try await desk.record(together: findings) }
            #expect((conflict?.code, conflict?.field) == (.alreadyExists, "findings[1].reference"))
            let bare = [
                findings[0], try Sample.dialTest("T2", on: "2024-03-11", demands: [Sample.demand(.subchannel)]),
            ]
            let malformed = await failure { try await desk.record(together: bare) }
            #expect((malformed?.code, malformed?.field) == (.invalidArgument, "findings[1].demands[0].months"))
            let warnings = try await desk.warnings()
            #expect(warnings.isEmpty)
        }
    }

    @Test("none at all, and more than 100, are refused", arguments: [0, 101])
    func size(count: Int) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let findings = try (0..<count).map { try Sample.dialTest("T\($0)", on: "2024-03-11") }
            let error = await failure { try await desk.record(together: findings) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == "findings")
        }
    }

    @Test(#"the 5th suspends all of the partner beside the line, a 6th nothing new ("migu-membership/a3.6")"#)
    func fifth() async throws {
        try await monitoring(at: "2024-03-20") { desk in
            try await warn(desk, ["T1", "T2", "T3", "T4"], on: "2024-03-20")
            try await desk.advance(to: "2024-03-25")
            try await warn(desk, ["T5"], on: "2024-03-25")
            let after = [
                "S everywhere 2024-04-04 replaced", "S everywhere 2024-04-20 in-force",
                "P everywhere 2024-04-25 in-force",
            ]
            #expect(try await steps(desk) == after)
            #expect(try await desk.mayPromote("S9", in: "Guangdong") == false)
            #expect(try await desk.mayPromote("S9", in: "Guangdong", at: "2024-04-26T00:00:00+08:00"))
            try await desk.advance(to: "2024-03-28")
            try await warn(desk, ["T6"], on: "2024-03-28")
            #expect(try await steps(desk) == after)
        }
    }

    @Test(
        #"no method takes a count of warnings, or a warning by itself ("migu-membership/a3.6", "migu-membership/a4.2")"#
    )
    func byHand() async throws {
        try await monitoring(at: "2024-03-20") { desk in
            let described = try await desk.client.call(PlatformMethods.describe, DescribeRequest())
            let own = described.methods.filter { $0.path.hasPrefix("/\(FindingMethods.service)/") && $0.isCommand }
            #expect(
                Set(own.map { $0.path.split(separator: "/").last.map(String.init) ?? "" }) == [
                    "RecordFinding", "RecordFindings", "NameSubchannel", "WithdrawWarning",
                ])
        }
    }

    @Test(#"withdrawn by a decision, the count falls and a person decides on the suspension ("migu-membership/a3.5")"#)
    func withdrawn() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await warn(desk, ["T1", "T2", "T3", "T4"], on: "2024-03-11")
            let reply = try await desk.withdraw("4")
            #expect(reply.warnings == 3)
            #expect(reply.warning.withdrawal?.decision == "D9")
            #expect(
                try await steps(desk) == [
                    "S everywhere 2024-03-26 replaced", "S everywhere 2024-04-11 in-force groundless",
                ])
            let step = try #require(try await desk.sanctions().last { $0.ground?.kind == .warnings })
            #expect(reply.groundsGone == [step.id])
            // It stands until a person lifts it.
            #expect(try await desk.mayPromote("S", in: "Sichuan") == false)
            try await desk.lift(step.id)
            #expect(try await desk.mayPromote("S", in: "Sichuan"))
            // The same month reaches the step again: anew (R39).
            try await warn(desk, ["T5"], on: "2024-03-11")
            #expect(try await steps(desk).last == "S everywhere 2024-04-11 in-force")
        }
    }

    @Test(#"where steps were jumped, the one that is left is issued by the withdrawal ("migu-membership/a3.5")"#)
    func jumped() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.record(
                together: ["T1", "T2", "T3", "T4"].map { try Sample.dialTest($0, on: "2024-03-11") })
            try await desk.withdraw("1")
            #expect(
                try await steps(desk) == [
                    "S everywhere 2024-04-11 in-force groundless", "S everywhere 2024-03-26 in-force",
                ])
        }
    }

    @Test(
        #"without a decision, a reason or somebody of innovation it is refused ("migu-membership/a3.5")"#,
        arguments: [
            (nil, Desk.innovator, StatusCode.failedPrecondition, "decision"),
            (" ", Desk.innovator, .failedPrecondition, "decision"),
            ("D9", Person(name: "Li", role: "r"), .permissionDenied, "by.department"),
            ("D9", Person(name: "Li", role: "r", department: "market"), .permissionDenied, "by.department"),
            ("D9", Person(name: "", role: "r", department: "innovation"), .invalidArgument, "by.name"),
        ] as [(String?, Person, StatusCode, String)])
    func undecided(decision: String?, person: Person, code: StatusCode, field: String) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await warn(desk, ["T1"], on: "2024-03-11")
            let error = await failure { try await desk.withdraw("1", decision: decision, by: person) }
            #expect(error?.code == code)
            #expect(error?.field == field)
            #expect(try await desk.warnings().allSatisfy { $0.withdrawal == nil })
        }
    }

    @Test(#"it is withdrawn once, and only if there is one"#)
    func twice() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await warn(desk, ["T1"], on: "2024-03-11")
            #expect(await failure { try await desk.withdraw("7") }?.code == .notFound)
            try await desk.withdraw("1")
            #expect(await failure { try await desk.withdraw("1") }?.code == .failedPrecondition)
            #expect(try await desk.events(EventType.warningIssued).count == 1)
            #expect(try await desk.events(EventType.warningWithdrawn).count == 1)
        }
    }
}
