extension Rule {
    /// Who knows one service knows five (architecture).
    static let rooms = Rule(
        "every file of a service is in one of the rooms that all services have",
        bad: [
            SourceFile("Services/Review/Service/Helpers/A.swift"), SourceFile("Services/Review/Service/A.swift"),
            SourceFile("Services/Review/A.swift"), SourceFile("Services/Review/Run/A/main.swift"),
            SourceFile("Services/Review/Tests/A.swift"),
        ],
        good: [
            SourceFile("Services/Review/Service/Review.swift"), SourceFile("Services/Review/Service/Reactions.swift"),
            SourceFile("Services/Review/Service/Methods/A.swift"), SourceFile("Services/Review/Service/Store/A.swift"),
            SourceFile("Services/Review/Service/Decisions/Scores/A.swift"),
            SourceFile("Services/Review/Run/main.swift"),
            SourceFile("Services/Operator/Service/Terminal/A.swift"), SourceFile("Shared/Store/A.swift"),
        ]
    ) { file in
        guard let service = services(in: [file.path]).first else { return [] }
        let place = file.path.split(separator: "/").dropFirst(2).map(String.init)
        let isInRoom =
            switch (place.first, place.count) {
            case ("Service", 2): ["\(service).swift", "Reactions.swift"].contains(place[1])
            case ("Service", 3...): ["Methods", "Decisions", "Store"].contains(place[1])
            case ("Run", 2): true
            default: false
            }
        return isInRoom ? [] : [Finding(line: 1, what: "is in no room of a service")]
    }

    /// What a clone must not bring: builds, databases, and what belongs to the package's users.
    static let committed = Rule(
        "no build, no database and no Package.resolved is committed",
        bad: [
            ".build/debug/a", "Tests/Benchmarks/.build/a.swift", "Package.resolved",
            "Tests/Benchmarks/Package.resolved",
            "data/intake.sqlite", "intake.sqlite-wal", "Tests/Interop/__pycache__/a.pyc", ".venv/bin/python",
        ].map { SourceFile($0) },
        good: [SourceFile("compose/build"), SourceFile("Shared/Store/SQLite.swift")]
    ) { file in
        let parts = file.path.split(separator: "/")
        let name = parts.last ?? ""
        let isBuilt = parts.contains { $0.hasPrefix(".build") || $0 == "__pycache__" || $0 == ".venv" }
        return isBuilt || name == "Package.resolved" || name.contains(".sqlite")
            ? [Finding(line: 1, what: "must not be committed")] : []
    }

    /// The services whose files these are; the operator's tool and the console are built otherwise.
    static func services(in paths: [String]) -> Set<String> {
        let folders = paths.map { $0.split(separator: "/") }.filter { $0.first == "Services" && $0.count > 2 }
        return Set(folders.map { String($0[1]) }).subtracting(["Operator", "Console"])
    }

    /// What a service lacks: the file where its parts are put together, or its executable's one file.
    static func missingParts(of service: String, in paths: [String]) -> [String] {
        let folder = "Services/\(service)"
        let main = "\(folder)/Service/\(service).swift"
        let runs = paths.filter { $0.hasPrefix("\(folder)/Run/") }
        return (paths.contains(main) ? [] : ["\(main) is missing"])
            + (runs.count == 1 ? [] : ["\(folder)/Run has \(runs.count) files instead of one"])
    }
}
