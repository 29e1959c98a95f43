internal import RPC
internal import Schema

/// What one rulebook file says: its versions, and the rules as they stand from each day on which they change.
struct RulebookHistory {
    /// The versions, the oldest first; one without an effective day comes last.
    let versions: [RulebookVersion]
    /// What is in force from which day on, the oldest first.
    let timeline: [Edition]

    /// A version, or what an announcement makes of it, until the next edition.
    struct Edition {
        let from: Day
        let version: RulebookVersion
        /// Its rules; nil where the text is not held.
        let rulebook: Rulebook?
    }

    /// Reads a file; throws every fault of it.
    init(_ file: SourceFile) throws(RulebookLoadError) {
        let document = Document(file)
        let history = document.root()?.section { RulebookHistory($0, stem: file.stem) }
        guard let history, document.faults.isEmpty else { throw RulebookLoadError(document.faults) }
        self = history
    }

    private init?(_ section: Section, stem: String) {
        let regulation = section.regulation(named: stem)
        let title = section.required("title")?.bilingual()
        let fields = section.required("versions")?.items()
        var versions = fields?.compactMap { field in field.section { VersionEntry($0, regulation: stem) } } ?? []
        let announcements =
            section.optional("announcements").map { $0.list { $0.section(AnnouncementEntry.init) } } ?? []
        if fields?.isEmpty == true {
            section.field.fault(Text(zh: "至少应有一个版本", en: "must have at least one version"))
        }
        versions.sort { ($0.effectiveDay ?? .distantFuture) < ($1.effectiveDay ?? .distantFuture) }
        RulebookHistory.refuseSameDay(versions)
        guard regulation != nil, let title, versions.count == fields?.count, let announcements else { return nil }
        self.versions = versions.map(\.version)
        timeline = TimelineBuilder(title: title, versions: versions).timeline(with: announcements)
    }

    private static func refuseSameDay(_ versions: [VersionEntry]) {
        for (earlier, later) in zip(versions, versions.dropFirst()) where earlier.effectiveDay == later.effectiveDay {
            later.field.fault(
                Text(
                    zh: "与版本 \(earlier.version.version) 的生效日相同",
                    en: "takes effect on the same day as version \(earlier.version.version)"))
        }
    }
}

extension Day {
    /// After every day that can be written.
    fileprivate static let distantFuture = Day(daysSinceEpoch: .max)
}
