internal import RPC
internal import Schema
internal import Yams

/// Puts the rules of a regulation together, day of change by day of change.
///
/// An announcement replaces nodes of its version's parameters, and the result is read again as if it had been written
/// so: it passes the same checks, and its faults are told at the value that the announcement gives.
struct EditionBuilder {
    let title: Text
    /// The oldest first.
    let versions: [VersionEntry]

    /// The rules of all held versions. Faults go to the fields they are found in.
    func editions(with announcements: [AnnouncementEntry]) -> [Rulebook] {
        let announcements = announcements.sorted { $0.announcement.effectiveDay < $1.announcement.effectiveDay }
        refuseContradictions(announcements)
        var pending = announcements[...]
        var editions: [Rulebook] = []
        for (index, version) in versions.enumerated() {
            guard let start = version.effectiveDay else { continue }
            let end = index + 1 < versions.count ? versions[index + 1].effectiveDay : nil
            while let early = pending.first, early.announcement.effectiveDay < start {
                refuseUnheld(pending.removeFirst())
            }
            let own = pending.prefix { entry in end.map { entry.announcement.effectiveDay < $0 } ?? true }
            pending = pending.dropFirst(own.count)
            guard version.version.isTextHeld else {
                own.forEach(refuseUnheld)
                continue
            }
            editions += held(version, from: start, with: own)
        }
        pending.forEach(refuseUnheld)
        return editions
    }

    /// A held version, and one edition more for each announcement.
    private func held(
        _ version: VersionEntry, from start: Day, with announcements: ArraySlice<AnnouncementEntry>
    ) -> [Rulebook] {
        var editions = [
            Rulebook(
                title: title, version: version.version, effectiveDay: start, announcements: [],
                warning: version.warningRules)
        ]
        guard var warning = version.warning else {
            announcements.forEach(refuseUnheld)
            return editions
        }
        for (index, entry) in announcements.enumerated() {
            for change in entry.changes { warning = warning.replacing(change.parameter, with: change.value) }
            editions.append(
                Rulebook(
                    title: title, version: version.version, effectiveDay: entry.announcement.effectiveDay,
                    announcements: announcements.prefix(index + 1).map(\.announcement),
                    warning: WarningRules.read(warning, walkingCases: false)))
        }
        return editions
    }

    private func refuseUnheld(_ entry: AnnouncementEntry) {
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

extension Field {
    /// This section `warning` with the parameter at a path like `warning.notifications.threshold` replaced. A path that
    /// leads nowhere is a fault of the value.
    fileprivate func replacing(_ parameter: String, with value: Field) -> Field {
        let names = parameter.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard names.count > 1, names.first == "warning", let node = node.replacing(names.dropFirst(), with: value.node) else {
            value.fault(Text(zh: "没有参数 \(parameter)", en: "there is no parameter \(parameter)"))
            return self
        }
        return Field(node: node, path: value.path, document: document)
    }
}

extension Node {
    fileprivate func replacing(_ path: ArraySlice<String>, with value: Node) -> Node? {
        guard let name = path.first else { return value }
        guard var mapping = mapping, let index = mapping.firstIndex(where: { $0.key.string == name }),
            let inner = mapping[index].value.replacing(path.dropFirst(), with: value)
        else { return nil }
        mapping[mapping[index].key] = inner
        return .mapping(mapping)
    }
}
