import JSON
import Testing

@Suite("Repeated fields and optionals of derived Codable") struct RepeatedFieldTests {
    private struct Page: Codable, Equatable {
        struct Row: Codable, Equatable { var id: Int }
        var rows: [Row]
        var names: [String]
        var totals: [String: Int64]
        var tags: Set<String>
        var filter: [String]?
        var next: String?
    }

    @Test(
        "absent or null is empty, and nil for an optional",
        arguments: ["{}", #"{"rows":null,"totals":null,"filter":null}"#])
    func absent(json: String) throws {
        let page = Page(rows: [], names: [], totals: [:], tags: [], filter: nil, next: nil)
        #expect(try JSON.decode(Page.self, from: json) == page)
    }

    @Test("the same in a file that does not import this module")
    func elsewhere() throws {
        #expect(try JSON.decode(Lists.self, from: "{}") == Lists(names: [], byMonth: [:]))
    }

    @Test("present is read, and nil is not written")
    func present() throws {
        let json = #"{"rows":[{"id":1}],"names":["a"],"totals":{"b":-2},"tags":["t"],"next":"c"}"#
        let page = Page(rows: [.init(id: 1)], names: ["a"], totals: ["b": -2], tags: ["t"], filter: nil, next: "c")
        #expect(try JSON.decode(Page.self, from: json) == page)
        #expect(try JSON.encodeText(page) == json)
    }

    @Test(
        "a field of another kind is still refused", arguments: [#"{"rows":{}}"#, #"{"totals":[]}"#, #"{"names":"a"}"#])
    func mismatch(json: String) {
        #expect(throws: DecodingError.self) { try JSON.decode(Page.self, from: json) }
    }

    @Test("fields are found in any order, in an object of any size")
    func order() throws {
        let unknown = (0..<300).map { "\"unknown\($0)\":[{\"next\":\"no\"}]" }.joined(separator: ",")
        let json = "{\"next\":\"c\",\(unknown),\"\\u006eames\":[\"a\"],\"rows\":[]}"
        #expect(
            try JSON.decode(Page.self, from: json) == Page(rows: [], names: ["a"], totals: [:], tags: [], next: "c"))
    }
}
