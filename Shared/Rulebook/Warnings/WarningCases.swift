internal import RPC
internal import Schema

/// Walks the cases that a rulebook carries, what its figures must give; a figure that does not is a fault of the file.
struct WarningCases {
    let rules: WarningRules

    func walk(_ field: Field) {
        let _: Void? = field.section { section in
            section.optional("notifications")?.cases { section in
                column(section, "complaints", "notifications") { rules.notifications(forComplaints: $0) }
            }
            section.optional("tiers")?.cases { section in
                column(section, "notifications", "tiers") { rules.tier(forNotifications: $0)?.number ?? 0 }
            }
            section.optional("periods")?.cases(periods)
        }
    }

    /// Two columns of whole numbers: what goes in and what must come out.
    private func column(_ section: Section, _ given: String, _ expected: String, _ rule: (Int) -> Int) {
        let inputs = section.required(given)?.list { $0.integer(in: 0...1_000_000_000) }
        let outputs = section.required(expected)
        guard let inputs, let outputs, let values = outputs.list({ $0.integer(in: 0...1_000_000_000) }) else { return }
        outputs.compare(inputs, values, rule)
    }

    /// A tier, the days it was issued, and for each measure the last days.
    private func periods(_ section: Section) {
        let number = section.required("tier")?.integer(in: 1...max(1, rules.tiers.count))
        let issued = section.required("issued")?.list { $0.value(Day.self) }
        guard let number, let tier = rules.tiers.first(where: { $0.number == number }) else { return }
        for measure in tier.measures {
            guard let field = section.required(measure.measure.rawValue), let issued else { continue }
            field.compare(issued: issued, measure.period)
        }
    }
}
