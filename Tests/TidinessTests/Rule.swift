import Testing

/// Something that the sources keep to.
struct Rule: Sendable, CustomTestStringConvertible {
    /// What is so: "a service imports nothing above it".
    let name: String
    /// Files that break it, so that the rule is known to find something.
    let bad: [SourceFile]
    /// Files that keep it, though they look a little like the bad ones.
    let good: [SourceFile]
    /// What breaks it in a file.
    let check: @Sendable (SourceFile) -> [Finding]

    init(
        _ name: String, bad: [SourceFile], good: [SourceFile] = [], check: @escaping @Sendable (SourceFile) -> [Finding]
    ) {
        self.name = name
        self.bad = bad
        self.good = good
        self.check = check
    }

    var testDescription: String { name }

    /// Every rule that each file of the project is held against.
    static let all = imports + calls + sizes + sql + texts + [rooms]
}

/// Where a rule is broken, and how.
struct Finding: Hashable {
    let line: Int
    let what: String
}
