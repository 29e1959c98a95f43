extension Rule {
    /// Imports run downward only (architecture).
    static let imports = [
        Rule(
            "a module imports nothing of the house but what is below it",
            bad: [
                SourceFile("Shared/RPC/A.swift", "public import ZeroMQ"),
                SourceFile("Shared/RPC/A.swift", "@testable import struct Schema.Day"),
                SourceFile("Shared/Store/A.swift", "import ServiceKit"),
                SourceFile("Shared/JSON/A.swift", "@preconcurrency internal import RPC"),
                SourceFile("Shared/Rulebook/A.swift", "import Foundation\nimport Store"),
                SourceFile("Services/Review/Service/A.swift", "import Intake"),
                SourceFile("Services/Review/Run/main.swift", "import Store"),
                SourceFile("Services/Operator/Service/A.swift", "import Store"),
                SourceFile("Shared/Attic/A.swift", "let a = 1"),
            ],
            good: [
                SourceFile("Shared/RPC/A.swift", "import Foundation\npublic import JSON // not ZeroMQ"),
                SourceFile("Shared/RPC/A.swift", "/* import ZeroMQ */ let text = \"\"\"\n  import ZeroMQ\n  \"\"\""),
                SourceFile("Services/Review/Service/A.swift", "import GRDB\nimport Store\nimport ServiceKit"),
                SourceFile("Services/Review/Run/main.swift", "import Review\nimport ServiceKit"),
                SourceFile("Tests/StoreTests/A.swift", "@testable import Store"),
            ]
        ) { file in
            guard let swift = file.swift, file.isIn("Shared", "Services") else { return [] }
            guard let (_, below) = floors.first(where: { file.path.hasPrefix($0.folder) }) else {
                return [Finding(line: 1, what: "is in no module of the house")]
            }
            return importedModules(of: swift).filter { modules.contains($0.module) && !below.contains($0.module) }
                .map { Finding(line: file.line(at: $0.offset), what: "imports \($0.module)") }
        }
    ]

    /// What each folder may import of the house.
    private static let floors = sharedFloors + services.flatMap(floors(of:))

    private typealias Floor = (folder: String, below: Set<String>)

    private static let sharedFloors: [Floor] = [
        ("Shared/CZeroMQ/", []),
        ("Shared/ZeroMQ/", ["CZeroMQ"]),
        ("Shared/JSON/", []),
        ("Shared/RPC/", ["JSON"]),
        ("Shared/RPCZeroMQ/", ["RPC", "ZeroMQ", "JSON"]),
        ("Shared/Schema/", ["RPC", "JSON"]),
        ("Shared/RulebookData/", []),
        ("Shared/Rulebook/", ["RulebookData", "Schema", "RPC", "JSON"]),
        ("Shared/Store/", ["Schema", "RPC", "JSON"]),
        ("Shared/ServiceKit/", ["RPCZeroMQ", "Store", "Rulebook", "Schema", "RPC", "JSON", "ZeroMQ"]),
        ("Services/Operator/Service/", ["ServiceKit", "RPCZeroMQ", "Rulebook", "Schema", "RPC", "JSON", "ZeroMQ"]),
        ("Services/Operator/Run/", ["Operator"]),
    ]

    private static func floors(of service: String) -> [Floor] {
        [
            ("Services/\(service)/Service/", ["ServiceKit", "Store", "Rulebook", "Schema", "RPC", "JSON"]),
            ("Services/\(service)/Run/", ["ServiceKit", service]),
        ]
    }

    private static let services = ["Intake", "Review", "ComplaintMonitor", "PricingWatch", "Settlement"]

    private static let modules = Set(
        services + [
            "CZeroMQ", "ZeroMQ", "JSON", "RPC", "RPCZeroMQ", "Schema", "RulebookData", "Rulebook", "Store",
            "ServiceKit",
            "Operator",
        ])

    private static func importedModules(of swift: SourceText) -> [(offset: Int, module: String)] {
        let code = swift.code
        return offsets(of: "import", in: code).compactMap { offset in
            let start = code[..<offset].lastIndex(of: UInt8(ascii: "\n")) ?? 0
            let end = code[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? code.count
            return module(importedBy: String(decoding: code[start..<end], as: UTF8.self)).map { (offset, $0) }
        }
    }

    private static func module(importedBy line: String) -> String? {
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let keyword = words.firstIndex(of: "import"),
            words[..<keyword].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) })
        else { return nil }
        let name = words[(keyword + 1)...].first { !declarationKinds.contains($0) }
        return name.map { String($0.prefix { $0 != "." }) }
    }

    private static let accessLevels: Set = ["public", "package", "internal", "fileprivate", "private"]
    private static let declarationKinds: Set = [
        "struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor",
    ]
}
