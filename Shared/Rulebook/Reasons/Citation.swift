public import RPC
public import Schema

/// Where a rule stands, in the words that a reason begins with.
public struct Citation: Sendable, Hashable {
    /// The clause.
    public let clause: ClauseID
    /// How it is cited: `附件7 一级预警`, `Annex 7 tier 1`.
    public let text: Text
    /// The reading that settles what the clause leaves open, if the rule rests on one: `R27`.
    public let reading: String?

    /// A citation of a clause.
    public init(clause: ClauseID, text: Text, reading: String? = nil) {
        self.clause = clause
        self.text = text
        self.reading = reading
    }

    /// A reason under this clause that says something else than a comparison: `附件7 一级预警: …`.
    public func reason(_ sentence: Text) -> Reason {
        let zh = reading.map { "\(text.zh)（\($0)）" } ?? text.zh
        let en = reading.map { "\(text.en) (\($0))" } ?? text.en
        return Reason(clause: clause, text: Text(zh: "\(zh): \(sentence.zh)", en: "\(en): \(sentence.en)"))
    }

    /// The reason that a figure meets a bound, or does not and by how much.
    ///
    /// `附件7 一级预警: 5 次通报 ≥ 5`, `附件7 二级预警: 7 次通报 < 10, 还差 3`.
    public func reason(_ figure: Int, _ unit: CountedUnit, _ relation: Relation, _ bound: Int) -> Reason {
        let isMet = relation.holds(figure, bound)
        let gap = relation.gap(figure, bound)
        let sign = isMet ? relation.sign : relation.opposite.sign
        let remark: Text =
            switch relation {
            case _ where isMet: Text("")
            case .atLeast, .moreThan: Text(zh: ", 还差 \(gap)", en: ", \(gap) short")
            case .atMost, .lessThan: Text(zh: ", 超出 \(gap)", en: ", \(gap) too many")
            }
        return reason(
            Text(
                zh: "\(unit.of(figure).zh) \(sign) \(bound)\(remark.zh)",
                en: "\(unit.of(figure).en) \(sign) \(bound)\(remark.en)"))
    }
}

/// What a figure counts.
public struct CountedUnit: Sendable, Hashable {
    /// Measure word and noun in Chinese: `次通报`.
    public let zh: String
    /// The English word for one.
    public let one: String
    /// The English word for none or several.
    public let many: String

    /// A unit in its words.
    public init(zh: String, one: String, many: String) {
        self.zh = zh
        self.one = one
        self.many = many
    }

    /// So many of it: `5 次通报`, `1 notification`.
    public func of(_ figure: Int) -> Text { Text(zh: "\(figure) \(zh)", en: "\(figure) \(figure == 1 ? one : many)") }

    /// Notifications of a month.
    public static let notifications = CountedUnit(zh: "次通报", one: "notification", many: "notifications")
    /// Complaints of a day that count.
    public static let complaints = CountedUnit(zh: "件投诉", one: "complaint", many: "complaints")
    /// Calendar days.
    public static let days = CountedUnit(zh: "天", one: "day", many: "days")
}

/// How a figure must stand to a bound (readings R5).
public enum Relation: Sendable, Hashable, CaseIterable {
    /// 以上, 达到, 不低于: the bound counts in.
    case atLeast
    /// 超过: the bound does not count in.
    case moreThan
    /// 不超过, 内: the bound counts in.
    case atMost
    /// 低于, 不足: the bound does not count in.
    case lessThan

    /// The mathematical sign.
    public var sign: String {
        switch self {
        case .atLeast: "≥"
        case .moreThan: ">"
        case .atMost: "≤"
        case .lessThan: "<"
        }
    }

    /// Whether the figure stands so to the bound.
    public func holds(_ figure: Int, _ bound: Int) -> Bool {
        switch self {
        case .atLeast: figure >= bound
        case .moreThan: figure > bound
        case .atMost: figure <= bound
        case .lessThan: figure < bound
        }
    }

    /// The relation that holds where this one does not.
    var opposite: Relation {
        switch self {
        case .atLeast: .lessThan
        case .moreThan: .atMost
        case .atMost: .moreThan
        case .lessThan: .atLeast
        }
    }

    /// By how much a whole figure would have to change to stand so; 0 if it does.
    func gap(_ figure: Int, _ bound: Int) -> Int {
        switch self {
        case .atLeast: max(0, bound - figure)
        case .moreThan: max(0, bound - figure + 1)
        case .atMost: max(0, figure - bound)
        case .lessThan: max(0, figure - bound + 1)
        }
    }
}

extension Section {
    /// Reads `clause`, `cite` and, where there is one, `reading`.
    func citation() -> Citation? {
        let clause = required("clause")?.clause()
        let cite = required("cite")?.bilingual()
        let reading = optional("reading").map { $0.text() }
        guard let clause, let cite else { return nil }
        return Citation(clause: clause, text: cite, reading: reading ?? nil)
    }
}
