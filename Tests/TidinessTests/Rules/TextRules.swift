extension Rule {
    /// What no text of the project says. (The words are put together here, or this file would say them.)
    static let texts = [
        Rule(
            "nothing is left unfinished",
            bad: unfinished.map { SourceFile("Shared/RPC/A.swift", "// \($0): later") },
            good: [SourceFile("compose/demo", "mktemp -d /tmp/demo.\(unfinished[2])\(unfinished[2])")]
        ) { file in
            unfinished.flatMap { word in
                offsets(of: word, in: file.text).map { Finding(line: file.line(at: $0), what: "says \(word)") }
            }
        },
        Rule(
            "nothing names a folder of one machine",
            bad: machineFolders.map { SourceFile("README.md", "see `\($0)`") },
            good: [SourceFile("README.md", "https://example.org\(machineFolders[0])x $root\(machineFolders[1])")]
        ) { file in
            machineFolders.flatMap { folder in
                offsets(of: folder, in: file.text).filter { $0 == 0 || isEdge(file.text[$0 - 1]) }
                    .map { Finding(line: file.line(at: $0), what: "names \(folder)") }
            }
        },
    ]

    private static let unfinished = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]
    private static let machineFolders = ["work", "home", "root"].map { "/\($0)/" } + [".." + "/shared"]

    /// Whether a path may begin after this byte.
    private static func isEdge(_ byte: UInt8) -> Bool { " \t\n\"'`(=:,<>[".utf8.contains(byte) }
}
