import JSON
import Testing

@Suite("Strings and numbers of proto3 JSON") struct ValueTests {
    @Test(
        "escapes and plain text mean the same",
        arguments: [
            (#""""#, ""), (#""a""#, "a"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u0000\u001f""#, "\u{0}\u{1F}"),
            (#""\u00e9\u00E9é""#, "\u{E9}\u{E9}\u{E9}"), (#""\u4e2d中""#, "中中"), (#""\ud83d\ude00😀""#, "😀😀"),
            (#""\uFFFF\uE000\uD7FF""#, "\u{FFFF}\u{E000}\u{D7FF}"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
            (#""plain text, then \n, then plain""#, "plain text, then \n, then plain"), (#""\u007f""#, "\u{7F}"),
        ])
    func strings(json: String, text: String) throws {
        #expect(Array(try JSON.decode(String.self, from: json).utf8) == Array(text.utf8))
        let written = try JSON.encodeText(text)
        #expect(Array(try JSON.decode(String.self, from: written).utf8) == Array(text.utf8))
    }

    @Test(
        "a special character is found at every offset of a string", arguments: ["\"", "\\", "\n", "\u{1F}", "é", "😀"])
    func offsets(special: String) throws {
        for before in 0..<20 {
            let text = String(repeating: "x", count: before) + special + String(repeating: "y", count: 20 - before)
            let written = try JSON.encode([text: text])
            #expect(try JSON.decode([String: String].self, from: written) == [text: text])
        }
    }

    @Test(
        "only what must be escaped is",
        arguments: [
            ("a/b é 中 😀 \u{2028}", "\"a/b é 中 😀 \u{2028}\""), ("\"\\\n\r\t\u{1}\u{1F}", #""\"\\\n\r\t\u0001\u001f""#),
        ])
    func escapes(text: String, json: String) throws {
        #expect(try JSON.encodeText(text) == json)
    }

    @Test(
        "a whole number is read however it is written",
        arguments: [
            ("0", 0), ("-0", 0), ("42", 42), ("\"42\"", 42), ("\"-42\"", -42), ("1e3", 1000), ("1.0", 1),
            ("\"1.0\"", 1),
            ("1.5e1", 15), ("150e-1", 15), ("-1.20E+2", -120), ("0e999999999999999999999", 0), ("0.000", 0),
            ("1.00000000000000000000000000000", 1), ("1000000000000000000000000e-21", 1000),
            ("9223372036854775807", .max), ("-9223372036854775808", .min), ("\"-9223372036854775808\"", .min),
            ("9223372036854775807.0", .max), ("922337203685477580.7e1", .max), ("9.223372036854775807e18", .max),
            ("\"\\u0034\\u0032\"", 42),
        ] as [(String, Int64)])
    func wholeNumbers(json: String, value: Int64) throws {
        #expect(try JSON.decode(Int64.self, from: json) == value)
    }

    @Test(
        "what is not a whole number of 64 bits is corrupt",
        arguments: [
            "4.5", "1e-1", "9223372036854775808", "-9223372036854775809", "1e19", "1e999999999999999999999",
            "1e-999999999999999999999", "123456789012345678901234567890", "\"\"", "\" 1\"", "\"1 \"", "\"01\"",
            "\"+1\"",
            "\"0x1\"", "\"1,000\"", "\"abc\"", "\"NaN\"", "\"4.5\"", "0.1", "18446744073709551616",
            "99999999999999999999",
        ])
    func notWhole(json: String) {
        let error = #expect(throws: DecodingError.self) { try JSON.decode(Int64.self, from: json) }
        guard case .dataCorrupted = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("every integer type keeps its bounds")
    func bounds() throws {
        try checkBounds(Int8.self, below: "-129", above: "128")
        try checkBounds(Int16.self, below: "-32769", above: "32768")
        try checkBounds(Int32.self, below: "-2147483649", above: "2147483648")
        try checkBounds(Int64.self, below: "-9223372036854775809", above: "9223372036854775808")
        try checkBounds(Int.self, below: "-9223372036854775809", above: "9223372036854775808")
        try checkBounds(UInt8.self, below: "-1", above: "256")
        try checkBounds(UInt16.self, below: "-1", above: "65536")
        try checkBounds(UInt32.self, below: "-1", above: "4294967296")
        try checkBounds(UInt64.self, below: "-1", above: "18446744073709551616")
        try checkBounds(UInt.self, below: "-1", above: "18446744073709551616")
    }

    private func checkBounds<T: FixedWidthInteger & Codable>(_ type: T.Type, below: String, above: String) throws {
        for value in [T.min, 0, 1, 9, 10, 99, 100, T.max] {
            #expect(try JSON.encodeText(value) == "\(value)")
            #expect(try JSON.decode(type, from: "\(value)") == value)
            #expect(try JSON.decode(type, from: "\"\(value)\"") == value)
        }
        #expect(throws: DecodingError.self) { try JSON.decode(type, from: below) }
        #expect(throws: DecodingError.self) { try JSON.decode(type, from: above) }
    }

    @Test(
        "floating point is read from numbers and strings",
        arguments: [
            ("0.1", 0.1), ("1", 1), ("1e400", nil), ("-1e400", nil), ("1e-400", 0), ("5e-324", .leastNonzeroMagnitude),
            ("\"2.5\"", 2.5),
            ("\"Infinity\"", .infinity), ("\"-Infinity\"", -.infinity), ("\"inf\"", nil), ("\"0x1p3\"", nil),
            ("\"\"", nil),
            ("\"+1\"", nil), ("1.7976931348623157e308", Double.greatestFiniteMagnitude),
        ] as [(String, Double?)])
    func floatingPoint(json: String, value: Double?) {
        #expect((try? JSON.decode(Double.self, from: json)) == value)
    }

    @Test("what is no number is written as a string, and read back")
    func notFinite() throws {
        #expect(try JSON.encodeText([Double.infinity, -.infinity, .nan]) == #"["Infinity","-Infinity","NaN"]"#)
        #expect(try JSON.decode(Double.self, from: "\"NaN\"").isNaN)
        #expect(try JSON.encodeText(Float.nan) == "\"NaN\"")
        #expect(throws: DecodingError.self) { try JSON.decode(Float.self, from: "1e39") }
    }
}
