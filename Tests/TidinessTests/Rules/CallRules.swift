extension Rule {
    /// What no source does, or only where it says why.
    static let calls = [
        banned(
            ["Date()", "Date.now", "gettimeofday(", "clock_gettime("], "reads the machine's clock",
            because: "time is passed in; only ServiceKit and the benchmarks read a clock",
            bad: SourceFile("Shared/Store/A.swift", "let now = Foundation.Date()"),
            good: SourceFile("Shared/ServiceKit/Clock/A.swift", "let now = Date()")
        ) { !$0.isIn("Shared/ServiceKit", "Tests/Benchmarks") },
        banned(
            ["try!", "as!", "fatalError("], "ends the process",
            because: "a service that meets a fault says so and goes on",
            bad: SourceFile("Services/Review/Service/A.swift", "let a = \"\\(try! b())\""),
            good: SourceFile("Services/Review/Service/A.swift", "let a = try? b() as? Int // as! try!")
        ) { _ in true },
        banned(
            ["print("], "prints", because: "services log; only the operator's tool and the benchmarks have a terminal",
            bad: SourceFile("Shared/Store/A.swift", "print(\"x\")"),
            good: SourceFile("Services/Operator/Service/A.swift", "print(console)")
        ) { !$0.isIn("Services/Operator", "Tests/Benchmarks") },
        banned(
            ["@unchecked Sendable", "nonisolated(unsafe)"], "steps around the compiler's checks of concurrency",
            because: "only ZeroMQ and Store may",
            bad: SourceFile("Shared/RPC/A.swift", "// Because.\nfinal class A: @unchecked Sendable {}"),
            good: SourceFile("Shared/ZeroMQ/A.swift", "final class A: @unchecked Sendable {}")
        ) { !$0.isIn("Shared/ZeroMQ", "Shared/Store") },
        unexplained(
            ["@unchecked Sendable", "nonisolated(unsafe)"], "steps around the compiler's checks of concurrency",
            bad: SourceFile("Shared/Store/A.swift", "// Because.\n\nfinal class A: @unchecked Sendable {}"),
            good: SourceFile(
                "Shared/Store/A.swift", "// Because.\n@available(*)\nfinal class A: @unchecked Sendable {}")),
        unexplained(
            ["Task {", "Task(", "Task.detached"], "starts an unstructured task",
            bad: SourceFile("Tests/StoreTests/A.swift", "let a = 1 // why\nTask {}"),
            good: SourceFile("Tests/StoreTests/A.swift", "group.addTask { }\nTask { }  // Why.")),
    ]

    private static func banned(
        _ passages: [String], _ act: String, because reason: String, bad: SourceFile, good: SourceFile,
        in isConcerned: @escaping @Sendable (SourceFile) -> Bool
    ) -> Rule {
        Rule("nothing \(act): \(reason)", bad: [bad], good: [good]) { file in
            isConcerned(file) ? lines(with: passages, in: file).map { Finding(line: $0, what: act) } : []
        }
    }

    private static func unexplained(_ passages: [String], _ act: String, bad: SourceFile, good: SourceFile) -> Rule {
        Rule("nothing \(act) without a comment that says why", bad: [bad], good: [good]) { file in
            let suspects = lines(with: passages, in: file)
            guard !suspects.isEmpty, let swift = file.swift else { return [] }
            let (code, comments) = (Lines(swift.code), Lines(swift.comments))
            return suspects.filter { line in
                var above = line - 1
                while code[above].hasPrefix("@") { above -= 1 }
                let isExplained = !comments[line].isEmpty || (code[above].isEmpty && !comments[above].isEmpty)
                return !isExplained
            }.map { Finding(line: $0, what: act) }
        }
    }

    private static func lines(with passages: [String], in file: SourceFile) -> [Int] {
        guard let swift = file.swift else { return [] }
        return passages.flatMap { offsets(of: $0, in: swift.code) }.map { file.line(at: $0) }
    }
}
