internal import RPC

extension ReplyRules {
    /// Reads the section `replies`.
    static func read(_ field: Field) -> ReplyRules? {
        field.section { section in
            let limit = section.required("limit")?.section { limit in
                let citation = limit.citation()
                let hours = limit.required("hours")
                return citation.map { ($0, hours.flatMap { $0.isNull ? nil : $0.integer(in: 1...10_000) }) }
            }
            let hours = section.required("workingHours")?.section { hours in
                let citation = hours.citation()
                let workingHours = WorkingHours.read(hours)
                return citation.flatMap { _ in workingHours }
            }
            let effective = section.optional("effective")?.section { $0.citation() }
            guard let limit, let hours else { return nil }
            return ReplyRules(
                citation: limit.0, limitHours: limit.1, workingHours: hours, effective: effective)
        }
    }
}

extension WorkingHours {
    /// Reads `from: "08:00"` and `to: "23:00"`; `24:00` is the end of the day.
    fileprivate static func read(_ section: Section) -> WorkingHours? {
        let from = section.required("from")?.secondOfDay()
        let to = section.required("to")
        guard let from, let to, let end = to.secondOfDay() else { return nil }
        return WorkingHours(from: from, to: end)
            ?? to.refuse(Text(zh: "应晚于 from", en: "must be after from"))
    }
}

extension Field {
    /// A time of the day, `HH:MM`, in seconds.
    fileprivate func secondOfDay() -> Int? {
        guard let text = text() else { return nil }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hours = Int(parts[0]),
            let minutes = Int(parts[1]), (0..<60).contains(minutes), (0...24 * 60).contains(hours * 60 + minutes)
        else {
            return refuse(Text(zh: "应为 00:00 至 24:00 的时刻", en: "must be a time from 00:00 to 24:00"))
        }
        return hours * 3600 + minutes * 60
    }
}
