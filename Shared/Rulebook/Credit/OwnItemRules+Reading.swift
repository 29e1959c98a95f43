internal import RPC
internal import Schema

extension HealthRules {
    init?(_ section: Section) {
        let initial = section.required("initial")?.section(ItemPoints.init)
        let notification = section.required("notification")?.section(ItemPoints.init)
        let timeliness = section.required("timeliness")?.section { section in
            ItemPoints(section).flatMap { item in
                section.required("below")?.integer(in: 0...10_000).map { (item, $0) }
            }
        }
        guard let initial, let notification, let (item, bound) = timeliness else { return nil }
        self.init(initial: initial, notification: notification, timeliness: item, timelyRateBasisPoints: bound)
    }
}

extension ItemPoints {
    init?(_ section: Section) {
        let citation = section.citation()
        let points = section.required("points")?.integer(in: 0...1000)
        guard let citation, let points else { return nil }
        self.init(citation: citation, points: points)
    }
}

extension ImportanceRules {
    init?(_ section: Section) {
        let citation = section.citation()
        let maximum = section.required("maximum")?.integer(in: 1...1000)
        let company = section.required("company")?.section { section in
            CompanyItem.allCases.compactMap { item in
                section.required(item.term)?.section(CompanyItemRule.init).map { (item, $0) }
            }
        }
        let operating = section.required("operating")?.section { section in
            ["revenue", "purchases", "advertising"].compactMap {
                section.required($0)?.section(OperatingItemRule.init)
            }
        }
        guard let citation, let maximum, let company, company.count == CompanyItem.allCases.count,
            let operating, operating.count == 3
        else { return nil }
        self.init(
            citation: citation, maximum: maximum,
            company: Dictionary(company, uniquingKeysWith: { first, _ in first }), revenue: operating[0],
            purchases: operating[1], advertising: operating[2])
    }
}

extension CompanyItemRule {
    init?(_ section: Section) {
        let citation = section.citation()
        let points = section.required("points")?.nullable { $0.integer(in: 0...1000) }
        let kinds = section.required("kinds")?.list { $0.term(EvidenceKind.self) }
        guard let citation, let points, let kinds else { return nil }
        self.init(citation: citation, points: points, kinds: kinds)
    }
}

extension OperatingItemRule {
    init?(_ section: Section) {
        let citation = section.citation()
        let points = section.required("points")?.nullable { $0.integer(in: 0...1000) }
        let from = section.required("from")?.integer(in: 1...1_000_000_000_000)
        guard let citation, let points, let from else { return nil }
        self.init(citation: citation, points: points, from: Fen(Int64(from)))
    }
}

extension ScoreWeights {
    init?(_ section: Section, maximum: Points?) {
        let citation = section.citation()
        let document = section.required("document")?.text()
        let month = section.required("effectiveMonth")?.value(BillingMonth.self)
        let fullMark = section.required("fullMark")
        let weights = section.required("months")
        let mark = fullMark?.integer(in: 1...1_000_000)
        let months = weights?.list { $0.integer(in: 0...10_000) }
        guard let citation, let document, let month, let mark, let months, let maximum else { return nil }
        guard months.reduce(0, +) == 10_000 else {
            weights?.fault(
                Text(
                    zh: "各月权重合计应为 10000 基点，而不是 \(months.reduce(0, +))",
                    en: "the weights must add up to 10000 basis points, not \(months.reduce(0, +))"))
            return nil
        }
        // So that a score of whole weights and marks of two places is exact.
        guard maximum.millionths % Points(mark).millionths == 0 else {
            fullMark?.fault(Text(zh: "应能整除 \(maximum)", en: "must divide \(maximum) without a remainder"))
            return nil
        }
        self.init(citation: citation, document: document, effectiveMonth: month, fullMark: mark, months: months)
    }
}
