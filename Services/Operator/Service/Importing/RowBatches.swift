import RPC
import Schema

/// A row that became a complaint.
struct MappedRow: Sendable {
    let line: Int
    let raw: [UInt8]
    let complaint: Complaint
}

/// A row that was not taken, and why.
struct Reject: Sendable, Equatable {
    let line: Int
    let id: String
    let field: String
    let reason: Text
    let raw: [UInt8]
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

    /// The day of its first complaint; with `oneDay` that of all.
    var day: Day? { rows.first?.complaint.createdAt.day }
}

/// What of a file is wanted, and how it is cut.
struct BatchRules: Sendable {
    /// Complaints of one call.
    var size = 1000
    /// Whether a call holds complaints of one day only, and the days must not go back.
    var oneDay = false
    /// The first day wanted.
    var from: Day?
    /// The last day wanted.
    var to: Day?
    /// Rows wanted at most.
    var limit: Int?
}

/// Reads a CSV file's rows as batches of complaints.
struct RowBatches {
    private let rules: BatchRules
    private let map: ComplaintMap
    private let mapFile: String
    private let pieces: InputFile.Pieces
    private var bound: BoundMap?
    private var parser = CSVParser()
    private var parsed: [CSVRow] = []
    private var place = 0
    private var isAtEnd = false
    private var taken = 0
    private var held: MappedRow?
    private var lastDay: Day?

    /// The batches of a file's pieces.
    init(_ map: ComplaintMap, mapFile: String, rules: BatchRules, pieces: @escaping InputFile.Pieces) {
        self.map = map
        self.mapFile = mapFile
        self.rules = rules
        self.pieces = pieces
    }

    /// The next batch; nil at the end.
    ///
    /// Throws `Failure` where the header lacks a column of the map.
    mutating func next() async throws -> Batch? {
        var batch = Batch()
        if let held { batch.rows.append(held) }
        held = nil
        while batch.rows.count < rules.size, batch.rejects.count < rules.size {
            if let limit = rules.limit, taken >= limit { break }
            guard let row = try await row() else { break }
            guard let bound else {
                try bind(row)
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
            let complaint = try bound.complaint(row)
            let day = complaint.createdAt.day
            guard rules.from.map({ $0 <= day }) ?? true, rules.to.map({ day <= $0 }) ?? true else {
                batch.passedOver += 1
                return true
            }
            try checkOrder(day)
            taken += 1
            let mapped = MappedRow(line: row.line, raw: row.raw, complaint: complaint)
            if rules.oneDay, let current = batch.day, day != current {
                held = mapped
                return false
            }
            batch.rows.append(mapped)
        } catch {
            taken += 1
            batch.rejects.append(
                Reject(line: row.line, id: bound.id(row), field: error.field ?? "", reason: error.text, raw: row.raw))
        }
        return true
    }

    private mutating func checkOrder(_ day: Day) throws(RowFault) {
        guard rules.oneDay else { return }
        if let lastDay, day < lastDay {
            throw RowFault(
                field: "createdAt",
                text: Text(
                    zh: "\(day) 早于前面的 \(lastDay)，--follow-clock 要求各行按日期排列",
                    en: "\(day) is before \(lastDay) above; --follow-clock needs the rows in the order of their days"))
        }
        lastDay = day
    }

    private mutating func bind(_ header: CSVRow) throws {
        if let fault = header.fault { throw Failure(.badData, fault.text) }
        do { bound = try map.bound(to: header.fields) } catch { throw error.failure(file: mapFile) }
    }

    private mutating func row() async throws -> CSVRow? {
        while place == parsed.count {
            guard !isAtEnd else { return nil }
            parsed.removeAll(keepingCapacity: true)
            place = 0
            if let piece = try await pieces() {
                parser.parse(piece, into: &parsed)
            } else {
                isAtEnd = true
                parser.finish(into: &parsed)
            }
        }
        defer { place += 1 }
        return parsed[place]
    }
}
