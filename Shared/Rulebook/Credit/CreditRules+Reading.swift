internal import RPC
internal import Schema

extension CreditRules {
    /// Reads the section `credit`; its cases as those of `warning`.
    static func read(_ field: Field, walkingCases: Bool) -> CreditRules? {
        let faults = field.document.faults.count
        return field.section { section in
            let range = section.required("score")?.section(ScoreRange.init)
            let bands = section.required("grades")?.section { GradeBand.readAll($0) }
            let application = section.required("application")?.section(GradeApplicationPeriod.init)
            let health = section.required("health")?.section(HealthRules.init)
            let importance = section.required("importance")?.section(ImportanceRules.init)
            let violation = section.required("majorViolation")?.section(MajorViolationRules.init)
            let weights = section.required("weights")?.nullable { field in
                field.section { ScoreWeights($0, maximum: range?.maximum) }
            }
            let cases = section.optional("cases")
            guard let range, let bands, let application, let health, let importance, let violation, let weights
            else { return nil }
            let rules = CreditRules(
                range: range, bands: bands, application: application, health: health, importance: importance,
                violation: violation, weights: weights)
            if walkingCases, let cases, field.document.faults.count == faults { CreditCases(rules: rules).walk(cases) }
            return rules
        }
    }
}

extension ScoreRange {
    init?(_ section: Section) {
        let citation = section.citation()
        let minimum = section.required("minimum")?.value(Points.self)
        let maximum = section.required("maximum")
        guard let citation, let minimum, let bound = maximum?.value(Points.self) else { return nil }
        guard bound > minimum else {
            maximum?.fault(Text(zh: "应大于 minimum", en: "must be above the minimum"))
            return nil
        }
        self.init(citation: citation, minimum: minimum, maximum: bound)
    }
}

extension GradeBand {
    /// The grades of the section `grades`: all seven, the highest first, each below the one before.
    static func readAll(_ section: Section) -> [GradeBand]? {
        let entries = section.entries()
        guard entries.map({ $0.name.lowercased() }) == CreditGrade.allCases.map(\.term) else {
            let names = CreditGrade.allCases.map { $0 == .terminated ? $0.term : $0.term.uppercased() }
            let wanted = names.joined(separator: ", ")
            return section.field.refuse(
                Text(zh: "应依次为 \(wanted)", en: "must be, in this order, \(wanted)"))
        }
        var previous: Points?
        let bands = zip(entries, CreditGrade.allCases).compactMap { entry, grade in
            entry.field.section { GradeBand($0, grade: grade, below: &previous) }
        }
        return bands.count == entries.count ? bands : nil
    }

    private init?(_ section: Section, grade: CreditGrade, below previous: inout Points?) {
        let citation = section.citation()
        let measures = section.required("measures")?.list { $0.term(SanctionKind.self) }
        let choices = section.optional("choices").map { field in field.list { $0.term(SanctionKind.self) } } ?? []
        let bound = GradeBand.bound(section, isLast: grade == .terminated, below: &previous)
        guard let citation, let measures, let choices, let bound else { return nil }
        self.init(grade: grade, citation: citation, bound: bound, measures: measures, choices: choices)
    }

    private static func bound(_ section: Section, isLast: Bool, below previous: inout Points?) -> Bound? {
        if isLast { return .rest }
        let from = section.optional("from")
        let above = section.optional("above")
        guard let field = from ?? above, from == nil || above == nil else {
            return section.field.refuse(Text(zh: "应有 from、above 之一", en: "must have one of from, above"))
        }
        guard let bound = field.value(Points.self) else { return nil }
        if let higher = previous, bound >= higher {
            return field.refuse(Text(zh: "应小于上一级的 \(higher)", en: "must be below the \(higher) of the grade before"))
        }
        previous = bound
        return from == nil ? .above(bound) : .from(bound)
    }
}

extension GradeApplicationPeriod {
    init?(_ section: Section) {
        let citation = section.citation()
        let days = section.required("workingDays")?.integer(in: 1...1000)
        let newer = section.required("newer")?.section { $0.citation() }
        guard let citation, let days, let newer else { return nil }
        self.init(citation: citation, workingDays: days, newer: newer)
    }
}

extension MajorViolationRules {
    init?(_ section: Section) {
        let citation = section.citation()
        let score = section.required("score")?.value(Points.self)
        let complaints = section.required("complaints")?.section { section in
            section.citation().flatMap { citation in
                section.required("span").flatMap(Period.read).map { (citation, $0) }
            }
        }
        guard let citation, let score, let (clause, span) = complaints else { return nil }
        self.init(citation: citation, score: score, complaints: clause, span: span)
    }
}
