import Foundation

/// The folder that holds Package.swift.
enum Repository {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

/// A folder of its own for files that soon go.
struct Scratch {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "quanyi-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    func file(_ name: String) -> String { folder.appending(path: name).path }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}

/// A program that the tests need beside the Swift tools.
struct Tool {
    let name: String
    /// How to get it.
    let hint: String

    static let protoc = Tool(name: "protoc", hint: "it is in Debian's protobuf-compiler; compose/install installs it")
    static let python = Tool(
        name: ProcessInfo.processInfo.environment["QUANYI_PYTHON"] ?? "python3",
        hint: "compose/install makes one with the modules of Tests/Interop/requirements.txt; QUANYI_PYTHON names it")

    /// A program that is missing, or did not end well.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs it to its end; returns what it wrote to standard output.
    @discardableResult
    func run(_ arguments: [String], input: String = "") throws -> String {
        let scratch = try Scratch()
        defer { scratch.remove() }
        try Data(input.utf8).write(to: URL(filePath: scratch.file("in")))
        for name in ["out", "err"] { try Data().write(to: URL(filePath: scratch.file(name))) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [name] + arguments
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: scratch.file("in")))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: scratch.file("out")))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: scratch.file("err")))
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let complaint = try String(contentsOfFile: scratch.file("err"), encoding: .utf8)
            throw Failure(description: "\(name) ended with \(process.terminationStatus) (\(hint)):\n\(complaint)")
        }
        return try String(contentsOfFile: scratch.file("out"), encoding: .utf8)
    }
}
