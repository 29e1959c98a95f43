import Foundation
import Schema

@testable import Operator

/// What an import of a text said and left behind.
struct ImportRun {
    let output: String
    let notes: String
    /// The rejects file, where there is one.
    let rejects: String?

    /// Imports a CSV text by a map's text into fakes, over what an earlier run left as its rejects file.
    static func of(
        _ csv: String, map: String, _ services: [KnownService: FakeService], _ rules: BatchRules = BatchRules(),
        left: String? = nil
    ) async throws -> ImportRun {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "in.csv")
        try Data(csv.utf8).write(to: file)
        let rejects = folder.appending(path: "rejects.csv")
        if let left { try Data(left.utf8).write(to: rejects) }
        let map = try MapReader.read(map)
        let transcript = Transcript()
        try await withServices(services, transcript) { session, _ in
            try await ImportJob(
                session: session, file: file.path, mapFile: "map.yaml", map: map, rejects: rejects.path,
                followsClock: rules.followsClock, rules: rules
            ).run()
        }
        return ImportRun(
            output: transcript.output, notes: transcript.error,
            rejects: try? String(contentsOf: rejects, encoding: .utf8))
    }
}
