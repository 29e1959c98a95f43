import Foundation
import TestSupport

/// A program of ours, or of the system, as a process of its own.
final class Child: Sendable {
    /// How a process ended.
    enum End: Hashable {
        case exit(Int32)
        case signal(Int32)
    }

    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    let pid: pid_t
    private let complaints: String
    private let end = Recorder<End>()

    /// Starts a program; what it writes to standard error can be read.
    ///
    /// Not Foundation's `Process`, which reads past a full page of `/proc/self/fd`.
    init(_ program: String, _ arguments: [String], environment: [String: String] = [:], complaints: String) throws {
        self.complaints = complaints
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, complaints, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        let inherited = ProcessInfo.processInfo.environment.merging(["LC_ALL": "en_US.UTF-8"]) { $1 }
        var pid: pid_t = 0
        let code = Child.withTexts([program] + arguments) { words in
            Child.withTexts(inherited.merging(environment) { $1 }.map { "\($0)=\($1)" }) { variables in
                posix_spawn(&pid, program, &actions, nil, words, variables)
            }
        }
        guard code == 0 else {
            throw Failed(description: "\(program) can't be started: \(String(cString: strerror(code)))")
        }
        self.pid = pid
    }

    private static func withTexts<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = texts.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers + [nil])
    }

    /// What it wrote to standard error.
    var complaint: String { (try? String(contentsOfFile: complaints, encoding: .utf8)) ?? "" }

    /// Its resident memory in bytes; 0 once it has ended.
    var residentBytes: Int {
        let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) << 10
    }

    func signal(_ number: Int32) { if isRunning { Glibc.kill(pid, number) } }

    /// Whether it has not ended yet.
    var isRunning: Bool {
        guard end.all.isEmpty else { return false }
        var status: Int32 = 0
        guard waitpid(pid, &status, WNOHANG) == pid else { return true }
        end.add(status & 0x7f == 0 ? .exit(status >> 8 & 0xff) : .signal(status & 0x7f))
        return false
    }

    /// How it ended, once it has.
    func ended(within time: Duration = .seconds(20)) async throws -> End {
        try await eventually("process \(pid) ends", within: time) { !isRunning }
        guard let end = end.all.first else { throw Failed(description: "process \(pid) has no end") }
        return end
    }

    /// Ends it as a power cut would.
    func kill9() async throws {
        signal(SIGKILL)
        _ = try await ended()
    }
}
