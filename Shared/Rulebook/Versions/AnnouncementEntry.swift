internal import RPC
internal import Schema

/// An announcement as it stands in a file: what it is, and the new values of its parameters.
struct AnnouncementEntry {
    let announcement: Announcement
    let field: Field
    let changes: [(parameter: String, value: Field)]

    init?(_ section: Section) {
        let reference = section.required("reference")?.text()
        let clause = section.required("clause")?.clause()
        let published = section.required("published")?.value(Day.self)
        let effective = section.required("effective")
        let effectiveDay = effective?.value(Day.self)
        let changes = section.required("changes")?.section { changes in
            changes.entries().map { (parameter: $0.name, value: $0.field) }
        }
        guard let reference, let clause, let published, let effectiveDay, let changes else { return nil }
        guard published <= effectiveDay else {
            effective?.fault(
                Text(
                    zh: "生效日 \(effectiveDay) 早于公布日 \(published)",
                    en: "effective \(effectiveDay), before its publication on \(published)"))
            return nil
        }
        announcement = Announcement(
            reference: reference, clause: clause, publishedDay: published, effectiveDay: effectiveDay,
            parameters: changes.map(\.parameter))
        field = section.field
        self.changes = changes
    }
}
