import JSON
import Testing

@Suite("Strict JSON syntax") struct SyntaxTests {
    private static let malformed: [String] = [
        "", " ", "nul", "nulll", "True", "tru", "'a'", "undefined", "{", "}", "[", "]", "[1", "[1,", "[1,]", "[,1]",
        "[1 2]",
        "[1}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{a:1}", "{1:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}",
        "{\"a\":1]",
        "{\"a\":1}}", "{} {}", "1 2", "null,", "[1]//", "/**/1",
        "01", "-01", "00", "+1", "-", "--1", ".5", "5.", "1.e3", "1e", "1e+", "1E-", "0x10", "1_000", "NaN", "Infinity",
        "-Infinity", "1.2.3", "1e5.5", "٣",
        "\"", "\"a", "\"\\", "\"\\\"", "\"\\x\"", "\"\\u\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\U0041\"", "\"\\u+123\"",
        "\"\\uD800\"", "\"\\uDC00\"", "\"\\uD800\\uD800\"", "\"\\uD800x\"", "\"\\uD800\\n\"", "\"\\uDC00\\uD800\"",
        "\"\\uD83D\\u\"", "\"\\ud83d\"", "\"a\nb\"", "\"a\tb\"", "\"\u{0}\"", "\"\u{1F}\"", "\u{FEFF}1", "\u{A0}1",
        "\u{0}", "1\u{0}",
        "{\"a\":1,\"a\":2}", "{\"a\":1,\"b\":2,\"\\u0061\":3}", "{\"a\":{\"b\":1,\"b\":1}}",
    ]

    @Test("malformed text is refused with an empty path and an offset", arguments: malformed)
    func refuses(text: String) {
        let error = #expect(throws: DecodingError.self) { try JSON.decode(JSONValue.self, from: text) }
        guard case .dataCorrupted(let context) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.codingPath.isEmpty)
        #expect(context.debugDescription.contains(" at byte "))
    }

    @Test(
        "invalid UTF-8 is refused",
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
            [0xE4, 0xB8], [0xE4, 0xB8, 0x22], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
            [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        ] as [[UInt8]])
    func refusesInvalidUTF8(bytes: [UInt8]) {
        let quote = UInt8(ascii: "\"")
        #expect(throws: DecodingError.self) { try JSON.decode(String.self, from: [quote] + bytes + [quote]) }
        #expect(throws: DecodingError.self) { try JSON.decode(String.self, from: [quote] + bytes) }
        #expect(throws: DecodingError.self) { try JSON.decode(JSONValue.self, from: bytes) }
    }

    @Test("the error says where", arguments: [("[1,2,x]", 5), ("{\"a\":1,\"a\":2}", 12), ("", 0), ("[1] 2", 4)])
    func offset(text: String, offset: Int) throws {
        let error = #expect(throws: DecodingError.self) { try JSON.decode(JSONValue.self, from: text) }
        #expect("\(try #require(error))".contains("at byte \(offset)"))
    }

    @Test("every beginning of a valid text is refused")
    func truncated() throws {
        let bytes = Array(#" {"a" : [1.5e3, true, null, "\u00e9\n中😀"], "b":{"c":-0}}"#.utf8)
        _ = try JSON.decode(JSONValue.self, from: bytes)
        for length in 0..<bytes.count {
            #expect(throws: DecodingError.self) { try JSON.decode(JSONValue.self, from: Array(bytes[..<length])) }
        }
    }

    @Test("64 levels are read, 65 are not", arguments: [("[", "]"), ("{\"a\":", "}")])
    func nesting(open: String, close: String) throws {
        func nested(_ levels: Int) -> String {
            let inner = open == "[" ? "" : "1"
            return String(repeating: open, count: levels) + inner + String(repeating: close, count: levels)
        }
        _ = try JSON.decode(JSONValue.self, from: nested(64))
        #expect(throws: DecodingError.self) { try JSON.decode(JSONValue.self, from: nested(65)) }
        #expect(throws: DecodingError.self) { try JSON.decode(JSONValue.self, from: nested(100_000)) }
    }

    @Test("space is allowed around every token")
    func space() throws {
        let value = try JSON.decode(JSONValue.self, from: " \n\t\r{ \"a\" : [ 1 , { } , [ ] ] , \"b\" : null } \n")
        #expect(value == ["a": [1, [:], []], "b": nil])
    }

    @Test("a key twice is found in objects of any size", arguments: [2, 3, 16, 17, 500])
    func repeatedKeys(count: Int) throws {
        var fields = (0..<count).map { "\"k\($0)\":\($0)" }
        let value = try JSON.decode([String: Int].self, from: "{" + fields.joined(separator: ",") + "}")
        #expect(value.count == count)
        fields[count - 1] = "\"\\u006b0\":1"
        #expect(throws: DecodingError.self) {
            try JSON.decode([String: Int].self, from: "{" + fields.joined(separator: ",") + "}")
        }
    }
}
