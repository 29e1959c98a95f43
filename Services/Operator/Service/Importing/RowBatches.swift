import RPC
import Schema

/// A row that was not taken, and why.
struct Reject: Sendable, Equatable {
    let line: Int
    let id: String
    let field: String
    let reason: Text
    let raw: [UInt8]
    /// Whether its date can be read in more than one way.
    var isDoubtful = false
}

/// Rows that are sent in one call.
struct Batch: Sendable {
    /// In the file's order.
    var rows: [MappedRow] = []
    /// Rows among and before them that can't be sent.
    var rejects: [Reject] = []
    /// Rows read for it: sent, rejected and passed over.
    var rowsRead = 0
    /// Rows passed over, outside the days asked for.
    var passedOver = 0

    /// When its latest complaint was made.
    var latest: Instant? { rows.map(\.complaint.createdAt).max() }
}

/// What of a file is wanted, and how it is cut.
struct BatchRules: Sendable {
    /// Complaints of one call.
    var size = 1000
    /// Whether the clocks are moved along: a call holds complaints of one day and of no more than `longestStep`, and the days
    /// must not go back.
    var followsClock = false
    /// The first day wanted.
    var from: Day?
    /// The last day wanted.
    var to: Day?
    /// Rows wanted at most.
    var limit: Int?

    /// How far apart the complaints of a call may be where the clocks follow: each is filed within five minutes of its time.
    static let longestStep = Duration.seconds(300)

    /// Whether a complaint may be filed together with one before it in the file.
    func joins(_ first: Complaint, _ next: Complaint) -> Bool {
        !followsClock
            || next.createdAt.day == first.createdAt.day && next.createdAt <= first.createdAt + BatchRules.longestStep
    }
}

/// Reads a CSV file's rows as batches of complaints.
struct RowBatches {
    private let rules: BatchRules
    private let map: ComplaintMap
    private let mapFile: String
    private let findings: DateFindings
    private var rows: CSVRows
    private var bound: BoundMap?
    private var taken = 0
    private var held: MappedRow?
    private var lastDay: Day?

    /// The batches of a file's pieces.
    init(
        _ map: ComplaintMap, mapFile: String, findings: DateFindings = DateFindings(), rules: BatchRules,
        pieces: @escaping InputFile.Pieces
    ) {
        self.map = map
        self.mapFile = mapFile
        self.findings = findings
        self.rules = rules
        rows = CSVRows(pieces)
    }

    /// Optional columns of the map that the file lacks, known after the first batch.
    var absentColumns: [String] { bound?.absent ?? [] }

    /// The next batch; nil at the end.
    ///
    /// Throws `Failure` where the header lacks a column of the map.
    mutating func next() async throws -> Batch? {
        var batch = Batch()
        if let held { batch.rows.append(held) }
        held = nil
        while batch.rows.count < rules.size, batch.rejects.count < rules.size {
            if let limit = rules.limit, taken >= limit { break }
            guard let row = try await rows.next() else { break }
            guard let bound else {
                bound = try map.bound(toHeader: row, mapFile: mapFile, findings)
                continue
            }
            batch.rowsRead += 1
            if !take(row, bound, &batch) { break }
        }
        return batch.rowsRead == 0 && batch.rows.isEmpty ? nil : batch
    }

    /// False where the row begins the next batch.
    private mutating func take(_ row: CSVRow, _ bound: BoundMap, _ batch: inout Batch) -> Bool {
        do throws(RowFault) {
            let mapped = try bound.mapped(row)
            let day = mapped.complaint.createdAt.day
            guard rules.from.map({ $0 <= day }) ?? true, rules.to.map({ day <= $0 }) ?? true else {
                batch.passedOver += 1
                return true
            }
            try checkOrder(day)
            taken += 1
            if let first = batch.rows.first, !rules.joins(first.complaint, mapped.complaint) {
                held = mapped
                return false
            }
            batch.rows.append(mapped)
        } catch {
            taken += 1
            batch.rejects.append(
                Reject(
                    line: row.line, id: bound.id(row), field: error.field?.rawValue ?? "", reason: error.text,
                    raw: row.raw, isDoubtful: error.isDoubtful))
        }
        return true
    }

    private mutating func checkOrder(_ day: Day) throws(RowFault) {
        guard rules.followsClock else { return }
        if let lastDay, day < lastDay {
            throw RowFault(
                zh: "\(day) 早于前面的 \(lastDay)，--follow-clock 要求各行按日期排列",
                en: "\(day) is before \(lastDay) above; --follow-clock needs the rows in the order of their days")
        }
        lastDay = day
    }
}

extension ComplaintMap {
    /// The map for a file that begins with this row.
    ///
    /// Throws `Failure` for a row that can't be read, and where it lacks a column of the map.
    func bound(toHeader row: CSVRow, mapFile: String, _ findings: DateFindings = DateFindings()) throws -> BoundMap {
        if let fault = row.fault { throw Failure(.badData, fault.text) }
        do { return try bound(to: row.fields, findings) } catch { throw error.failure(file: mapFile) }
    }
}
