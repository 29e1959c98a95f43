/// Reads CSV (RFC 4180; LF line ends too) from pieces of any size, holding no more than one row.
///
/// A row that can't be read comes out with its fault, and reading goes on at the next line. Empty lines are skipped, and so
/// is a byte order mark at the beginning.
struct CSVParser {
    /// Bytes of the longest row; an unclosed quotation mark must not take the rest of the file into memory.
    static let longestRow = 1 << 20

    private enum State {
        case fieldStart
        case plain
        case quoted
        case quoteSeen
        case lineEndAfterQuote
        case broken
    }

    private var state = State.fieldStart
    private var row = CSVRow(line: 1)
    private var field: [UInt8] = []
    private var line = 1
    private var quoteLine = 1
    private var mark: [UInt8]? = []

    /// Takes in the next piece; the rows that it completes are appended.
    mutating func parse(_ piece: [UInt8], into rows: inout [CSVRow]) {
        for byte in piece {
            if mark == nil { take(byte, &rows) } else { takeMark(byte, &rows) }
        }
    }

    /// The file ends here: a last row without a line end is complete.
    mutating func finish(into rows: inout [CSVRow]) {
        for byte in mark ?? [] { take(byte, &rows) }
        mark = nil
        if state == .quoted { row.fault = .openQuote(line: quoteLine) }
        if !row.raw.isEmpty { endRow(&rows) }
    }

    /// The first three bytes, which may be a byte order mark.
    private mutating func takeMark(_ byte: UInt8, _ rows: inout [CSVRow]) {
        let seen = (mark ?? []) + [byte]
        guard [0xEF, 0xBB, 0xBF].starts(with: seen) else {
            mark = nil
            for byte in seen { take(byte, &rows) }
            return
        }
        mark = seen.count == 3 ? nil : seen
    }

    private mutating func take(_ byte: UInt8, _ rows: inout [CSVRow]) {
        if byte == UInt8(ascii: "\n") {
            line += 1
            guard state == .quoted else { return endRow(&rows) }
        }
        guard row.raw.count < CSVParser.longestRow else {
            fail(state == .quoted ? .openQuote(line: quoteLine) : .tooLong)
            if byte == UInt8(ascii: "\n") { endRow(&rows) }
            return
        }
        row.raw.append(byte)
        switch state {
        case .fieldStart: begin(byte)
        case .plain: plain(byte)
        case .quoted: if byte == UInt8(ascii: "\"") { state = .quoteSeen } else { field.append(byte) }
        case .quoteSeen: afterQuote(byte)
        case .lineEndAfterQuote: fail(.textAfterQuote(line: line))
        case .broken: break
        }
    }

    private mutating func begin(_ byte: UInt8) {
        guard byte == UInt8(ascii: "\"") else { return plain(byte) }
        state = .quoted
        quoteLine = line
    }

    private mutating func plain(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: ","): endField()
        case UInt8(ascii: "\""): fail(.strayQuote(line: line))
        default:
            state = .plain
            field.append(byte)
        }
    }

    private mutating func afterQuote(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""):
            field.append(byte)
            state = .quoted
        case UInt8(ascii: ","): endField()
        case UInt8(ascii: "\r"): state = .lineEndAfterQuote
        default: fail(.textAfterQuote(line: line))
        }
    }

    private mutating func fail(_ fault: CSVFault) {
        row.fault = row.fault ?? fault
        state = .broken
    }

    private mutating func endField() {
        if let text = String(validating: field, as: UTF8.self) { row.fields.append(text) } else { fail(.notUTF8) }
        field.removeAll(keepingCapacity: true)
        if state != .broken { state = .fieldStart }
    }

    private mutating func endRow(_ rows: inout [CSVRow]) {
        if row.raw.last == UInt8(ascii: "\r") {
            row.raw.removeLast()
            if state == .plain { field.removeLast() }
        }
        if row.fault == nil { endField() }
        if row.fault != nil { row.fields = [] }
        if !row.raw.isEmpty { rows.append(row) }
        row = CSVRow(line: line)
        field.removeAll(keepingCapacity: true)
        state = .fieldStart
    }
}
