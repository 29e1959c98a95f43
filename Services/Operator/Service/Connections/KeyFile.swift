import Foundation
import RPC
import Yams
import ZeroMQ

/// A CURVE key pair in a YAML file of two fields, `publicKey` and `secretKey`.
enum KeyFile {
    private struct Content: Codable {
        var publicKey: String
        var secretKey: String
    }

    /// The text of the file.
    static func text(_ keys: KeyPair) -> String {
        // Z85 has no quotation mark and no backslash, so the quotes need no escapes (ZeroMQ RFC 32).
        "publicKey: \"\(keys.publicKey)\"\nsecretKey: \"\(keys.secretKey)\"\n"
    }

    /// Writes a new file that its owner alone can read; never over one that is there.
    static func write(_ keys: KeyPair, to path: String) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unwritable(path) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do { try handle.write(contentsOf: Data(text(keys).utf8)) } catch { throw unwritable(path) }
    }

    /// Reads a file; throws where it can't be read or its keys do not belong together.
    static func read(_ path: String) throws(Failure) -> KeyPair {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(.noInput, Text(zh: "无法读取密钥文件 \(path)", en: "can't read the key file \(path)"))
        }
        guard let content = try? YAMLDecoder().decode(Content.self, from: data),
            let keys = KeyPair(publicKey: content.publicKey, secretKey: content.secretKey)
        else {
            throw Failure(
                .badData,
                Text(
                    zh: "\(path) 不是密钥文件：应有成对的 publicKey 与 secretKey",
                    en: "\(path) is no key file: it must hold a publicKey and a secretKey that belong together"))
        }
        return keys
    }

    private static func unwritable(_ path: String) -> Failure {
        let why = String(cString: strerror(errno))
        return Failure(.noOutput, Text(zh: "无法写入 \(path)：\(why)", en: "can't write \(path): \(why)"))
    }
}
