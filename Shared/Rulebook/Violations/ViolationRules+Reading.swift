internal import RPC
internal import Schema

extension ViolationRules {
    /// Reads the section `violations`; its own cases are walked where the figures are those of the version and sound.
    static func read(_ field: Field, walkingCases: Bool) -> ViolationRules? {
        let faults = field.document.faults.count
        return field.section { section in
            let grounds = section.required("grounds")?.section(readGrounds)
            let scales = section.required("scales")?.section(readScales)
            let attention = section.required("attention")?.list { $0.term(PublicAttention.self) }
            let escalation = section.required("escalation")?.section(EscalationRule.init)
            let panel = section.required("panelMeasures")?.section(MeasureRule.init)
            let commitment = section.required("commitmentMeasures")?.section(MeasureRule.init)
            let clauses = section.required("clauses")?.section(Citations<ViolationClause>.init)
            let cases = section.optional("cases")
            guard let grounds, let scales, let attention, let escalation, let panel, let commitment, let clauses else {
                return nil
            }
            let rules = ViolationRules(
                grounds: grounds, large: scales.large, bulk: scales.bulk, attention: attention,
                escalation: escalation, panelMeasures: panel, commitmentMeasures: commitment, clauses: clauses)
            if walkingCases, let cases, field.document.faults.count == faults { rules.walk(cases) }
            return rules
        }
    }

    /// One rule for each ground, by the ground's term: `late-answer`.
    private static func readGrounds(_ section: Section) -> [ViolationGround: GroundRule]? {
        let pairs = ViolationGround.allCases.compactMap { ground in
            section.required(ground.term)?.section(GroundRule.init).map { (ground, $0) }
        }
        guard pairs.count == ViolationGround.allCases.count else { return nil }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// The two scales; where both have a number, bulk is not below large (24.4).
    private static func readScales(_ section: Section) -> (large: ScaleRule, bulk: ScaleRule)? {
        let large = section.required("large")?.section(ScaleRule.init)
        let bulk = section.required("bulk")?.section(ScaleRule.init)
        guard let large, let bulk else { return nil }
        if let lower = large.complaints, let upper = bulk.complaints, upper < lower {
            return section.field.refuse(
                Text(zh: "批量 \(upper) 不得低于规模 \(lower)", en: "bulk is \(upper), below large with \(lower)"))
        }
        return (large, bulk)
    }

    /// How many warnings make a failed rectification severe, and how many do not.
    private func walk(_ cases: Field) {
        cases.section { section in
            let warnings = section.required("warnings")?.list { $0.integer(in: 0...1_000_000) }
            let severe = section.required("severe")?.list { $0.word(Answer.self) }
            guard let warnings, let severe else { return }
            let given = warnings.map { $0 >= escalation.warnings ? Answer.yes : .no }
            guard given != severe else { return }
            let text = given.map(\.rawValue).joined(separator: ", ")
            cases.fault(Text(zh: "这些数值得出 \(text)", en: "these figures give \(text)"))
        }
    }

    private enum Answer: String, CaseIterable {
        case yes, no
    }
}

extension GroundRule {
    init?(_ section: Section) {
        let citation = section.citation()
        let kind = section.required("kind")?.term(ViolationKind.self)
        guard let citation, let kind else { return nil }
        self.init(citation: citation, kind: kind)
    }
}

extension ScaleRule {
    init?(_ section: Section) {
        let citation = section.citation()
        let complaints = section.required("complaints").flatMap { $0.threshold(in: 1...1_000_000) }
        guard let citation, let complaints else { return nil }
        self.init(citation: citation, complaints: complaints)
    }
}

extension EscalationRule {
    init?(_ section: Section) {
        let citation = section.citation()
        let warnings = section.required("warnings")?.integer(in: 1...1000)
        guard let citation, let warnings else { return nil }
        self.init(citation: citation, warnings: warnings)
    }
}

extension MeasureRule {
    init?(_ section: Section) {
        let citation = section.citation()
        let kinds = section.required("measures")?.list { $0.term(SanctionKind.self) }
        guard let citation, let kinds else { return nil }
        self.init(citation: citation, kinds: kinds)
    }
}
