import RPC
import Rulebook
import Schema
import ServiceKit

extension ViolationFacts {
    /// The facts on file with each part that is given now in the place of its own.
    func taking(_ given: ViolationFacts?) -> ViolationFacts {
        ViolationFacts(
            answer: given?.answer ?? answer, platform: given?.platform ?? platform,
            statement: given?.statement ?? statement, resale: given?.resale ?? resale, law: given?.law ?? law,
            attack: given?.attack ?? attack, subscription: given?.subscription ?? subscription,
            hasMajorSocialImpact: given?.hasMajorSocialImpact ?? hasMajorSocialImpact)
    }

    /// Throws INVALID_ARGUMENT for facts that can't be, or not yet, and for a ground that is stated without what it is about.
    func check(filedUnder ground: ViolationGround?, _ rules: ViolationRules, at now: Instant) throws(RPCError) {
        try checkAnswer(rules, at: now)
        try checkComplaints(rules)
        let isWithout: (field: String, part: Bool)? =
            switch ground {
            case .platformComplaints, .majorComplaint: ("facts.platform.complaints", platform == nil)
            case .untrueStatement: ("facts.statement.statement", statement == nil)
            default: nil
            }
        if let ground, let isWithout, isWithout.part { throw .unstated(isWithout.field, ground, rules) }
        try checkAttention(filedUnder: ground, rules)
    }

    /// Throws INVALID_ARGUMENT where what a proof of these facts, or of the ground stated, needs is not said.
    func check(provenUnder ground: ViolationGround?, _ rules: ViolationRules, at now: Instant) throws(RPCError) {
        try check(filedUnder: ground, rules, at: now)
        if ground == .lateAnswer || answer != nil, answer == nil || answer?.cause == .unknown {
            throw .unstated("facts.answer.cause", .lateAnswer, rules)
        }
        if ground == .breachOfLaw || law != nil, law?.law?.isBlank ?? true {
            throw .unstated("facts.law.law", .breachOfLaw, rules)
        }
        if ground == .systemAttack || attack != nil, attack?.system?.isBlank ?? true {
            throw .unstated("facts.attack.system", .systemAttack, rules)
        }
        if ground == .deceivedSubscription || subscription != nil, subscription?.complaints.isEmpty ?? true {
            throw .unstated("facts.subscription.complaints", .deceivedSubscription, rules)
        }
        if ground == .inducedResale, resale == nil { throw .unstated("facts.resale", .inducedResale, rules) }
    }

    /// No agreement gives longer to answer: ten years.
    private static let agreedMinutes = 1...5_256_000

    private func checkAnswer(_ rules: ViolationRules, at now: Instant) throws(RPCError) {
        guard let answer else { return }
        let clause = rules.citation(of: .lateAnswer).clause
        let known = ViolationFacts.agreedMinutes
        if let agreed = answer.agreedMinutes, !known.contains(agreed) {
            throw .invalid(
                "facts.answer.agreedMinutes",
                Text(
                    zh: "应为 \(known.lowerBound) 至 \(known.upperBound)",
                    en: "must be from \(known.lowerBound) to \(known.upperBound)"), clause: clause)
        }
        for (field, instant) in [("handedAt", answer.handedAt), ("answeredAt", answer.answeredAt)] {
            guard let instant, instant > now else { continue }
            throw .invalid(
                "facts.answer.\(field)", Text(zh: "晚于业务时间 \(now)", en: "is after the business time \(now)"),
                clause: clause)
        }
        if let answeredAt = answer.answeredAt, answeredAt < answer.handedAt {
            throw .invalid(
                "facts.answer.answeredAt", Text(zh: "早于 handedAt", en: "must not be before handedAt"), clause: clause)
        }
        try answer.attestedBy?.check(as: "facts.answer.attestedBy")
    }

    private func checkComplaints(_ rules: ViolationRules) throws(RPCError) {
        if let platform {
            try check(platform.complaints, platform.attested, "facts.platform", .platformComplaints, rules)
        }
        if let statement {
            guard !statement.statement.isBlank else {
                throw .unstated("facts.statement.statement", .untrueStatement, rules)
            }
            try check(statement.complaints, statement.attested, "facts.statement", .untrueStatement, rules)
        }
    }

    private func check(
        _ complaints: Int, _ attested: ScaleAttestation?, _ field: String, _ ground: ViolationGround,
        _ rules: ViolationRules
    ) throws(RPCError) {
        guard complaints > 0 else {
            throw .invalid(
                "\(field).complaints", Text(zh: "至少 1 件", en: "must be 1 or more"),
                clause: rules.citation(of: ground).clause)
        }
        try attested?.by.check(as: "\(field).attested.by")
    }

    /// A level of public attention that 24.4 does not name is no ground of it, unless the complaints are in bulk.
    private func checkAttention(filedUnder ground: ViolationGround?, _ rules: ViolationRules) throws(RPCError) {
        guard ground == .majorComplaint, let platform, let attention = platform.attention,
            !rules.attention.contains(attention),
            !rules.bulk.isReached(by: platform.complaints, attested: platform.attested?.scale == .bulk)
        else { return }
        throw .invalid(
            "facts.platform.attention",
            Text(zh: "既非较大也非重大舆情，且非批量投诉", en: "must be larger or major where the complaints are not in bulk"),
            clause: rules.citation(of: .majorComplaint).clause)
    }
}

extension RPCError {
    /// What a ground is about is not said: INVALID_ARGUMENT with the field and the ground's clause.
    fileprivate static func unstated(_ field: String, _ ground: ViolationGround, _ rules: ViolationRules) -> RPCError {
        .invalid(field, Text(zh: "须写明", en: "must be stated"), clause: rules.citation(of: ground).clause)
    }
}
