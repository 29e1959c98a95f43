import RPC
import Schema

/// How many lines of a file, and the first ones.
struct Lines: Sendable, Equatable {
    private(set) var count = 0
    private(set) var first: [Int] = []

    /// Counts one more.
    mutating func add(_ line: Int) {
        count += 1
        if first.count < 5 { first.append(line) }
    }
}

/// What became of an import so far.
struct ImportTally: Sendable, Equatable {
    /// Rows of the file, without the header.
    var rowsRead = 0
    /// Rows outside the days asked for.
    var passedOver = 0
    /// New complaints.
    var filed = 0
    /// Complaints known already.
    var known = 0
    /// Rows not taken.
    var refused = 0
    /// Rows read with day and month exchanged, as another column tells.
    var swapped = Lines()
    /// Rows whose date has several readings and was read as another column tells.
    var settled = Lines()
    /// Rows not taken because of a doubtful date.
    var doubtful = Lines()
    /// Optional columns that the file lacks.
    var absentColumns: [String] = []
    /// The first day of a complaint sent.
    var firstDay: Day?
    /// The last one.
    var lastDay: Day?

    fileprivate mutating func add(_ batch: Batch, _ reply: FileComplaintsReply) {
        rowsRead += batch.rowsRead
        passedOver += batch.passedOver
        filed += reply.filed
        known += reply.duplicates
        refused += reply.refused + batch.rejects.count
        for reject in batch.rejects where reject.isDoubtful { doubtful.add(reject.line) }
        for row in batch.rows {
            if row.origin == .swapped { swapped.add(row.line) }
            if row.origin == .settled { settled.add(row.line) }
            let day = row.complaint.createdAt.day
            firstDay = min(firstDay ?? day, day)
            lastDay = max(lastDay ?? day, day)
        }
    }
}

/// Sends a file's complaints, a batch a call, reading the next batch while the service works on this one.
struct Importer {
    /// Files complaints in their order.
    typealias Filing = @Sendable ([Complaint]) async throws -> FileComplaintsReply

    /// Files the complaints of one batch.
    let file: Filing
    /// Brings the clocks to an instant that the facts have reached; nil where they are left alone.
    let reach: (@Sendable (Instant) async throws -> Void)?
    /// Where the rows go that are not taken.
    let rejects: RejectsFile
    /// Told after each batch.
    let onProgress: (ImportTally) -> Void

    private static let nothing = FileComplaintsReply(filed: 0, duplicates: 0, refused: 0)

    /// Sends all batches; `tally` tells how far it came, also where it throws.
    func run(_ batches: inout RowBatches, _ tally: inout ImportTally) async throws {
        let filing = file
        var batch = try await batches.next()
        while let current = batch {
            if let latest = current.latest { try await reach?(latest) }
            async let reply = Importer.deliver(current, filing)
            let upcoming: Result<Batch?, any Error>
            do { upcoming = .success(try await batches.next()) } catch { upcoming = .failure(error) }
            let answer = try await reply
            try rejects.write(current.rejects + refused(current, answer))
            tally.add(current, answer)
            tally.absentColumns = batches.absentColumns
            onProgress(tally)
            batch = try upcoming.get()
        }
        try rejects.finish()
        // The last day's own end: its deadlines fire, its counts are confirmed.
        if let day = tally.lastDay { try await reach?((day + 1).start) }
    }

    private static func deliver(_ batch: Batch, _ file: Filing) async throws -> FileComplaintsReply {
        batch.rows.isEmpty ? nothing : try await file(batch.rows.map(\.complaint))
    }

    private func refused(_ batch: Batch, _ reply: FileComplaintsReply) -> [Reject] {
        reply.rejections.compactMap { rejection in
            guard batch.rows.indices.contains(rejection.index) else { return nil }
            let row = batch.rows[rejection.index]
            let clause = rejection.clause.map { " (\($0))" } ?? ""
            return Reject(
                line: row.line, id: row.complaint.id.name, field: rejection.field ?? "",
                reason: Text(rejection.message + clause), raw: row.raw)
        }
    }
}
