import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A suspected violation is filed, checked and proven", .fewAtOnce)
struct FilingViolationTests {
    @Test(#"customer-operations files with evidence, it is suspected and has no kind ("maoming-benefits/12.2.2")"#)
    func suspected() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.suspect(.late)
            #expect((violation.state, violation.kind, violation.isRegistered) == (.suspected, nil, true))
            #expect(violation.grounds == [.lateAnswer])
            #expect(violation.waitsFor == "customer-operations")
            let error = await failure { try await desk.warn(violation, rectifyBy: "2023-08-31") }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.clause == "maoming-benefits/23")
        }
    }

    @Test(#"customer-operations proves, with evidence ("maoming-benefits/12.2.2", "maoming-benefits/23.4")"#)
    func proof() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let bare = try await desk.suspect(.late, evidence: [])
            for person in [Actor.finance, Actor.county, Actor.sanctioner] {
                let error = await failure { try await desk.prove(bare, by: person) }
                #expect(error?.code == .permissionDenied)
                #expect(error?.clause == "maoming-benefits/12.2.2")
            }
            #expect(await failure { try await desk.prove(bare) }?.reason == "EVIDENCE_MISSING")
            let severe = try await desk.suspect(.unlawful, evidence: [])
            #expect(await failure { try await desk.prove(severe) }?.reason == "EVIDENCE_MISSING")
            #expect(try await desk.violation(severe).state == .suspected)
            let proven = try await desk.proven()
            #expect((proven.state, proven.kind, proven.waitsFor) == (.proven, .general, "grid-channel"))
            #expect(await failure { try await desk.prove(proven) }?.reason == "VIOLATION_WRONG_STATE")
            #expect(try await desk.facts(EventType.violationProven, as: Violation.self) == [proven])
        }
    }

    @Test(
        #"each ground of 23 makes a general violation ("maoming-benefits/23", "maoming-benefits/23.2")"#,
        arguments: [
            (ViolationFacts.late, ViolationGround.lateAnswer),
            (
                ViolationFacts(statement: UntrueStatement(statement: "a", isUntrue: true, complaints: 30)),
                .untrueStatement
            ),
            (ViolationFacts(resale: InducedResale(isInduced: true, hasProfited: true)), .inducedResale),
            (ViolationFacts(platform: PlatformComplaints(complaints: 30)), .platformComplaints),
        ])
    func general(facts: ViolationFacts, ground: ViolationGround) async throws {
        try await investigating(at: "2023-08-01", .scales(large: 30, bulk: nil)) { desk in
            let proven = try await desk.prove(desk.suspect(facts, ground: ground))
            #expect((proven.kind, proven.grounds) == (.general, [ground]))
            #expect(proven.reasons.contains { $0.zh == "第二十三条: 一般违规" })
            #expect(try await desk.sanctions().isEmpty)
        }
    }

    @Test(
        #"without what the ground asks for it stays suspected ("maoming-benefits/23.4", "maoming-benefits/24.2")"#,
        arguments: [
            (ViolationFacts(answer: ViolationFacts.answer(hours: 24)), "maoming-benefits/23.1"),
            (
                ViolationFacts(statement: UntrueStatement(statement: "a", isUntrue: true, complaints: 1)),
                "maoming-benefits/23"
            ),
            (ViolationFacts(resale: InducedResale()), "maoming-benefits/23.4"),
            (ViolationFacts(attack: SystemAttack(system: "S", isCausedByPartner: true)), "maoming-benefits/24.2"),
            (ViolationFacts(platform: PlatformComplaints(complaints: 29)), "maoming-benefits/24.4"),
        ])
    func noGround(facts: ViolationFacts, clause: String) async throws {
        let grounds: [String: ViolationGround] = [
            "maoming-benefits/23.1": .lateAnswer, "maoming-benefits/23.4": .inducedResale,
            "maoming-benefits/24.2": .systemAttack, "maoming-benefits/24.4": .majorComplaint,
        ]
        try await investigating(at: "2023-08-01", .scales(large: 30, bulk: nil)) { desk in
            let violation = try await desk.suspect(facts, ground: grounds[clause])
            #expect(violation.grounds.isEmpty)
            let error = await failure { try await desk.prove(violation) }
            #expect(error?.reason == "VIOLATION_NO_GROUND")
            #expect(error?.clause == clause)
            #expect(try await desk.violation(violation).state == .suspected)
            #expect(try await desk.explain(violation).whyNot.isEmpty == false)
        }
    }

    @Test(
        #"what can't be is refused as it is filed ("maoming-benefits/23.2", "maoming-benefits/23.3")"#,
        arguments: [
            (nil, ViolationFacts(platform: PlatformComplaints(complaints: 0)), "facts.platform.complaints"),
            (.platformComplaints, ViolationFacts(), "facts.platform.complaints"),
            (.untrueStatement, ViolationFacts(), "facts.statement.statement"),
            (
                nil, ViolationFacts(statement: UntrueStatement(statement: " ", complaints: 3)),
                "facts.statement.statement"
            ),
            (
                .majorComplaint, ViolationFacts(platform: PlatformComplaints(complaints: 3, attention: .ordinary)),
                "facts.platform.attention"
            ),
            (nil, ViolationFacts(answer: ViolationFacts.answer(hours: -1)), "facts.answer.answeredAt"),
        ] as [(ViolationGround?, ViolationFacts, String)])
    func refused(ground: ViolationGround?, facts: ViolationFacts, field: String) async throws {
        try await investigating(at: "2023-08-01") { desk in
            let error = await failure { try await desk.suspect(facts, ground: ground) }
            #expect((error?.code, error?.field) == (.invalidArgument, field))
            #expect(error?.clause != nil)
            let kept = try await desk.violations().violations
            #expect(kept.isEmpty)
        }
    }

    @Test(
        #"the agreed time is from a minute to ten years, and the answer is no later than now ("maoming-benefits/23.1")"#,
        arguments: [
            (ViolationFacts.answer(hours: 1, agreedMinutes: 1), nil),
            (ViolationFacts.answer(hours: 1, agreedMinutes: 5_256_000), nil),
            (ViolationFacts.answer(hours: 1, agreedMinutes: 0), "facts.answer.agreedMinutes"),
            (ViolationFacts.answer(hours: 1, agreedMinutes: 5_256_001), "facts.answer.agreedMinutes"),
            (ViolationFacts.answer(hours: 1, agreedMinutes: .max), "facts.answer.agreedMinutes"),
            // Handed over on 2023-05-23; 70 days and 12 hours later is now.
            (ViolationFacts.answer(hours: 1692), nil),
            (ViolationFacts.answer(hours: 1693), "facts.answer.answeredAt"),
            (LateAnswer(handedAt: Day(daysSinceEpoch: 19_571).start, cause: .unknown), "facts.answer.handedAt"),
        ] as [(LateAnswer, String?)])
    func answers(answer: LateAnswer, field: String?) async throws {
        try await investigating(at: "2023-08-01") { desk in
            let filed = await failure { try await desk.suspect(ViolationFacts(answer: answer)) }
            #expect((filed?.field, filed?.code) == (field, field.map { _ in .invalidArgument }))
            #expect(filed?.clause == field.map { _ in "maoming-benefits/23.1" })
            let violation = try await desk.suspect(.unlawful)
            let proven = await failure { try await desk.prove(violation, ViolationFacts(answer: answer)) }
            #expect(proven?.field == (field ?? (answer.cause == .unknown ? "facts.answer.cause" : nil)))
        }
    }

    @Test(#"in bulk, a level of attention that 24.4 does not name is no fault ("maoming-benefits/24.4")"#)
    func bulk() async throws {
        let attested = ScaleAttestation(scale: .bulk, by: Actor.prover)
        let facts = ViolationFacts(
            platform: PlatformComplaints(complaints: 3, attested: attested, attention: .ordinary))
        try await investigating(at: "2023-08-01") { desk in
            let proven = try await desk.prove(desk.suspect(facts, ground: .majorComplaint))
            #expect(proven.kind == .severe)
        }
    }

    @Test(
        #"what a proof needs must be stated ("maoming-benefits/23.1", "maoming-benefits/24.1")"#,
        arguments: [
            (
                ViolationGround.lateAnswer, ViolationFacts(answer: ViolationFacts.answer(hours: 25, cause: .unknown)),
                "facts.answer.cause"
            ),
            (.breachOfLaw, ViolationFacts(), "facts.law.law"),
            (.breachOfLaw, ViolationFacts(law: LawBreach(law: " ")), "facts.law.law"),
            (.systemAttack, ViolationFacts(attack: SystemAttack(isInBadFaith: true)), "facts.attack.system"),
            (.deceivedSubscription, ViolationFacts(), "facts.subscription.complaints"),
            (.inducedResale, ViolationFacts(), "facts.resale"),
        ])
    func unstated(ground: ViolationGround, facts: ViolationFacts, field: String) async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.suspect(facts, ground: ground)
            let error = await failure { try await desk.prove(violation) }
            #expect((error?.code, error?.field) == (.invalidArgument, field))
            #expect(try await desk.violation(violation).state == .suspected)
        }
    }

    @Test(#"a ground that is none of 23 and 24 is refused ("maoming-benefits/23")"#)
    func unknownGround() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let body = """
                {"partner":"P","benefit":"B","scope":"BENEFIT_SCOPE_MUNICIPAL","day":"2023-08-01",
                 "ground":"VIOLATION_GROUND_UGLY","by":{"name":"a","role":"b"}}
                """
            let error = await failure {
                try await desk.client.call(
                    ViolationMethods.fileViolation.withRawRequests, RawMessage(bytes: Array(body.utf8)))
            }
            #expect((error?.code, error?.field) == (.invalidArgument, "ground"))
        }
    }

    @Test(
        #"partner, benefit and a day up to today are needed ("maoming-benefits/25.s2", "maoming-benefits/24.5")"#,
        arguments: [
            (#""benefit":"B","day":"2023-08-01""#, "partner"), (#""partner":"P","day":"2023-08-01""#, "benefit"),
            (#""partner":"P","benefit":" ","day":"2023-08-01""#, "benefit"),
            (#""partner":"P","benefit":"B","day":"2023-08-02""#, "day"),
        ])
    func needed(fields: String, field: String) async throws {
        try await investigating(at: "2023-08-01") { desk in
            let body = #"{\#(fields),"scope":"BENEFIT_SCOPE_MUNICIPAL","by":{"name":"a","role":"b"}}"#
            let error = await failure {
                try await desk.client.call(
                    ViolationMethods.fileViolation.withRawRequests, RawMessage(bytes: Array(body.utf8)))
            }
            #expect((error?.code, error?.field) == (.invalidArgument, field))
        }
    }

    @Test(
        #"a day outside every known agreement is refused, and unknown agreements are said to be so ("maoming-benefits/22")"#,
        arguments: [("2023-07-15", true), ("2023-07-16", false), ("2023-07-31", false), ("2023-08-01", true)])
    func agreements(on text: String, isCovered: Bool) async throws {
        try await investigating(at: "2023-08-01") { desk in
            let terms = [
                AgreementTerm(firstDay: try day("2022-01-01"), lastDay: try day("2023-07-15")),
                AgreementTerm(firstDay: try day("2023-08-01")),
            ]
            let error = await failure { try await desk.suspect(.late, on: text, agreements: terms) }
            #expect(error?.field == (isCovered ? nil : "day"))
            #expect(error?.clause == (isCovered ? nil : "maoming-benefits/22"))
            let unknown = try await desk.suspect(.late, on: text)
            for violation in [unknown, try await desk.prove(unknown)] {
                #expect(
                    violation.reasons.filter { $0.clause.name == "maoming-benefits/22" && $0.zh.contains("未知") }.count
                        == 1)
            }
        }
    }

    @Test("a check in which nothing is found is ended by customer-operations, and then can't be proven")
    func dismissed() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.suspect(.late)
            func dismiss(by person: Person) async throws -> Violation {
                try await desk.client.call(
                    ViolationMethods.dismissViolation,
                    DismissViolationRequest(id: violation.id, reason: "a mistake", by: person))
            }
            #expect(await failure { try await dismiss(by: Actor.county) }?.code == .permissionDenied)
            #expect(try await dismiss(by: Actor.prover).state == .dismissed)
            #expect(await failure { try await desk.prove(violation) }?.reason == "VIOLATION_WRONG_STATE")
        }
    }

    @Test("facts given at the proof take the place of those on file, and a dry run leaves nothing")
    func factsAtProof() async throws {
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.suspect(ground: .lateAnswer)
            var trial = CallOptions()
            trial.metadata["dry-run"] = "true"
            let request = ProveViolationRequest(id: violation.id, facts: .late, by: Actor.prover)
            let tried = try await desk.client.call(ViolationMethods.proveViolation, request, trial)
            #expect(tried.kind == .general)
            #expect(try await desk.violation(violation).state == .suspected)
            #expect(try await desk.prove(violation, .late).kind == .general)
        }
    }
}
