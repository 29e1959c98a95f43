import Foundation
import JSON
import TestSupport

/// `Tests/Interop/peer.py`, run as a process: the other implementation of the wire.
final class PythonPeer: Sendable {
    /// Python with pyzmq is not there, or the peer failed.
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    private let process: Process
    private let input = Pipe()
    private let output = Pipe()
    private let errors = Pipe()
    private let ended = Latch()

    /// Starts the peer with these arguments; `python3`, or what `QUANYI_PYTHON` names, must have pyzmq.
    init(_ arguments: [String]) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Interop/peer.py")
            .standardized
        process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            [ProcessInfo.processInfo.environment["QUANYI_PYTHON"] ?? "python3", script.path] + arguments
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        process.terminationHandler = { [ended] _ in ended.open() }
        try process.run()
    }

    /// Runs one call of the peer to its end; what came of it.
    static func call(_ endpoint: String, _ method: String, _ options: [String] = []) async throws -> JSONValue {
        let peer = try PythonPeer(["call", endpoint, method] + options)
        async let printed = peer.everything(peer.output)
        async let complaint = peer.everything(peer.errors)
        await peer.ended.wait()
        let (text, why) = (await printed, await complaint)
        guard peer.process.terminationStatus == 0 else { throw Failed(description: PythonPeer.help(why)) }
        return try JSON.decode(JSONValue.self, from: text)
    }

    /// Runs `body` with the endpoint that the peer serves.
    static func serving<Result>(_ endpoint: String, _ body: (String) async throws -> Result) async throws -> Result {
        let peer = try PythonPeer(["serve", endpoint])
        let line = await peer.firstLine()
        guard !line.isEmpty else { throw Failed(description: PythonPeer.help(await peer.everything(peer.errors))) }
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(line)) } catch { result = .failure(error) }
        try peer.input.fileHandleForWriting.close()
        await peer.ended.wait()
        return try result.get()
    }

    private static func help(_ why: String) -> String {
        """
        The Python peer failed. These tests need python3 with pyzmq (pip install pyzmq, or apt install python3-zmq); \
        QUANYI_PYTHON may name another interpreter. It said: \(why)
        """
    }

    private func everything(_ pipe: Pipe) async -> String {
        await offTheTasks { String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
    }

    private func firstLine() async -> String {
        await offTheTasks {
            var line = Data()
            while let byte = try? self.output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8),
                !byte.isEmpty
            {
                line += byte
            }
            return String(decoding: line, as: UTF8.self)
        }
    }

    /// Reading a pipe blocks, which no thread of the tasks' pool may.
    private func offTheTasks(_ work: @escaping @Sendable () -> String) async -> String {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: work()) }
        }
    }
}
