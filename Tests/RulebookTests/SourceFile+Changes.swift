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

    /// The rulebook without the cases it carries, as an operator may write it.
    func withoutCases() throws -> SourceFile {
        var isCase = false
        let kept = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            let indent = line.prefix { $0 == " " }.count
            if line.hasPrefix("      cases:") { isCase = true } else if indent <= 6, !line.isEmpty { isCase = false }
            return !isCase
        }
        try #require(kept.count < text.split(separator: "\n", omittingEmptySubsequences: false).count)
        return SourceFile(name: name, text: kept.joined(separator: "\n"))
    }
}
