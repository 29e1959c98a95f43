import RPC

/// One record of a CSV file (RFC 4180).
struct CSVRow: Sendable, Equatable {
    /// The line on which it begins, from 1.
    var line: Int
    /// Its fields, unquoted; empty where the row has a fault.
    var fields: [String] = []
    /// Its bytes as they stand in the file, without the line end.
    var raw: [UInt8] = []
    /// Why it can't be read.
    var fault: CSVFault?
}

/// Why a record can't be read.
enum CSVFault: Sendable, Equatable {
    /// A quotation mark inside a field that does not begin with one, on this line.
    case strayQuote(line: Int)
    /// Something other than a comma or a line end after a closing quotation mark, on this line.
    case textAfterQuote(line: Int)
    /// A quotation mark, opened on this line, that is not closed within the file or the longest row.
    case openQuote(line: Int)
    /// The row is longer than `CSVParser.longestRow`.
    case tooLong
    /// The row is not UTF-8.
    case notUTF8

    /// The fault for a person.
    var text: Text {
        switch self {
        case .strayQuote(let line):
            Text(zh: "第 \(line) 行：未加引号的字段中有引号", en: "line \(line): a quotation mark inside an unquoted field")
        case .textAfterQuote(let line):
            Text(zh: "第 \(line) 行：右引号后有多余文字", en: "line \(line): text after a closing quotation mark")
        case .openQuote(let line):
            Text(zh: "第 \(line) 行的引号没有闭合", en: "the quotation mark opened on line \(line) is not closed")
        case .tooLong:
            Text(zh: "行超过 \(CSVParser.longestRow) 字节", en: "the row is longer than \(CSVParser.longestRow) bytes")
        case .notUTF8: Text(zh: "不是 UTF-8 文本", en: "not UTF-8")
        }
    }
}

/// Writes records of a CSV file (RFC 4180, LF line ends).
enum CSV {
    /// One record without its line end.
    static func line(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") }

    private static func quoted(_ field: String) -> String {
        guard field.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
