extension Rule {
    /// How long things may be.
    static let sizes = [
        Rule(
            "no file is longer than 450 lines", bad: [SourceFile("Shared/RPC/A.swift", lines(451))],
            good: [SourceFile("Shared/RPC/A.swift", lines(450)), SourceFile("compose/data.yaml", lines(451))]
        ) { file in
            let count = file.line(at: file.text.count) - 1
            let isProgram = file.swift != nil || file.path.hasSuffix(".py") || !file.path.contains(".")
            return isProgram && count > 450 ? [Finding(line: count, what: "has \(count) lines")] : []
        },
        Rule(
            "no function is longer than 70 lines",
            bad: [
                SourceFile("Shared/RPC/A.swift", "struct A {\n    func a() {\n\(lines(69))    }\n}\n"),
                SourceFile("Shared/RPC/A.swift", "class func a(\n    b: Int\n) -> Int\nwhere A: B {\n\(lines(69))}\n"),
                SourceFile("Shared/RPC/A.swift", "var a: Int {\n\(lines(69))}\n"),
                SourceFile("Shared/RPC/A.swift", "enum A {}\nlet a = {\n\(lines(69))}\n"),
            ],
            good: [
                SourceFile("Shared/RPC/A.swift", "extension A where B: C,\n    D: E\n{\n\(lines(100))}\n"),
                SourceFile("Shared/RPC/A.swift", "func a() {\n\(lines(68))}\nfunc b() {\n\(lines(68))}\n"),
                SourceFile("Shared/RPC/A.swift", "func a() { b(\"{\") } // {\nstruct A {\n\(lines(80))}\n"),
            ]
        ) { file in
            guard let swift = file.swift else { return [] }
            return blocks(of: swift.code).filter { !$0.isType && $0.length > 70 }.map {
                Finding(line: $0.line, what: "opens a block of \($0.length) lines")
            }
        },
    ]

    private static func lines(_ count: Int) -> String { String(repeating: "let a = 1\n", count: count) }

    /// What stands in braces: from which line on, how many lines, and whether it is the body of a type.
    private static func blocks(of code: [UInt8]) -> [(line: Int, length: Int, isType: Bool)] {
        var found: [(line: Int, length: Int, isType: Bool)] = []
        var open: [(line: Int, isType: Bool)] = []
        var line = 1
        var headStart = 0
        for (offset, byte) in code.enumerated() {
            switch byte {
            case UInt8(ascii: "\n"):
                line += 1
            case UInt8(ascii: "{"):
                open.append((line, declaresType(code[headStart..<offset])))
                headStart = offset + 1
            case UInt8(ascii: "}"):
                if let block = open.popLast() { found.append((block.line, line - block.line + 1, block.isType)) }
                headStart = offset + 1
            default:
                break
            }
        }
        return found
    }

    /// Whether what stands before a brace ends in the declaration of a type.
    private static func declaresType(_ head: ArraySlice<UInt8>) -> Bool {
        let words = String(decoding: head, as: UTF8.self).split { !$0.isLetter }
        guard let last = words.last(where: { declarations[String($0)] != nil }) else { return false }
        return declarations[String(last)] == true
    }

    /// The words that begin a declaration, and whether it is that of a type.
    private static let declarations: [String: Bool] = [
        "struct": true, "class": true, "enum": true, "actor": true, "extension": true, "protocol": true,
        "func": false, "init": false, "deinit": false, "subscript": false, "var": false, "let": false, "case": false,
        "for": false, "while": false, "if": false, "guard": false, "switch": false, "do": false, "get": false,
        "set": false, "return": false,
    ]
}
