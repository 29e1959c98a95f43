import Testing

@testable import Operator

@Suite("The CSV reader follows RFC 4180 and names the line of what it can't read")
struct CSVParserTests {
    /// All rows of a text that arrives in pieces of so many bytes.
    private func rows(_ text: String, piece: Int = .max) -> [CSVRow] { rows(Array(text.utf8), piece: piece) }

    private func rows(_ bytes: [UInt8], piece: Int = .max) -> [CSVRow] {
        var parser = CSVParser()
        var rows: [CSVRow] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            parser.parse(Array(rest.prefix(piece)), into: &rows)
            rest = rest.dropFirst(piece)
        }
        parser.finish(into: &rows)
        return rows
    }

    @Test(
        "reads fields",
        arguments: [
            ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
            ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
            ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
            ("\u{FEFF}a,b\n", [["a", "b"]]),
            ("\u{FEFF}\"a\",b\n", [["a", "b"]]),
            ("a,,\n,,\n", [["a", "", ""], ["", "", ""]]),
            ("\"x, y\",\"say \"\"hi\"\"\"\n", [["x, y", "say \"hi\""]]),
            ("\"two\r\nlines\",b\r\n", [["two\r\nlines", "b"]]),
            ("\"\",\"\"\"\"\n", [["", "\""]]),
            ("a\n\n\r\nb\n", [["a"], ["b"]]),
            ("权益,“引号”\n", [["权益", "“引号”"]]),
            ("\u{EF}a\n", [["\u{EF}a"]]),
            ("", []),
        ] as [(String, [[String]])])
    func fields(text: String, expected: [[String]]) {
        for piece in [1, 2, 3, 7, Int.max] {
            let rows = rows(text, piece: piece)
            #expect(rows.map(\.fields) == expected)
            #expect(rows.allSatisfy { $0.fault == nil })
        }
    }

    @Test("a row begins on the line where it stands, whatever line breaks came before it")
    func lines() {
        let rows = rows("h\n\"a\nb\"\n\n\"c\"\r\nd\n")
        #expect(rows.map(\.line) == [1, 2, 5, 6])
        #expect(rows.map { String(decoding: $0.raw, as: UTF8.self) } == ["h", "\"a\nb\"", "\"c\"", "d"])
    }

    @Test(
        "a row that can't be read has its fault and line, and the next one is read",
        arguments: [
            ("a\nb\"c,d\nok\n", CSVFault.strayQuote(line: 2)),
            ("a\n\"b\"c,d\nok\n", .textAfterQuote(line: 2)),
            ("a\n\"b\nb\" ,d\nok\n", .textAfterQuote(line: 3)),
            ("a\n\"b\"\rc\nok\n", .textAfterQuote(line: 2)),
        ])
    func faults(text: String, expected: CSVFault) {
        let rows = rows(text)
        #expect(rows.map(\.fault) == [nil, expected, nil])
        #expect(rows[1].line == 2)
        #expect(rows[1].fields.isEmpty)
        #expect(rows[2].fields == ["ok"])
    }

    @Test("a quotation mark that is never closed is named by the line that opened it")
    func openQuote() {
        let rows = rows("a\nb,\"c\nd\ne\n")
        #expect(rows.map(\.fault) == [nil, .openQuote(line: 2)])
        #expect(rows[1].raw == Array("b,\"c\nd\ne\n".utf8))
    }

    @Test("a row without end is cut off, and reading goes on at the next line")
    func tooLong() {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: CSVParser.longestRow + 10)
        let plain = rows(Array("a\n".utf8) + long + Array("\nok\n".utf8), piece: 4096)
        #expect(plain.map(\.fault) == [nil, .tooLong, nil])
        #expect(plain[1].raw.count == CSVParser.longestRow)
        let quoted = rows(Array("a\n\"".utf8) + long + Array("\nok\n".utf8), piece: 4096)
        #expect(quoted.map(\.fault) == [nil, .openQuote(line: 2), nil])
    }

    @Test("bytes that are not UTF-8 are a fault of their row alone")
    func notUTF8() {
        let rows = rows([0x61, 0x0A, 0xC3, 0x28, 0x0A, 0x62, 0x0A])
        #expect(rows.map(\.fault) == [nil, .notUTF8, nil])
    }

    @Test(
        "what is written is read back",
        arguments: [["a", "b"], ["", "x,y"], ["say \"hi\"", "two\nlines"], ["权益\r\n", "\""], ["", ""]])
    func roundTrip(fields: [String]) {
        #expect(rows(CSV.line(fields) + "\n").map(\.fields) == [fields])
    }
}
