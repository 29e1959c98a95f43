internal import RPC
internal import Schema
internal import Yams

/// Puts the rules of a regulation together, day of change by day of change.
///
/// An announcement replaces nodes of its version's parameters, and the result is read again as if it had been written
/// so: it passes the same checks, and its faults are told at the value that the announcement gives.
struct TimelineBuilder {
    let title: Text
    /// The oldest first.
    let versions: [VersionEntry]

    /// The editions of all versions, the oldest first; faults go to the fields they are found in.
    func timeline(with announcements: [AnnouncementEntry]) -> [RulebookHistory.Edition] {
        let announcements = announcements.sorted { $0.announcement.effectiveDay < $1.announcement.effectiveDay }
        refuseContradictions(announcements)
        var pending = announcements[...]
        var timeline: [RulebookHistory.Edition] = []
        for (index, entry) in versions.enumerated() {
            guard let start = entry.effectiveDay else { continue }
            let end = index + 1 < versions.count ? versions[index + 1].effectiveDay : nil
            let early = pending.prefix { $0.announcement.effectiveDay < start }
            let own = pending.dropFirst(early.count).prefix { change in
                end.map { change.announcement.effectiveDay < $0 } ?? true
            }
            pending = pending.dropFirst(early.count + own.count)
            early.forEach(refuseWithoutParameters)
            timeline += editions(of: entry, from: start, with: Array(own))
        }
        pending.forEach(refuseWithoutParameters)
        return timeline
    }

    /// A version as it is written, and one edition more for each announcement.
    private func editions(
        of entry: VersionEntry, from start: Day, with announcements: [AnnouncementEntry]
    ) -> [RulebookHistory.Edition] {
        let regulation = entry.version.regulation
        let names = RuleSections.names(of: regulation)
        guard let sections = entry.sections, !names.isEmpty else {
            announcements.forEach(refuseWithoutParameters)
            return [edition(of: entry.version, from: start, sections: entry.sections)]
        }
        var editions = [edition(of: entry.version, from: start, sections: sections)]
        var node = entry.field.node
        for (index, announcement) in announcements.enumerated() {
            for change in announcement.changes {
                node = node.replacing(change.parameter, of: names, with: change.value)
            }
            let path = "\(announcement.field.path): \(entry.field.path)"
            let changed = Field(node: node, path: path, document: entry.field.document)
            editions.append(
                edition(
                    of: entry.version, from: announcement.announcement.effectiveDay,
                    announcements: announcements.prefix(index + 1).map(\.announcement),
                    sections: sections.reread(changed, of: regulation)))
        }
        return editions
    }

    private func edition(
        of version: RulebookVersion, from day: Day, announcements: [Announcement] = [], sections: RuleSections?
    ) -> RulebookHistory.Edition {
        let rulebook = sections.map {
            Rulebook(title: title, version: version, effectiveDay: day, announcements: announcements, sections: $0)
        }
        return .init(from: day, version: version, rulebook: rulebook)
    }

    private func refuseWithoutParameters(_ entry: AnnouncementEntry) {
        entry.field.fault(
            Text(
                zh: "\(entry.announcement.effectiveDay) 生效中的版本没有可更改的参数",
                en: "no version with parameters is in force on \(entry.announcement.effectiveDay)"))
    }

    /// Two announcements that set one figure from the same day on contradict each other.
    private func refuseContradictions(_ announcements: [AnnouncementEntry]) {
        var seen: Set<String> = []
        for entry in announcements {
            for change in entry.changes
            where !seen.insert("\(entry.announcement.effectiveDay) \(change.parameter)").inserted {
                change.value.fault(
                    Text(
                        zh: "同一天已有公告更改 \(change.parameter)",
                        en: "another announcement sets \(change.parameter) from the same day on"))
            }
        }
    }
}

extension Node {
    /// This version with the parameter at a path like `warning.notifications.threshold` replaced.
    ///
    /// A path that leads nowhere, or out of the sections, is a fault of the value, and changes nothing.
    fileprivate func replacing(_ parameter: String, of sections: [String], with value: Field) -> Node {
        let names = parameter.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard names.count > 1, sections.contains(names[0]), let changed = replacing(names[...], with: value.node)
        else {
            value.fault(Text(zh: "没有参数 \(parameter)", en: "there is no parameter \(parameter)"))
            return self
        }
        return changed
    }

    private func replacing(_ path: ArraySlice<String>, with value: Node) -> Node? {
        guard let name = path.first else { return value }
        guard var mapping = mapping, let index = mapping.firstIndex(where: { $0.key.string == name }),
            let inner = mapping[index].value.replacing(path.dropFirst(), with: value)
        else { return nil }
        mapping[mapping[index].key] = inner
        return .mapping(mapping)
    }
}
