internal import Foundation
private import Glibc
internal import Synchronization

/// The exclusive right to a database file: a lock on a file beside it, which the kernel takes back when its holder dies.
final class FileOwnership: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Takes the lock and writes the process id into it.
    ///
    /// - Throws: ``StoreError/inUse(path:pid:)`` at once where another holds it, in this process or elsewhere;
    ///   ``StoreError/unreachable(path:reason:)`` where the lock file cannot be made.
    init(of path: String) throws(StoreError) {
        let descriptor = Glibc.open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unreachable(path: path, reason: systemReason()) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = FileOwnership.holder(descriptor)
            Glibc.close(descriptor)
            throw .inUse(path: path, pid: holder)
        }
        let pid = "\(getpid())\n"
        guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, pid, pid.utf8.count, 0) == pid.utf8.count else {
            let reason = systemReason()
            Glibc.close(descriptor)
            throw .unreachable(path: path, reason: reason)
        }
        self.descriptor = Mutex(descriptor)
    }

    deinit { release() }

    /// Gives the lock back, once.
    func release() {
        guard let descriptor = descriptor.withLock({ $0.take() }) else { return }
        // Unlocked, not only closed: a child between its fork and its exec holds a copy of the descriptor.
        flock(descriptor, LOCK_UN)
        Glibc.close(descriptor)
    }

    private static func holder(_ descriptor: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return Int32(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).trimmingCharacters(in: .newlines))
    }
}

/// What `errno` says in words.
func systemReason() -> String { String(cString: strerror(errno)) }

/// Makes a file that only its owner may read and write, so that SQLite, which copies the mode, keeps its own so too.
///
/// - Parameter flags: `O_EXCL` where the file must not exist yet.
func makePrivateFile(_ path: String, flags: Int32 = 0) throws(StoreError) {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | flags, 0o600)
    guard descriptor >= 0 else { throw .unreachable(path: path, reason: systemReason()) }
    defer { Glibc.close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0 else { throw .unreachable(path: path, reason: systemReason()) }
}
