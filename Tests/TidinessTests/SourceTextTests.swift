import Testing

@Suite("Source text")
struct SourceTextTests {
    @Test(
        "is taken apart into code, comments and strings",
        arguments: [
            ("let a = 1 // b", "let a = 1", "// b", ""),
            ("a /* b /* c */ d */ e", "a                   e", "/* b /* c */ d */", ""),
            (#"f("// no", b) // yes"#, "f(       , b)", "// yes", #""// no""#),
            (#"f("a\"b{") {"#, "f(       ) {", "", #""a\"b{""#),
            (#"f("x\(g("y", (1))) z")"#, #"f(    g(   , (1))   )"#, "", #""x\(  "y"      ) z""#),
            (##"f(#"a"b\(c)"#, d)"##, "f(           , d)", "", ##"#"a"b\(c)"#"##),
            ("f(\"open\ng", "f(     \ng", "", "\"open\n"),
            ("a(\"\"\"\n \"x\" {\n \"\"\")}", "a(   \n      \n    )}", "", "\"\"\"\n \"x\" {\n \"\"\""),
            ("#if A\n#endif", "#if A\n#endif", "", ""),
        ])
    func parts(text: String, code: String, comments: String, strings: String) {
        let parts = SourceText(Array(text.utf8))
        #expect(squeezed(parts.code) == squeezed(Array(code.utf8)))
        #expect(squeezed(parts.comments) == squeezed(Array(comments.utf8)))
        #expect(squeezed(parts.strings) == squeezed(Array(strings.utf8)))
        #expect(parts.code.count == text.utf8.count)
    }

    @Test(
        "is searched by whole words",
        arguments: [
            ("Task {", "addTask { Task { Tasks {", 1), ("print(", "print(sprint(_print(", 1), ("try!", "try!try!x", 2),
            ("GLOB", "GLOBAL GLOB", 1), ("a", "", 0),
        ])
    func search(passage: String, text: String, count: Int) {
        #expect(offsets(of: passage, in: Array(text.utf8)).count == count)
    }

    /// The text with each run of blanks and line ends as one blank.
    private func squeezed(_ text: [UInt8]) -> String {
        String(decoding: text, as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
    }
}
