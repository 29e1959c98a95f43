import Foundation
import RPC
import Subprocess
import SystemPackage

/// A file to import, plain or gzip-compressed, read piece by piece.
struct InputFile: Sendable {
    /// The next piece of the uncompressed file; nil at its end.
    typealias Pieces = () async throws -> [UInt8]?

    private let path: String
    private let descriptor: FileDescriptor
    private let size: Int64

    /// Opens a file for `body`, which gets it and its pieces; a damaged file fails after its last good piece.
    static func with(_ path: String, _ body: (InputFile, @escaping Pieces) async throws -> Void) async throws {
        let descriptor: FileDescriptor
        do { descriptor = try FileDescriptor.open(path, .readOnly) } catch {
            throw Failure(.noInput, Text(zh: "无法读取 \(path)：\(error)", en: "can't read \(path): \(error)"))
        }
        defer { try? descriptor.close() }
        let size = try descriptor.seek(offset: 0, from: .end)
        try descriptor.seek(offset: 0, from: .start)
        try await InputFile(path: path, descriptor: descriptor, size: size).read(body)
    }

    /// The part of the file that has been read, 0 to 1: gzip reads through our descriptor, so its place is ours.
    var fraction: Double {
        guard size > 0, let place = try? descriptor.seek(offset: 0, from: .current) else { return 1 }
        return Double(place) / Double(size)
    }

    private func read(_ body: (InputFile, @escaping Pieces) async throws -> Void) async throws {
        // With -f, gzip hands on as it is what is not compressed.
        let outcome = try await Subprocess.run(
            .name("gzip"), arguments: ["-dcf"],
            input: .fileDescriptor(descriptor, closeAfterSpawningProcess: false), output: .sequence,
            error: .string(limit: 4096)
        ) { execution in
            var pieces = execution.standardOutput.makeAsyncIterator()
            var isAtEnd = false
            try await body(self) {
                guard let buffer = try await pieces.next() else {
                    isAtEnd = true
                    return nil
                }
                return buffer.withUnsafeBytes { Array($0) }
            }
            // Whoever has enough rows leaves the rest unread.
            if !isAtEnd { try execution.send(signal: .terminate) }
            return isAtEnd
        }
        guard outcome.terminationStatus.isSuccess || !outcome.closureResult else {
            let detail = outcome.standardError.trimmingCharacters(in: .whitespacesAndNewlines)
            throw Failure(.badData, Text(zh: "\(path) 已损坏：\(detail)", en: "\(path) is damaged: \(detail)"))
        }
    }
}
