public import Schema
internal import RPC

/// The rulebooks of all regulations: those in the binary, or what an operator loads in their place.
public struct Rulebooks: Sendable {
    /// The clauses that the rulebooks cite.
    public let clauses = ClauseLibrary()
    private let histories: [String: RulebookHistory]

    /// Loads the rulebooks.
    ///
    /// A file `REGULATION.yaml` of the folder replaces the embedded rulebook of that regulation as a whole; other kinds of
    /// files are left alone. Throws every fault of every file: then nothing is loaded.
    public static func load(overrides directory: String? = nil) throws(RulebookLoadError) -> Rulebooks {
        var files: [String: SourceFile] = [:]
        for file in SourceFile.embedded(in: "rulebooks") { files[file.stem] = file }
        var faults: [RulebookFault] = []
        if let directory {
            for file in try SourceFile.files(in: directory, extensions: ["yaml", "yml"]) {
                if files[file.stem] == nil {
                    let text = Text(
                        zh: "不是任何管理办法的名称: \(file.stem)", en: "is named for no regulation: \(file.stem)")
                    faults.append(RulebookFault(file: file.name, line: 0, field: "", text: text))
                }
                files[file.stem] = file
            }
        }
        var histories: [String: RulebookHistory] = [:]
        for (name, file) in files {
            do throws(RulebookLoadError) {
                histories[name] = try RulebookHistory(file)
            } catch {
                faults += error.faults
            }
        }
        guard faults.isEmpty else { throw RulebookLoadError(faults) }
        return Rulebooks(histories: histories)
    }

    private init(histories: [String: RulebookHistory]) { self.histories = histories }

    /// The names of the regulations, in their order.
    public var regulations: [String] { histories.keys.sorted() }

    /// Every known version of a regulation, the oldest first; throws `unknownRegulation`.
    public func versions(of regulation: String) throws(RulebookError) -> [RulebookVersion] {
        try history(of: regulation).versions
    }

    /// The version in force on a day, whether its text is held or not.
    ///
    /// Throws `unknownRegulation`, `noVersionInForce` or `effectiveDayNotEntered`.
    public func version(of regulation: String, on day: Day) throws(RulebookError) -> RulebookVersion {
        let history = try history(of: regulation)
        if let version = history.versions.last(where: { $0.effectiveDay.map { $0 <= day } ?? false }) { return version }
        guard history.versions.allSatisfy({ $0.effectiveDay != nil }) else {
            throw .effectiveDayNotEntered(regulation: regulation)
        }
        throw .noVersionInForce(regulation: regulation, day: day)
    }

    /// The rules that decide what happened on a day: not the newest, those in force on that day.
    ///
    /// Throws what `version(of:on:)` throws, and `textNotHeld`.
    public func rulebook(of regulation: String, on day: Day) throws(RulebookError) -> Rulebook {
        let version = try version(of: regulation, on: day)
        let editions = try history(of: regulation).editions
        guard let edition = editions.last(where: { $0.effectiveDay <= day }), edition.version == version else {
            throw .textNotHeld(version, day: day)
        }
        return edition
    }

    private func history(of regulation: String) throws(RulebookError) -> RulebookHistory {
        guard let history = histories[regulation] else { throw .unknownRegulation(regulation) }
        return history
    }
}
