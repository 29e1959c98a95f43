internal import RPC
internal import Schema

extension FindingRules {
    /// Reads the section `findings`; its own cases are walked where the figures are those of the version and sound.
    static func read(_ field: Field, walkingCases: Bool) -> FindingRules? {
        let faults = field.document.faults.count
        return field.section { section in
            let definitions = section.required("basis")?.section { section in
                all(section) { name, field in field.section { FindingDefinition($0, of: name, at: field) } }
            }
            let rows = section.required("rows")?.section { section in
                all(section) { name, field in field.section { FindingRow($0, named: name) } }
            }
            let steps = section.required("steps")?.section(WarningStep.readAll)
            let repeated = section.required("repeated")?.section(RepeatedFindings.init)
            let cases = section.optional("cases")
            guard let definitions, let rows, let steps, let repeated else { return nil }
            let rules = FindingRules(definitions: definitions, rows: rows, steps: steps, repeated: repeated)
            if walkingCases, let cases, field.document.faults.count == faults { FindingCases(rules: rules).walk(cases) }
            return rules
        }
    }

    /// Each field of a mapping whose names are data.
    private static func all<Element>(_ section: Section, _ read: (String, Field) -> Element?) -> [Element]? {
        let entries = section.entries()
        let elements = entries.compactMap { read($0.name, $0.field) }
        return elements.count == entries.count ? elements : nil
    }
}

extension FindingDefinition {
    init?(_ section: Section, of name: String, at field: Field) {
        let citation = section.citation()
        let signers = section.optional("signers").map { $0.list { $0.term(SignerLevel.self) } }
        let forms = section.optional("forms").map { $0.list { $0.term(LetterForm.self) } }
        guard let basis = FindingBasis(knownTerm: name) else {
            field.fault(Text(zh: "\(name) 不是认定的类别", en: "\(name) is nothing that a finding rests on"))
            return nil
        }
        guard let citation else { return nil }
        self.init(citation: citation, basis: basis, signers: signers ?? nil, forms: forms ?? nil)
    }
}

extension FindingRow {
    init?(_ section: Section, named name: String) {
        let citation = section.citation()
        let basis = section.required("basis")?.term(FindingBasis.self)
        let issuers = section.required("issuers")?.list { $0.term(FindingIssuer.self) }
        let area = section.required("area")?.word(Area.self)
        let serviceLine = section.optional("serviceLine").map(Period.read)
        let subchannel = section.optional("subchannel").map(Period.read)
        let warning = section.optional("warning").map { $0.section(FindingWarning.init) }
        let demand = section.optional("demand").map { $0.section { $0.citation() } }
        guard let citation, let basis, let issuers, let area else { return nil }
        self.init(
            name: name, citation: citation, basis: basis, issuers: issuers, area: area,
            serviceLine: serviceLine ?? nil, subchannel: subchannel ?? nil, warning: warning ?? nil,
            demand: demand ?? nil)
    }
}

extension FindingWarning {
    init?(_ section: Section) {
        let citation = section.citation()
        let count = section.required("count")?.integer(in: 1...100)
        guard let citation, let count else { return nil }
        self.init(citation: citation, count: count)
    }
}

extension WarningStep {
    /// The steps of the section `steps`, each reached by more warnings than the one before.
    static func readAll(_ section: Section) -> [WarningStep]? {
        var steps: [WarningStep] = []
        for entry in section.entries() {
            guard let step = entry.field.section(WarningStep.init) else { continue }
            if let previous = steps.last, step.from <= previous.from {
                entry.field.fault(
                    Text(
                        zh: "应多于上一步的 \(previous.from)",
                        en: "must need more than the \(previous.from) of the step before"))
            }
            steps.append(step)
        }
        if section.entries().isEmpty {
            section.field.fault(Text(zh: "至少应有一步", en: "must have at least one step"))
        }
        return steps.count == section.entries().count ? steps : nil
    }

    private init?(_ section: Section) {
        let citation = section.citation()
        let figures = [("moreThan", Relation.moreThan), ("reaches", Relation.atLeast)].compactMap { name, relation in
            section.optional(name).map { (relation, $0.integer(in: 1...1_000_000)) }
        }
        let suspends = section.required("suspends")?.word(Target.self)
        let period = section.required("period").flatMap(Period.read)
        guard let (relation, bound) = figures.first, figures.count == 1 else {
            section.field.fault(Text(zh: "应有 moreThan、reaches 之一", en: "must have one of moreThan, reaches"))
            return nil
        }
        guard let citation, let bound, let suspends, let period else { return nil }
        self.init(citation: citation, relation: relation, bound: bound, suspends: suspends, period: period)
    }
}

extension RepeatedFindings {
    init?(_ section: Section) {
        let citation = section.citation()
        let basis = section.required("basis")?.term(FindingBasis.self)
        let longerBy = section.required("longerBy").flatMap(Period.read)
        guard let citation, let basis, let longerBy else { return nil }
        self.init(citation: citation, basis: basis, longerBy: longerBy)
    }
}
