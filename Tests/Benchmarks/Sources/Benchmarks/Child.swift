import Foundation

/// A process of the benchmark: one of the services, or this program in another role.
final class Child {
    let process = Process()
    private let output = Pipe()

    /// Starts an executable that lies beside this one and waits until it prints a line.
    init(_ executable: String, _ arguments: [String]) throws {
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent(executable)
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        _ = output.fileHandleForReading.availableData
        // Go on reading, or a full pipe would stop the child.
        output.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
    }

    /// Ends the process.
    ///
    /// A child of a thread of the runtime inherits its blocked signals, so SIGTERM might never reach it.
    func stop() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Resident memory in MB, as the kernel says it.
    var residentMegabytes: Double {
        let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) } ?? .nan) / 1024
    }

    /// Processor time used so far in seconds, of all its threads, also of those that have ended.
    var processorSeconds: Double {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(process.processIdentifier, &clock) == 0, clock_gettime(clock, &time) == 0 else {
            return .nan
        }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// A folder that is gone with the benchmark.
    static func folder() throws -> String {
        let path = NSTemporaryDirectory() + "quanyi-benchmark-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }
}
