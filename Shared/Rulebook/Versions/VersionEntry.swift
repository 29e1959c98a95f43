internal import RPC
internal import Schema

/// A version as it stands in a file, with where it stands, and its rules as written, for announcements to change.
struct VersionEntry {
    let version: RulebookVersion
    let field: Field
    /// Its rules; nil where the text is not held.
    let sections: RuleSections?

    var effectiveDay: Day? { version.effectiveDay }

    private enum TextState: String, CaseIterable {
        case held
        case notHeld = "not-held"
    }

    init?(_ section: Section, regulation: String) {
        let version = section.required("version")?.text()
        let clause = section.optional("clause").map { $0.clause() }
        let number = section.required("documentNumber")?.text()
        let printed = section.optional("printed")
        let effective = section.required("effective").flatMap { EffectiveDay($0, printed: printed) }
        let state = section.required("text")?.word(TextState.self)
        // Where it can't be read whether the text is held, the sections are no further faults.
        if state == nil { RuleSections.names(of: regulation).forEach { _ = section.optional($0) } }
        sections = state == .held ? RuleSections(section, of: regulation) : nil
        guard let version, let number, let effective, state != nil else { return nil }
        self.version = RulebookVersion(
            regulation: regulation, version: version, clause: clause ?? nil,
            documentNumber: number == "none-printed" ? nil : number, effectiveDay: effective.day,
            effectiveDayIsDefault: effective.isDefault, isTextHeld: state == .held)
        field = section.field
    }
}

/// The day a version takes effect: written as a day, as the month or year that is printed, or still to be entered.
private struct EffectiveDay {
    let day: Day?
    let isDefault: Bool

    init?(_ field: Field, printed: Field?) {
        guard let text = field.text() else { return nil }
        if text == "to-be-entered" {
            guard printed == nil else {
                field.fault(
                    Text(zh: "已印有日期，应填生效日", en: "a date is printed, so the effective day must be given"))
                return nil
            }
            (day, isDefault) = (nil, false)
            return
        }
        guard let written = Day(text) ?? Day("\(text)-01") ?? Day("\(text)-01-01") else {
            field.fault(
                Text(
                    zh: "\(text): 应为日期 YYYY-MM-DD、月份 YYYY-MM、年份 YYYY 或 to-be-entered",
                    en: "\(text): must be a day YYYY-MM-DD, a month YYYY-MM, a year YYYY or to-be-entered"))
            return nil
        }
        if let printed {
            guard let bound = printed.text() else { return nil }
            guard written.description == bound || written.description.hasPrefix(bound + "-") else {
                field.fault(
                    Text(zh: "\(text) 不在所印的 \(bound) 之内", en: "\(text) is not within \(bound), which is printed"))
                return nil
            }
        }
        (day, isDefault) = (written, written.description != text)
    }
}
