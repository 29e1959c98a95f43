import Foundation

/// The project's files.
enum Repository {
    /// The folder that holds Package.swift.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Whether it is a clone: its committed files are known.
    static let isClone = FileManager.default.fileExists(atPath: root.appending(path: ".git").path)

    /// All text files that people write, without what is built.
    static let files = Result { try readAll() }

    private static func readAll() throws -> [SourceFile] {
        let tops = ["Services", "Shared", "Tests", "compose", "proto", ".ci"].flatMap { files(under: $0) }
        let loose = try FileManager.default.contentsOfDirectory(atPath: root.path).filter {
            kinds.contains(kind(of: $0))
        }
        return try (loose + tops).sorted().map { path in
            SourceFile(path, Array(try Data(contentsOf: root.appending(path: path))))
        }
    }

    /// The kinds of files that people write; a script has none.
    private static let kinds: Set = [
        "", "c", "h", "json", "md", "modulemap", "proto", "py", "service", "sh", "swift", "txt", "yaml", "yml",
    ]

    private static func kind(of path: String) -> String {
        let name = URL(filePath: path).lastPathComponent
        return name.hasPrefix(".") || isFolder(path) ? "hidden" : URL(filePath: name).pathExtension
    }

    private static func isFolder(_ path: String) -> Bool {
        (try? root.appending(path: path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
    }

    private static func files(under top: String) -> [String] {
        let found = FileManager.default.enumerator(atPath: root.appending(path: top).path)
        var paths: [String] = []
        while let path = found?.nextObject() as? String {
            let name = path.split(separator: "/").last ?? ""
            if name.hasPrefix(".") || name.hasPrefix("__") || name == "quanyi-data" {
                found?.skipDescendants()
            } else if kinds.contains(kind(of: "\(top)/\(path)")) {
                paths.append("\(top)/\(path)")
            }
        }
        return paths
    }

    /// The paths of the committed files.
    static func committed() throws -> [String] {
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "-c", "safe.directory=*", "-C", root.path, "ls-files", "-z"]
        let output = Pipe()
        git.standardOutput = output
        try git.run()
        let listed = try output.fileHandleForReading.readToEnd() ?? Data()
        git.waitUntilExit()
        guard git.terminationStatus == 0 else { throw CocoaError(.executableRuntimeMismatch) }
        return listed.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
}
