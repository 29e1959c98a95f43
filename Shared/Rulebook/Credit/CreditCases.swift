internal import RPC
internal import Schema

/// Walks the cases that the section `credit` carries.
struct CreditCases {
    let rules: CreditRules

    func walk(_ field: Field) {
        for item in field.items() ?? [] {
            let _: Void? = item.section { section in
                _ = section.required("clause")?.clause()
                grades(section)
            }
        }
    }

    /// Scores, and the grade that each must have.
    private func grades(_ section: Section) {
        let scores = section.required("scores")?.list { $0.value(Points.self) }
        let field = section.required("grades")
        guard let scores, let field, let grades = field.list({ $0.text() }) else { return }
        let actual = scores.map { rules.band(of: $0).map(\.grade.term) ?? "none" }
        guard actual != grades.map({ $0.lowercased() }) else { return }
        field.fault(
            Text(
                zh: "与自带用例不符：实得 \(actual.joined(separator: ", "))",
                en: "contradicts its own case: gives \(actual.joined(separator: ", "))"))
    }
}
