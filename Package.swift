// swift-tools-version: 6.2
import PackageDescription

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let lifecycleSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// The five services: a library with everything in it and an executable of one short file each.
let services: [(library: String, executable: String)] = [
    ("Intake", "intake"),
    ("Review", "review"),
    ("ComplaintMonitor", "complaint-monitor"),
    ("PricingWatch", "pricing-watch"),
    ("Settlement", "settlement"),
]

/// What the tests of a service stand on.
let serviceTests: [Target.Dependency] = [
    "TestSupport", "ServiceTestSupport", "ServiceKit", "RPC", "Schema", "Store", "Rulebook", "JSON", grdb, lifecycle,
    logging,
]

func test(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)Tests")
}

/// One test target a module, what hurts, and what they share.
let tests: [Target] = [
    .target(name: "TestSupport", dependencies: ["RPC", "ZeroMQ", "RPCZeroMQ", "JSON"], path: "Tests/TestSupport"),
    .target(
        name: "ServiceTestSupport",
        dependencies: ["ServiceKit", "RPC", "Schema", "Store", "Rulebook", lifecycle, logging],
        path: "Tests/ServiceTestSupport"),
    test("JSON", ["JSON", "TestSupport"]),
    test("RPC", ["RPC", "JSON", "TestSupport"]),
    test("ZeroMQ", ["ZeroMQ", "TestSupport"]),
    test("RPCZeroMQ", ["RPC", "ZeroMQ", "RPCZeroMQ", "JSON", "TestSupport"]),
    test("Schema", ["Schema", "RPC", "JSON"]),
    test("Rulebook", ["TestSupport", "Rulebook", "Schema", "RPC", yams]),
    test("Store", ["Store", "Schema", "TestSupport", grdb]),
    test(
        "ServiceKit",
        [
            "ServiceKit", "RPC", "JSON", "Schema", "Rulebook", "Store", "RPCZeroMQ", "ZeroMQ", "TestSupport",
            "ServiceTestSupport", argumentParser, configuration, grdb, logging, metrics,
        ]),
    test("ComplaintMonitor", ["ComplaintMonitor"] + serviceTests),
    test("Intake", ["Intake", "ComplaintMonitor"] + serviceTests),
    test("Simulation", ["Intake", "ComplaintMonitor"] + serviceTests),
    test("Operator", ["Operator", "ServiceKit", "RPC", "RPCZeroMQ", "ZeroMQ", "Schema", "JSON", argumentParser]),
    test(
        "Scenario",
        ["ServiceKit", "RPC", "RPCZeroMQ", "ZeroMQ", "JSON", "Schema", "TestSupport", "ServiceTestSupport", grdb]
            + services.map { .target(name: $0.executable) }),
    test("Tidiness", []),
]

let package = Package(
    name: "quanyi",
    platforms: [.macOS(.v15)],
    products: services.map { .executable(name: $0.executable, targets: [$0.executable]) } + [
        .executable(name: "quanyi", targets: ["quanyi"]),
        // What the benchmarks, a package of their own, stand on.
        .library(
            name: "QuanyiKit",
            targets: ["JSON", "RPC", "ZeroMQ", "RPCZeroMQ", "Schema", "Store", "Rulebook", "ServiceKit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CZeroMQ", path: "Shared/CZeroMQ", providers: [.apt(["libzmq3-dev"])]),
        .target(name: "ZeroMQ", dependencies: ["CZeroMQ"], path: "Shared/ZeroMQ"),
        .target(name: "JSON", path: "Shared/JSON"),
        .target(name: "RPC", dependencies: ["JSON"], path: "Shared/RPC"),
        .target(name: "RPCZeroMQ", dependencies: ["RPC", "ZeroMQ", "JSON"], path: "Shared/RPCZeroMQ"),
        .target(name: "Schema", dependencies: ["RPC", "JSON"], path: "Shared/Schema"),
        .target(
            name: "RulebookData", path: "Shared/RulebookData", exclude: ["calendar", "clauses", "rulebooks"]),
        .target(name: "Rulebook", dependencies: ["RulebookData", "Schema", "RPC", yams], path: "Shared/Rulebook"),
        .target(name: "Store", dependencies: ["Schema", grdb, grdbSQLite, crypto], path: "Shared/Store"),
        .target(
            name: "ServiceKit",
            dependencies: [
                "RPC", "RPCZeroMQ", "ZeroMQ", "Schema", "Store", "Rulebook", "JSON", argumentParser, configuration,
                crypto,
                grdb, lifecycle, lifecycleSignals, logging, metrics, systemPackage, yams,
            ],
            path: "Shared/ServiceKit"),
    ]
        + services.flatMap { service -> [Target] in
            [
                .target(
                    name: service.library,
                    dependencies: ["ServiceKit", "RPC", "Schema", "Store", "Rulebook", "JSON", grdb, logging],
                    path: "Services/\(service.library)/Service"),
                .executableTarget(
                    name: service.executable,
                    dependencies: ["ServiceKit", .target(name: service.library)],
                    path: "Services/\(service.library)/Run"),
            ]
        } + [
            .target(
                name: "Operator",
                dependencies: [
                    "ServiceKit", "RPC", "RPCZeroMQ", "ZeroMQ", "Schema", "JSON", argumentParser, lifecycleSignals,
                    subprocess, systemPackage, yams,
                ],
                path: "Services/Operator/Service"),
            .executableTarget(name: "quanyi", dependencies: ["Operator"], path: "Services/Operator/Run"),
        ] + tests
)

// One set of settings for every target of ours: Swift 6 and the upcoming features, warnings as errors.
for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
