internal import RPC
public import Schema

/// The rulebooks of all regulations: those in the binary, or what an operator loads in their place.
public struct Rulebooks: Sendable {
    /// The clauses that the rulebooks cite.
    public let clauses = ClauseLibrary()
    /// The working days, by which deadlines are counted.
    public let calendar: BusinessCalendar
    private let histories: [String: RulebookHistory]

    /// Loads the rulebooks.
    ///
    /// A file `REGULATION.yaml` of the folder replaces the embedded rulebook of that regulation as a whole; other kinds of
    /// files are left alone; the folder `calendar` in it is the business calendar's. Throws every fault of every file: then
    /// nothing is loaded.
    public static func load(overrides directory: String? = nil) throws(RulebookLoadError) -> Rulebooks {
        var files: [String: SourceFile] = [:]
        for file in SourceFile.embedded(in: "rulebooks") { files[file.stem] = file }
        var faults: [RulebookFault] = []
        if let directory {
            for file in try SourceFile.files(in: directory, extensions: ["yaml", "yml"]) {
                if files[file.stem] == nil || !file.name.hasSuffix(".yaml") {
                    let text = Text(
                        zh: "文件名应为某一管理办法的名称加 .yaml", en: "must be named for a regulation, with .yaml at the end")
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
        return Rulebooks(calendar: try .load(overrides: directory), histories: histories)
    }

    private init(calendar: BusinessCalendar, histories: [String: RulebookHistory]) {
        self.calendar = calendar
        self.histories = histories
    }

    /// The same with the rulebook of one regulation as it is written in a text, in the form of an operator's override.
    ///
    /// Throws every fault of the text, whose lines are those of a file `REGULATION.yaml`.
    public func replacing(_ regulation: String, with text: String) throws(RulebookLoadError) -> Rulebooks {
        var histories = histories
        histories[regulation] = try RulebookHistory(SourceFile(name: "\(regulation).yaml", text: text))
        return Rulebooks(calendar: calendar, histories: histories)
    }

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
        try edition(of: regulation, on: day).version
    }

    /// The rules that decide what happened on a day: not the newest, those in force on that day.
    ///
    /// Throws what `version(of:on:)` throws, and `textNotHeld`.
    public func rulebook(of regulation: String, on day: Day) throws(RulebookError) -> Rulebook {
        let edition = try edition(of: regulation, on: day)
        guard let rulebook = edition.rulebook else { throw .textNotHeld(edition.version, day: day) }
        return rulebook
    }

    private func edition(of regulation: String, on day: Day) throws(RulebookError) -> RulebookHistory.Edition {
        let history = try history(of: regulation)
        if let edition = history.timeline.last(where: { $0.from <= day }) { return edition }
        guard history.versions.allSatisfy({ $0.effectiveDay != nil }) else {
            throw .effectiveDayNotEntered(regulation: regulation)
        }
        throw .noVersionInForce(regulation: regulation, day: day)
    }

    private func history(of regulation: String) throws(RulebookError) -> RulebookHistory {
        guard let history = histories[regulation] else { throw .unknownRegulation(regulation) }
        return history
    }
}
