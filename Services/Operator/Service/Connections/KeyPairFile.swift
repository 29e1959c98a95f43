import Foundation
import RPC
import ZeroMQ

/// A new CURVE key pair in a YAML file, as `ServiceKit.KeyFile` reads it.
enum KeyPairFile {
    /// The text of the file.
    static func text(_ keys: KeyPair) -> String {
        // Z85 has no quotation mark and no backslash, so the quotes need no escapes (ZeroMQ RFC 32).
        "publicKey: \"\(keys.publicKey)\"\nsecretKey: \"\(keys.secretKey)\"\n"
    }

    /// Writes a new file that its owner alone can read; never over one that is there.
    static func write(_ keys: KeyPair, to path: String) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unwritable(path, String(cString: strerror(errno))) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do { try handle.write(contentsOf: Data(text(keys).utf8)) } catch { throw unwritable(path, "\(error)") }
    }

    private static func unwritable(_ path: String, _ why: String) -> Failure {
        Failure(.noOutput, Text(zh: "无法写入 \(path)：\(why)", en: "can't write \(path): \(why)"))
    }
}
