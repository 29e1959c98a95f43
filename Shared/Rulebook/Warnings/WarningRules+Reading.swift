internal import RPC

extension WarningRules {
    /// Reads the section `warning`.
    ///
    /// Its own cases are walked where the figures are those of the version, not where an announcement has changed them, and
    /// where the figures are sound: a faulty one would make every case a fault.
    static func read(_ field: Field, walkingCases: Bool) -> WarningRules? {
        let faults = field.document.faults.count
        return field.section { section in
            let complaints = section.required("complaints")?.section(CountedComplaints.init)
            let notifications = section.required("notifications")?.section(NotificationRule.init)
            let names = section.required("measures")?.section(measureNames)
            let tiers = section.required("tiers")?.section { WarningTier.readAll($0, names: names ?? [:]) }
            let lateGround = section.required("lateGround")?.section(LateGround.init)
            let cases = section.optional("cases")
            guard let complaints, let notifications, let tiers, let lateGround else { return nil }
            let rules = WarningRules(
                complaints: complaints, notifications: notifications, tiers: tiers, lateGround: lateGround)
            if walkingCases, let cases, field.document.faults.count == faults { WarningCases(rules: rules).walk(cases) }
            return rules
        }
    }

    private static func measureNames(_ section: Section) -> [Measure: Text]? {
        let names = Measure.allCases.compactMap { measure in
            section.required(measure.rawValue)?.bilingual().map { (measure, $0) }
        }
        return Dictionary(names, uniquingKeysWith: { first, _ in first })
    }
}

extension CountedComplaints {
    init?(_ section: Section) {
        let citation = section.citation()
        let kinds = section.required("kinds").flatMap { field in
            field.list { $0.text() }.flatMap { kinds in
                kinds.isEmpty
                    ? field.refuse(Text(zh: "至少应有一种投诉", en: "must name at least one kind of complaint")) : kinds
            }
        }
        guard let citation, let kinds else { return nil }
        self.init(citation: citation, kinds: kinds)
    }
}

extension NotificationRule {
    init?(_ section: Section) {
        let citation = section.citation()
        let below = section.required("below")?.section { $0.citation() }
        let threshold = section.required("threshold")?.integer(in: 1...1_000_000)
        let step = section.required("step")?.integer(in: 1...1_000_000)
        guard let citation, let below, let threshold, let step else { return nil }
        self.init(
            citation: citation, below: below, steps: NotificationSteps(threshold: threshold, step: step))
    }
}

extension LateGround {
    init?(_ section: Section) {
        let citation = section.citation()
        let grace = section.required("grace").flatMap(Period.read)
        guard let citation, let grace else { return nil }
        self.init(citation: citation, grace: grace)
    }
}

extension WarningTier {
    /// The tiers of the section `tiers`, numbered 1, 2, 3 … without a gap.
    ///
    /// Each reaches up to the next one's bound, so that no number of notifications falls between two of them.
    static func readAll(_ section: Section, names: [Measure: Text]) -> [WarningTier]? {
        var tiers: [WarningTier] = []
        var previous = 0
        for (index, entry) in section.entries().enumerated() {
            let number = index + 1
            if entry.name != "\(number)" {
                entry.field.fault(
                    Text(zh: "级别应依次为 1、2、3…，此处应为 \(number)", en: "tiers are 1, 2, 3 … in order; this must be \(number)")
                )
            }
            guard let tier = entry.field.section({ WarningTier($0, number: number, names: names, above: &previous) })
            else { continue }
            tiers.append(tier)
        }
        if section.entries().isEmpty {
            section.field.fault(Text(zh: "至少应有一个级别", en: "must have at least one tier"))
        }
        return tiers
    }

    private init?(_ section: Section, number: Int, names: [Measure: Text], above previous: inout Int) {
        let citation = section.citation()
        let name = section.required("name")?.bilingual()
        let from = section.required("from")
        let bound = from?.integer(in: 1...1_000_000)
        let measures = section.required("measures")?.section { TierMeasure.readAll($0, names: names) }
        if let bound {
            if bound <= previous {
                from?.fault(Text(zh: "应大于上一级的 \(previous)", en: "must be above the \(previous) of the tier before"))
            }
            previous = bound
        }
        guard let citation, let name, let bound, let measures else { return nil }
        self.init(number: number, citation: citation, name: name, from: bound, measures: measures)
    }
}

extension TierMeasure {
    static func readAll(_ section: Section, names: [Measure: Text]) -> [TierMeasure]? {
        let given = Measure.allCases.compactMap { measure in
            section.optional(measure.rawValue).map { (measure, $0) }
        }
        guard !given.isEmpty else {
            return section.field.refuse(Text(zh: "至少应有一项措施", en: "must have at least one measure"))
        }
        return given.compactMap { measure, field in
            guard let period = Period.read(field), let name = names[measure] else { return nil }
            return TierMeasure(measure: measure, name: name, period: period)
        }
    }
}
