internal import RPC
internal import Schema

/// Walks the cases that the section `findings` carries: the last days of what a row suspends by default.
struct FindingCases {
    let rules: FindingRules

    func walk(_ field: Field) {
        field.cases { section in
            let name = section.required("row")
            let issued = section.required("issued")?.list { $0.value(Day.self) }
            guard let row = rules.rows.first(where: { $0.name == name?.text() }), let issued else {
                name?.fault(Text(zh: "没有这一行", en: "there is no such row"))
                return
            }
            for (measure, period) in [("serviceLine", row.serviceLine), ("subchannel", row.subchannel)] {
                if let period { section.required(measure)?.compare(issued: issued, period) }
            }
        }
    }
}
