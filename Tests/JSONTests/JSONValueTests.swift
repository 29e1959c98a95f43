import Foundation
import JSON
import Testing

@Suite("Any JSON as a value") struct JSONValueTests {
    private let value: JSONValue = [
        "b": [1, -2.5, true, nil, "x\n"], "a": ["z": [:], "y": []], "é": 9_223_372_036_854_775_807, "": 0.0,
    ]

    @Test("object keys are written in sorted order")
    func sorted() throws {
        #expect(
            try JSON.encodeText(value)
                == #"{"":0.0,"a":{"y":[],"z":{}},"b":[1,-2.5,true,null,"x\n"],"é":9223372036854775807}"#)
        #expect(try JSON.decode(JSONValue.self, from: JSON.encode(value)) == value)
    }

    @Test("Foundation's coders take it too")
    func foundation() throws {
        let theirs = try JSONDecoder().decode(JSONValue.self, from: Data(JSON.encode(value)))
        // Foundation writes and reads 0.0 as 0.
        #expect(theirs["b"] == value["b"] && theirs["a"] == value["a"] && theirs[""] == 0)
        #expect(try JSON.decode(JSONValue.self, from: Array(JSONEncoder().encode(value))) == theirs)
    }

    @Test("for people it is a field a line")
    func pretty() throws {
        let text = """
            {
              "": 0.0,
              "a": {
                "y": [],
                "z": {}
              },
              "b": [
                1,
                -2.5,
                true,
                null,
                "x\\n"
              ],
              "é": 9223372036854775807
            }
            """
        #expect(value.prettyPrinted() == text)
        #expect(try JSON.decode(JSONValue.self, from: text) == value)
        #expect(JSONValue.string("a").prettyPrinted() == "\"a\"")
    }

    @Test(
        "a number is an integer if 64 bits hold it as written",
        arguments: [
            ("1", 1), ("1.0", 1.0), ("1e3", 1000.0), ("-0", 0), ("9223372036854775808", 9.223372036854775808e18),
        ] as [(String, JSONValue)])
    func numbers(json: String, number: JSONValue) throws {
        #expect(try JSON.decode(JSONValue.self, from: json) == number)
    }

    @Test("a number that no double holds is refused with its path")
    func tooLarge() {
        let error = #expect(throws: DecodingError.self) { try JSON.decode(JSONValue.self, from: #"{"a":[0,1e999]}"#) }
        #expect(error?.jsonPath == "a[1]")
    }

    @Test("accessors give what is there and nil for what is not")
    func accessors() {
        #expect(value["b"]?.arrayValue?.first?.integerValue == 1)
        #expect(value["b"]?.arrayValue?.last?.stringValue == "x\n")
        #expect(value["a"]?.objectValue?.count == 2)
        #expect(value["none"] == nil && value["b"]?["a"] == nil)
        #expect(value.stringValue == nil && value.integerValue == nil && value.arrayValue == nil)
        #expect(JSONValue.string("a").objectValue == nil)
    }

    @Test("it stands inside other types, with null as a value")
    func inside() throws {
        struct Row: Codable, Equatable {
            var any: JSONValue
            var more: JSONValue?
        }
        #expect(try JSON.decode(Row.self, from: #"{"any":null,"more":null}"#) == Row(any: .null, more: nil))
        #expect(try JSON.encodeText(Row(any: [1], more: nil)) == #"{"any":[1]}"#)
        #expect(throws: DecodingError.self) { try JSON.decode(Row.self, from: "{}") }
    }
}
