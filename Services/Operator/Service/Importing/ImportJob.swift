import RPC
import Schema
import Synchronization

/// One import from its file to its summary.
struct ImportJob: Sendable {
    let session: Session
    let file: String
    let mapFile: String
    let map: ComplaintMap
    let rejects: String
    let followsClock: Bool
    let rules: BatchRules

    /// Imports the file.
    ///
    /// Also an import that is cut short says how far it came.
    func run() async throws {
        let client = try await session.client(.complaintMonitor)
        // Whether the service is there at all is known before the file is opened.
        _ = try await client.call(ClockMethods.get, GetClockRequest(), session.options(timeout: .seconds(5)))
        let clocks = followsClock ? try await ClockFollower.start(session) : nil
        let resent = Counter()
        let sender = ComplaintSender(client: client, options: session.options(timeout: .seconds(120))) { error in
            resent.add()
            session.console.note(
                Text(zh: "\(error.message.zh)，稍后重发", en: "\(error.message.en); sending again shortly"))
        }
        let start = ContinuousClock.now
        var tally = ImportTally()
        let result = await attempt(sender, clocks, start, &tally)
        let summary = ImportSummary(
            map: map, tally: tally, time: start.duration(to: .now), resent: resent.count, rejectsPath: rejects)
        session.console.lines(summary.lines(session.console.locale))
        if case .failure = result {
            session.console.note(
                Text(zh: "导入未完成：重新运行即从断处继续", en: "the import is not complete: run it again and it goes on"))
        }
        try result.get()
        try await showTiers(tally, client)
    }

    private func attempt(
        _ sender: ComplaintSender, _ clocks: ClockFollower?, _ start: ContinuousClock.Instant,
        _ tally: inout ImportTally
    ) async -> Result<Void, any Error> {
        let reach = clocks.map { clocks -> @Sendable (Instant) async throws -> Void in
            { instant in try await clocks.reach(instant) }
        }
        do {
            let findings = try await survey()
            try await InputFile.with(file) { file, pieces in
                var progress = Progress(session.console, start: start)
                var batches = RowBatches(map, mapFile: mapFile, findings: findings, rules: rules, pieces: pieces)
                let importer = Importer(
                    file: { complaints in try await sender.file(complaints) }, reach: reach,
                    rejects: RejectsFile(rejects, session.console.locale),
                    onProgress: { tally in progress.show(step(tally, file), now: .now) })
                defer { progress.finish(step(tally, file), now: .now) }
                try await importer.run(&batches, &tally)
            }
            return .success(())
        } catch {
            return .failure(error)
        }
    }

    /// Reads the file once for its dates, where the map asks for it, and tells what is wrong with them.
    private func survey() async throws -> DateFindings {
        let rule = map.createdAt
        guard rule.mayBeSwapped else { return DateFindings() }
        var written = DateSurvey()
        var settling = DateSurvey()
        try await InputFile.with(file) { _, pieces in
            var rows = CSVRows(pieces)
            guard let header = try await rows.next() else { return }
            let bound = try map.bound(toHeader: header, mapFile: mapFile)
            while let row = try await rows.next() {
                if let day = bound.day(rule.column, row) { written.see(day, line: row.line) }
                if let day = rule.settledBy.flatMap({ bound.day($0, row) }) { settling.see(day, line: row.line) }
            }
        }
        let findings = DateFindings(written: written.doubt, settling: settling.contradiction)
        if let evidence = findings.written { session.console.note(evidence.text(rule.column.name)) }
        if let evidence = findings.settling, let column = rule.settledBy {
            session.console.note(evidence.text(column.name))
        }
        return findings
    }

    private func step(_ tally: ImportTally, _ file: InputFile) -> Progress.Step {
        Progress.Step(
            rows: tally.rowsRead, fraction: file.fraction, place: tally.lastDay.map { "\($0)" } ?? "")
    }

    private func showTiers(_ tally: ImportTally, _ client: RPCClient) async throws {
        guard let first = tally.firstDay?.month, let last = tally.lastDay?.month else { return }
        let standings = try await Standings.all(client, ListStandingsRequest(minimumTier: 1), session.options())
        session.console.lines(
            ImportSummary.tierLines(standings.filter { (first...last).contains($0.month) }, session.console))
    }
}

/// Counts from several tasks.
private final class Counter: Sendable {
    private let value = Atomic<Int>(0)
    var count: Int { value.load(ordering: .relaxed) }
    func add() { value.add(1, ordering: .relaxed) }
}
