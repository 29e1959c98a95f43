extension Rule {
    /// SQL is where it can be found, in words that PostgreSQL knows too (architecture).
    static let sql = [
        Rule(
            "SQL is written under a folder Store only",
            bad: [
                SourceFile("Services/Review/Service/Methods/A.swift", #"let a = "SELECT a FROM b""#),
                SourceFile("Shared/ServiceKit/A.swift", "let a = \"\"\"\n    DELETE\n    FROM b\n    \"\"\""),
            ],
            good: [
                SourceFile("Services/Review/Service/Store/A.swift", #"let a = "SELECT a FROM b""#),
                SourceFile("Shared/RPC/A.swift", #"let a = "SELECTED" // SELECT"#),
                SourceFile("Tests/StoreTests/A.swift", #"let a = "SELECT a FROM b""#),
            ]
        ) { file in
            guard isOurs(file), !file.isUnder("Store") else { return [] }
            return findings(
                ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE TABLE", "CREATE INDEX", "PRAGMA"], in: file)
        },
        Rule(
            "SQL is what SQLite and PostgreSQL both take",
            bad: [
                "INSERT OR IGNORE", "REPLACE INTO a", "id INTEGER AUTOINCREMENT", "SELECT rowid", "datetime('now')",
                "strftime('%Y')", "julianday(a)", "ifnull(a, b)", "a GLOB 'b*'", "PRAGMA user_version", "WITHOUT ROWID",
            ].map { SourceFile("Services/Review/Service/Store/A.swift", "let a = \"\($0)\"") },
            good: [
                SourceFile(
                    "Services/Review/Service/Store/A.swift", #"let a = "INSERT INTO a VALUES (1)" // datetime("#),
                SourceFile("Shared/Store/A.swift", #"let a = "PRAGMA user_version""#),
            ]
        ) { file in
            guard isOurs(file) else { return [] }
            let foreign = [
                "INSERT OR", "REPLACE INTO", "AUTOINCREMENT", "ROWID", "DATETIME(", "STRFTIME(", "JULIANDAY(",
                "IFNULL(",
                "GLOB",
            ]
            return findings(foreign.flatMap { [$0, $0.lowercased()] }, in: file)
                + findings(file.isIn("Shared/Store") ? [] : ["PRAGMA", "pragma"], in: file)
        },
    ]

    private static func isOurs(_ file: SourceFile) -> Bool { file.isIn("Services", "Shared") }

    private static func findings(_ passages: [String], in file: SourceFile) -> [Finding] {
        guard let swift = file.swift else { return [] }
        return passages.flatMap { passage in
            offsets(of: passage, in: swift.strings).map { Finding(line: file.line(at: $0), what: "says \(passage)") }
        }
    }
}
