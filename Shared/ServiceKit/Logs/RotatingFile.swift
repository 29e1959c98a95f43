import Foundation
import Synchronization

/// A log file that is begun anew when it is full; the older ones are kept as `.1` (the newest) to `.5`.
final class RotatingFile: Sendable {
    static let kept = 5

    private struct State {
        var descriptor: Int32
        var size: Int
    }

    private let path: String
    private let limit: Int
    private let state: Mutex<State>

    /// Opens or makes the file, readable by its owner alone.
    ///
    /// Throws a POSIX error.
    init(path: String, limit: Int) throws {
        self.path = path
        self.limit = limit
        state = Mutex(try RotatingFile.open(path))
    }

    deinit { _ = state.withLock { Glibc.close($0.descriptor) } }

    /// Appends a line.
    ///
    /// What the disk does not take is lost: a log must not stop the work.
    func write(_ line: [UInt8]) {
        state.withLock { state in
            if state.size > 0, state.size + line.count > limit { rotate(&state) }
            // A file that could not be begun anew is tried again.
            if state.descriptor < 0 { state = (try? RotatingFile.open(path)) ?? state }
            state.size += max(0, Glibc.write(state.descriptor, line, line.count))
        }
    }

    private func rotate(_ state: inout State) {
        Glibc.close(state.descriptor)
        for number in stride(from: RotatingFile.kept - 1, through: 1, by: -1) {
            rename("\(path).\(number)", "\(path).\(number + 1)")
        }
        rename(path, "\(path).1")
        state = (try? RotatingFile.open(path)) ?? State(descriptor: -1, size: 0)
    }

    private static func open(_ path: String) throws -> State {
        let descriptor = Glibc.open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        fchmod(descriptor, 0o600)
        return State(descriptor: descriptor, size: Int(lseek(descriptor, 0, SEEK_END)))
    }
}
