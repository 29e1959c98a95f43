import Testing

@testable import Rulebook

extension SourceFile {
    /// The embedded rulebook of migu-membership with the first such passage replaced; fails if it has none.
    static func migu(replacing passage: String, with other: String) throws -> SourceFile {
        let file = try #require(SourceFile.embedded(named: "rulebooks/migu-membership.yaml"))
        let range = try #require(file.text.firstRange(of: passage))
        var text = file.text
        text.replaceSubrange(range, with: other)
        return SourceFile(name: "migu-membership.yaml", text: text)
    }

    /// The rulebook without the cases of the section `warning`, as an operator may write it.
    func withoutCases() throws -> SourceFile {
        let start = try #require(text.firstRange(of: "      cases:")).lowerBound
        let end = try #require(text.firstRange(of: "\n    findings:")).lowerBound
        return SourceFile(name: name, text: String(text[..<start] + text[end...]))
    }
}
