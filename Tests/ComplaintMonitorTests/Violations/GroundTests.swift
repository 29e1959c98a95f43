import RPC
import Rulebook
import Schema
import ServiceTestSupport
import Testing

@testable import ComplaintMonitor

@Suite("What the facts of an act amount to")
struct GroundTests {
    private static let attestor = Person(name: "Chen", role: "checker")

    private func holding(_ facts: ViolationFacts, large: Int? = 30, bulk: Int? = 100) throws -> [ViolationGround] {
        try findings(facts, large: large, bulk: bulk).filter(\.holds).map(\.ground)
    }

    private func findings(_ facts: ViolationFacts, large: Int?, bulk: Int?) throws -> [GroundFinding] {
        let rules = try Rulebooks.scales(large: large, bulk: bulk).rulebook(
            of: Violations.regulation, on: day("2023-08-01")
        ).violationRules()
        return GroundCheck(rules: rules, facts: facts, now: try at("2023-08-10")).findings
    }

    @Test(
        #"an answer is late after the agreed time, exactly in time is in time ("maoming-benefits/23.1")"#,
        arguments: [(25, AnswerCause.partner, true), (24, .partner, false), (25, .other, false), (25, .unknown, false)])
    func lateAnswer(hours: Int, cause: AnswerCause, holds: Bool) throws {
        let facts = ViolationFacts(answer: ViolationFacts.answer(hours: hours, cause: cause))
        #expect(try holding(facts) == (holds ? [.lateAnswer] : []))
    }

    @Test(#"a minute's fraction over the agreed time is late, no answer is late by now ("maoming-benefits/23.1")"#)
    func exactly() throws {
        var answer = ViolationFacts.answer(hours: 24)
        answer.answeredAt = answer.answeredAt.map { $0 + .milliseconds(1) }
        #expect(try holding(ViolationFacts(answer: answer)) == [.lateAnswer])
        answer.answeredAt = nil
        answer.handedAt = try at("2023-08-09T12:00:00+08:00")
        #expect(try holding(ViolationFacts(answer: answer)).isEmpty)
        answer.handedAt = try at("2023-08-09T11:59:59+08:00")
        #expect(try holding(ViolationFacts(answer: answer)) == [.lateAnswer])
    }

    @Test(
        #"figures that an event tells and nobody has checked are compared all the same ("maoming-benefits/23.1", "maoming-benefits/23.2")"#
    )
    func unchecked() throws {
        let never = ViolationFacts(answer: ViolationFacts.answer(hours: 25, agreedMinutes: .max))
        #expect(try holding(never).isEmpty)
        let atOnce = ViolationFacts(answer: ViolationFacts.answer(hours: 25, agreedMinutes: .min))
        #expect(try holding(atOnce) == [.lateAnswer])
        let none = try findings(ViolationFacts(platform: PlatformComplaints(complaints: .min)), large: 30, bulk: 100)
        #expect(none.map(\.holds) == [false, false])
        #expect(none.first?.reasons.contains { $0.zh.contains("0 件投诉 < 30, 还差 30") } == true)
    }

    @Test(#"without an agreed time a person's finding decides ("maoming-benefits/23.1")"#)
    func attestedAnswer() throws {
        var answer = ViolationFacts.answer(hours: 1, agreedMinutes: nil)
        #expect(try holding(ViolationFacts(answer: answer)).isEmpty)
        answer.attestedBy = GroundTests.attestor
        #expect(try holding(ViolationFacts(answer: answer)) == [.lateAnswer])
    }

    @Test(
        #"complaints reach the scale at its number ("maoming-benefits/23.2", "maoming-benefits/24.4")"#,
        arguments: [
            (29, []), (30, [.platformComplaints]), (99, [.platformComplaints]),
            (100, [.platformComplaints, .majorComplaint]),
        ] as [(Int, [ViolationGround])])
    func scale(complaints: Int, grounds: [ViolationGround]) throws {
        let platform = PlatformComplaints(
            complaints: complaints, attested: ScaleAttestation(scale: .bulk, by: GroundTests.attestor))
        #expect(try holding(ViolationFacts(platform: platform)) == grounds, "a number leaves nothing to attest")
    }

    @Test(
        #"without a number a person attests the scale, with the complaints ("maoming-benefits/23.2", "maoming-benefits/24.4")"#,
        arguments: [
            (nil, []), (.large, [.platformComplaints]), (.bulk, [.platformComplaints, .majorComplaint]),
        ] as [(ComplaintScale?, [ViolationGround])])
    func attestedScale(scale: ComplaintScale?, grounds: [ViolationGround]) throws {
        let attested = scale.map { ScaleAttestation(scale: $0, by: GroundTests.attestor) }
        let facts = ViolationFacts(platform: PlatformComplaints(complaints: 12, attested: attested))
        let findings = try findings(facts, large: nil, bulk: nil)
        #expect(findings.filter(\.holds).map(\.ground) == grounds)
        let word = scale == nil ? "须有人认定" : "由 Chen 认定"
        #expect(findings.first?.reasons.contains { $0.zh.contains("12 件投诉") && $0.zh.contains(word) } == true)
    }

    @Test(
        #"an untrue statement needs the scale too, and its proof ("maoming-benefits/23.3")"#,
        arguments: [(true, 30, true), (true, 29, false), (true, 1, false), (nil, 30, false)] as [(Bool?, Int, Bool)])
    func untrueStatement(isUntrue: Bool?, complaints: Int, holds: Bool) throws {
        let statement = UntrueStatement(statement: "valid for a year", isUntrue: isUntrue, complaints: complaints)
        #expect(try holding(ViolationFacts(statement: statement)) == (holds ? [.untrueStatement] : []))
    }

    @Test(
        #"resale counts where inducement and profit are both proven ("maoming-benefits/23.4")"#,
        arguments: [(true, true, true), (nil, true, false), (true, nil, false), (nil, nil, false)]
            as [(Bool?, Bool?, Bool)])
    func resale(isInduced: Bool?, hasProfited: Bool?, holds: Bool) throws {
        let facts = ViolationFacts(resale: InducedResale(isInduced: isInduced, hasProfited: hasProfited))
        #expect(try holding(facts) == (holds ? [.inducedResale] : []))
    }

    @Test(
        #"an attack counts in bad faith, or with an effect, or as a weakness used ("maoming-benefits/24.2")"#,
        arguments: [
            (SystemAttack(system: "S", isInBadFaith: true), true),
            (SystemAttack(system: "S", isCausedByPartner: true), false),
            (SystemAttack(system: "S", isDisrupted: true), false),
            (SystemAttack(system: "S", isCausedByPartner: true, isDisrupted: true), true),
            (SystemAttack(system: "S", isWeaknessUsed: true), true), (SystemAttack(system: "S"), false),
        ])
    func attack(facts: SystemAttack, holds: Bool) throws {
        #expect(try holding(ViolationFacts(attack: facts)) == (holds ? [.systemAttack] : []))
    }

    @Test(
        #"public attention counts from larger on ("maoming-benefits/24.4")"#,
        arguments: [(nil, false), (.ordinary, false), (.larger, true), (.major, true)] as [(PublicAttention?, Bool)])
    func attention(level: PublicAttention?, holds: Bool) throws {
        let facts = ViolationFacts(platform: PlatformComplaints(complaints: 1, attention: level))
        #expect(try holding(facts) == (holds ? [.majorComplaint] : []))
    }

    @Test(#"law broken, and one proven deception, are each enough ("maoming-benefits/24.1", "maoming-benefits/24.3")"#)
    func others() throws {
        #expect(try holding(.unlawful) == [.breachOfLaw])
        let complaints = [ComplaintID(checked: "W1")]
        for (isProven, grounds) in [(true, [ViolationGround.deceivedSubscription]), (false, []), (nil, [])] {
            let facts = DeceivedSubscription(complaints: complaints, isDeceptionProven: isProven)
            #expect(try holding(ViolationFacts(subscription: facts)) == grounds)
        }
    }

    @Test(#"an act that fits both articles is severe ("maoming-benefits/23", R16)"#)
    func higher() throws {
        let rules = try Rulebooks.shipped().rulebook(of: Violations.regulation, on: day("2023-08-01")).violationRules()
        let facts = ViolationFacts(
            platform: PlatformComplaints(
                complaints: 40, attested: ScaleAttestation(scale: .large, by: GroundTests.attestor),
                attention: .larger))
        let findings = GroundCheck(rules: rules, facts: facts, now: try at("2023-08-10")).findings
        #expect(findings.filter(\.holds).map(\.ground) == [.platformComplaints, .majorComplaint])
        #expect(findings.kind(by: rules) == .severe)
        #expect(findings.prefix(1).kind(by: rules) == .general)
        #expect(ArraySlice<GroundFinding>().kind(by: rules) == nil)
    }
}

extension ArraySlice<GroundFinding> {
    fileprivate func kind(by rules: ViolationRules) -> ViolationKind? { Array(self).kind(by: rules) }
}
