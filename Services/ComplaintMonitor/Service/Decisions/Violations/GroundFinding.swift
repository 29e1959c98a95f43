import RPC
import Rulebook
import Schema

/// Whether a ground holds, and why or why not.
struct GroundFinding: Hashable, Sendable {
    let ground: ViolationGround
    let holds: Bool
    let reasons: [Reason]
}

/// One thing that a ground asks for.
struct Requirement: Hashable, Sendable {
    let holds: Bool
    let reason: Reason
}

/// Derives the grounds that the facts of an act amount to (maoming-benefits 23 and 24); the person states facts, never a kind.
struct GroundCheck {
    let rules: ViolationRules
    let facts: ViolationFacts
    /// The business time: an answer that is still missing is late by it.
    let now: Instant

    /// A finding for each ground that the facts speak of, in the order of the articles.
    var findings: [GroundFinding] {
        ViolationGround.allCases.compactMap { ground in
            switch ground {
            case .lateAnswer: facts.answer.map(lateAnswer)
            case .platformComplaints: facts.platform.map(platformComplaints)
            case .untrueStatement: facts.statement.map(untrueStatement)
            case .inducedResale: facts.resale.map(inducedResale)
            case .breachOfLaw: facts.law.map(breachOfLaw)
            case .systemAttack: facts.attack.map(systemAttack)
            case .deceivedSubscription: facts.subscription.map(deceivedSubscription)
            case .majorComplaint: facts.platform.map(majorComplaint)
            }
        }
    }

    /// A finding that holds where all its requirements do, with the reasons of each.
    func finding(_ ground: ViolationGround, _ requirements: [Requirement]) -> GroundFinding {
        GroundFinding(
            ground: ground, holds: requirements.allSatisfy(\.holds), reasons: requirements.map(\.reason))
    }

    /// A finding that holds where one of its requirements does: with the reasons of those that do, or of all where none does.
    func finding(_ ground: ViolationGround, anyOf requirements: [Requirement]) -> GroundFinding {
        let holding = requirements.filter(\.holds)
        return GroundFinding(
            ground: ground, holds: !holding.isEmpty,
            reasons: (holding.isEmpty ? requirements : holding).map(\.reason))
    }

    /// A requirement that a person has to have found: `已证明: …`, `未证明: …`.
    func proven(_ ground: ViolationGround, _ fact: Bool?, _ what: Text) -> Requirement {
        let holds = fact ?? false
        return Requirement(
            holds: holds,
            reason: reason(
                ground,
                Text(
                    zh: "\(what.zh)：\(holds ? "已证明" : "未证明")", en: "\(what.en): \(holds ? "proven" : "not proven")")))
    }

    func reason(_ ground: ViolationGround, _ sentence: Text) -> Reason { rules.citation(of: ground).reason(sentence) }
}

extension [GroundFinding] {
    /// The kind that those which hold make: severe wins (23, R16); nil where none holds.
    func kind(by rules: ViolationRules) -> ViolationKind? {
        let kinds = Set(filter(\.holds).map { rules.kind(of: $0.ground) })
        return kinds.contains(.severe) ? .severe : kinds.first
    }
}
