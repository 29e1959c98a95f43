import Foundation
import RPC
import Subprocess
import SystemPackage

/// A file to import, plain or gzip-compressed, read piece by piece.
final class InputFile {
    /// The next piece of the uncompressed file; nil at its end.
    typealias Pieces = () async throws -> [UInt8]?

    private let path: String
    private let descriptor: FileDescriptor
    private let size: Int64
    private var delivered: Int64 = 0
    private var isAtEnd = false

    private init(_ path: String, _ descriptor: FileDescriptor) throws {
        self.path = path
        self.descriptor = descriptor
        size = try InputFile.uncompressedSize(descriptor)
    }

    /// Opens a file for `body`, which gets it and its pieces; a damaged file fails after its last good piece.
    static func with(_ path: String, _ body: (InputFile, @escaping Pieces) async throws -> Void) async throws {
        let descriptor: FileDescriptor
        do { descriptor = try FileDescriptor.open(path, .readOnly) } catch {
            throw Failure(.noInput, Text(zh: "无法读取 \(path)：\(error)", en: "can't read \(path): \(error)"))
        }
        defer { try? descriptor.close() }
        try await InputFile(path, descriptor).read(body)
    }

    /// The part of the file that has been read, 0 to 1.
    var fraction: Double { isAtEnd || size == 0 ? 1 : min(1, Double(delivered) / Double(size)) }

    private func read(_ body: (InputFile, @escaping Pieces) async throws -> Void) async throws {
        // With -f, gzip hands on as it is what is not compressed.
        let outcome = try await Subprocess.run(
            .name("gzip"), arguments: ["-dcf"],
            input: .fileDescriptor(descriptor, closeAfterSpawningProcess: false), output: .sequence,
            error: .string(limit: 4096)
        ) { execution in
            var pieces = execution.standardOutput.makeAsyncIterator()
            try await body(self) {
                guard let buffer = try await pieces.next() else {
                    self.isAtEnd = true
                    return nil
                }
                self.delivered += Int64(buffer.count)
                return buffer.withUnsafeBytes { Array($0) }
            }
            // Whoever has enough rows leaves the rest unread.
            if !isAtEnd { try execution.send(signal: .terminate) }
        }
        guard outcome.terminationStatus.isSuccess || !isAtEnd else {
            let detail = outcome.standardError.trimmingCharacters(in: .whitespacesAndNewlines)
            throw Failure(.badData, Text(zh: "\(path) 已损坏：\(detail)", en: "\(path) is damaged: \(detail)"))
        }
    }

    /// What the file holds: its own size, or what gzip noted at its end, modulo 4 GiB (RFC 1952, ISIZE).
    private static func uncompressedSize(_ descriptor: FileDescriptor) throws -> Int64 {
        let size = try descriptor.seek(offset: 0, from: .end)
        try descriptor.seek(offset: 0, from: .start)
        guard size > 18, try bytes(2, at: 0, descriptor) == [0x1F, 0x8B] else { return size }
        return try bytes(4, at: size - 4, descriptor).reversed().reduce(0) { $0 << 8 | Int64($1) }
    }

    private static func bytes(_ count: Int, at offset: Int64, _ descriptor: FileDescriptor) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = try descriptor.read(fromAbsoluteOffset: offset, into: UnsafeMutableRawBufferPointer(buffer))
        }
    }
}
