import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A severe violation ends the cooperation", .fewAtOnce)
struct SevereViolationTests {
    @Test(
        #"proven on 08-15: the exit of that day, claims open, a blacklist proposal ("maoming-benefits/24.1", "maoming-benefits/24.5", "maoming-benefits/24.5.s1")"#
    )
    func unlawful() async throws {
        try await investigating(at: "2023-08-15") { desk in
            let violation = try await desk.proven(.unlawful, on: "2023-08-10")
            #expect((violation.kind, violation.exit, violation.waitsFor) == (.severe, .opened, "grid-channel"))
            let facts = try await desk.facts(EventType.violationSevere, as: SevereViolation.self)
            let fact = try #require(facts.first)
            #expect(try (fact.day, fact.clause.name) == (day("2023-08-15"), "maoming-benefits/24.1"))
            #expect((fact.isBreachOfLaw, fact.hasMajorSocialImpact, fact.areClaimsOpen) == (true, false, true))
            let sanctions = try await desk.sanctions()
            #expect(sanctions.map(\.kind) == [.termination])
            #expect(sanctions.map(\.clause.name) == ["maoming-benefits/24.5.s1"])
            #expect(
                sanctions.map { $0.wouldLift.map(\.en) } == [["before that only a person's recorded decision (R9)"]])
            #expect(try await desk.events(EventType.blacklistProposed).count == 1)
            #expect(violation.blacklist?.reasons.map(\.clause.name) == ["maoming-benefits/24.5.s2"])
        }
    }

    @Test(
        #"without breach of law the same exit, and a proposal only by a recorded social impact ("maoming-benefits/24.5", R23)"#,
        arguments: [(false, false), (true, true)])
    func socialImpact(hasImpact: Bool, isProposed: Bool) async throws {
        var facts = ViolationFacts.badFaith
        facts.hasMajorSocialImpact = hasImpact
        try await investigating(at: "2023-08-15") { desk in
            let violation = try await desk.proven(facts, on: "2023-08-15")
            #expect(violation.exit == .opened)
            #expect((violation.blacklist != nil) == isProposed)
            let fact = try await desk.facts(EventType.violationSevere, as: SevereViolation.self).first
            #expect(fact?.hasMajorSocialImpact == hasImpact)
        }
    }

    @Test(
        "a person decides on the blacklist, once, and our own bar holds from then on (R23)", arguments: [true, false])
    func blacklist(isListed: Bool) async throws {
        try await investigating(at: "2023-08-15") { desk in
            let violation = try await desk.proven(.unlawful)
            func decide(by person: Person, reason: String = "proven") async throws -> Violation {
                try await desk.client.call(
                    ViolationMethods.decideBlacklisting,
                    DecideBlacklistingRequest(id: violation.id, isListed: isListed, reason: reason, by: person))
            }
            #expect(await failure { try await decide(by: Actor.county) }?.code == .permissionDenied)
            #expect(await failure { try await decide(by: Actor.sanctioner, reason: " ") }?.field == "reason")
            let decided = try await decide(by: Actor.sanctioner)
            #expect(try (decided.blacklist?.isListed, decided.blacklist?.decidedAt) == (isListed, at("2023-08-15")))
            #expect(decided.waitsFor == nil)
            let facts = try await desk.facts(EventType.blacklistDecided, as: BlacklistProposal.self)
            #expect(facts.map(\.isListed) == [isListed])
            let again = await failure { try await decide(by: Actor.sanctioner) }
            #expect((again?.code, again?.clause) == (.failedPrecondition, "maoming-benefits/24.5.s2"))
        }
    }

    @Test(#"of a partner that has left already it is on record, without a second exit ("maoming-benefits/24.5.s1")"#)
    func exited() async throws {
        try await investigating(at: "2023-08-15") { desk in
            try await desk.proven(.badFaith)
            let second = try await desk.proven(.unlawful)
            #expect((second.kind, second.exit) == (.severe, .alreadyExited))
            let facts = try await desk.facts(EventType.violationSevere, as: SevereViolation.self)
            #expect(facts.map(\.exit) == [.opened, .alreadyExited])
            #expect(try await desk.sanctions().count == 1)
        }
    }

    @Test(#"of an unregistered partner it is kept and marked, without an exit ("maoming-benefits/24.5.s1", R17)"#)
    func unregistered() async throws {
        try await investigating(at: "2023-08-15") { desk in
            let violation = try await desk.proven(.unlawful, of: "Stranger")
            #expect((violation.isRegistered, violation.kind, violation.exit) == (false, .severe, .unregistered))
            #expect(try await desk.sanctions(of: "Stranger").isEmpty)
        }
    }

    @Test(
        #"of a networkwide or provincial benefit it is reported, and nothing is done here ("maoming-benefits/25.s2")"#,
        arguments: [BenefitScope.networkwide, .provincial])
    func reported(scope: BenefitScope) async throws {
        try await investigating(at: "2023-08-15") { desk in
            let severe = try await desk.proven(.unlawful, scope: scope)
            #expect((severe.exit, severe.blacklist, severe.waitsFor) == (.reported, nil, nil))
            #expect(try await desk.sanctions().isEmpty)
            let general = try await desk.proven(scope: scope)
            #expect(general.handling == .provincialReport)
            let error = await failure { try await desk.warn(general, rectifyBy: "2023-08-31") }
            #expect((error?.code, error?.clause) == (.failedPrecondition, "maoming-benefits/25.s2"))
        }
    }

    @Test(#"no warning of a severe violation ("maoming-benefits/23.5")"#)
    func noWarning() async throws {
        try await investigating(at: "2023-08-15") { desk in
            let severe = try await desk.proven(.badFaith)
            let error = await failure { try await desk.warn(severe, rectifyBy: "2023-08-31") }
            #expect(error?.reason == "VIOLATION_NOT_GENERAL")
        }
    }
}
