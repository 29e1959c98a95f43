// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the product does not depend on what only its benchmarks need.
let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "quanyi", path: "../.."),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    ],
    targets: [
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                .product(name: "QuanyiKit", package: "quanyi"),
                .product(name: "complaint-monitor", package: "quanyi"),
                .product(name: "intake", package: "quanyi"),
                .product(name: "review", package: "quanyi"),
                .product(name: "pricing-watch", package: "quanyi"),
                .product(name: "settlement", package: "quanyi"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Histogram", package: "hdrhistogram-swift"),
            ],
            swiftSettings: [
                .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("NonisolatedNonsendingByDefault"), .treatAllWarnings(as: .error),
            ])
    ]
)
