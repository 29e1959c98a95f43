import Foundation
import ServiceKit
import Testing
import ZeroMQ

@testable import Operator

@Suite("Key files are their owner's alone")
struct KeyFileTests {
    @Test("what is written is read, by nobody else, and never written over")
    func roundTrip() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let keys = try KeyPair.generate()
        try KeyPairFile.write(keys, to: path)
        #expect(try KeyFile(path: path).keys == keys)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(throws: Failure.self) { try KeyPairFile.write(keys, to: path) }
    }

    @Test("what holds no pair is refused")
    func refused() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let (a, b) = (try KeyPair.generate(), try KeyPair.generate())
        let text = "publicKey: \"\(a.publicKey)\"\nsecretKey: \"\(b.secretKey)\"\n"
        try Data(text.utf8).write(to: URL(filePath: path))
        #expect(throws: ConfigurationError.self) { try KeyFile(path: path) }
    }
}
