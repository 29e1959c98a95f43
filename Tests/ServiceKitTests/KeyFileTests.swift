import Foundation
import RPC
import RPCZeroMQ
import Schema
import ServiceTestSupport
import Testing
import ZeroMQ

@testable import ServiceKit

/// Key files for tests.
enum Keys {
    static func write(_ text: String, to path: String, mode: Int = 0o600) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
}

@Suite("A key file")
struct KeyFileTests {
    let folder: TestFolder
    let own: KeyPair
    let first: KeyPair
    let second: KeyPair

    init() throws {
        folder = try TestFolder()
        own = try KeyPair.generate()
        first = try KeyPair.generate()
        second = try KeyPair.generate()
    }

    private func read(_ rest: String = "", secret: String? = nil, mode: Int = 0o600) throws -> KeyFile {
        let path = folder.file("keys.yaml")
        let text = "publicKey: '\(own.publicKey)'\nsecretKey: '\(secret ?? own.secretKey)'\n\(rest)"
        try Keys.write(text, to: path, mode: mode)
        return try KeyFile(path: path)
    }

    private func faults(_ rest: String = "", secret: String? = nil, mode: Int = 0o600) throws -> [String] {
        let error = #expect(throws: ConfigurationError.self) { try read(rest, secret: secret, mode: mode) }
        return try #require(error).faults.map(\.key)
    }

    @Test("gives the service's keys, who may call in which roles, and whom it calls")
    func whole() throws {
        let file = try read(
            """
            principals:
              - {name: console, publicKey: '\(first.publicKey)', roles: [operator, market]}
              - {name: guest, publicKey: '\(second.publicKey)'}
            services:
              intake: '\(second.publicKey)'
            """)
        #expect(file.keys == own)
        #expect(
            file.serverSecurity.principals == [
                first.publicKey: Principal(name: "console", roles: [.operator, .market]),
                second.publicKey: Principal(name: "guest", roles: []),
            ])
        #expect(file.clientSecurity(for: "intake")?.serverKey == second.publicKey)
        #expect(file.clientSecurity(for: "review") == nil)
    }

    @Test("is refused where others may read it", arguments: [0o640, 0o604, 0o620, 0o666])
    func mode(mode: Int) throws { #expect(try faults(mode: mode) == ["keys"]) }

    @Test("is refused where its keys are no pair")
    func pair() throws {
        #expect(try faults(secret: first.secretKey) == ["keys.secretKey"])
        #expect(try faults(secret: "short") == ["keys.secretKey"])
    }

    @Test("is refused where a name or a key stands twice, or a key is none; all faults at once")
    func duplicates() throws {
        let found = try faults(
            """
            principals:
              - {name: a, publicKey: '\(first.publicKey)'}
              - {name: a, publicKey: '\(second.publicKey)'}
              - {name: b, publicKey: '\(first.publicKey)'}
              - {name: c, publicKey: 'no key'}
            services: {intake: 'no key either'}
            """)
        #expect(found == ["keys.principals.a", "keys.principals.b", "keys.principals.c", "keys.services.intake"])
    }

    @Test("is refused where it is missing or no YAML of this form", arguments: ["publicKey: [", "secretKey: x\n", "7"])
    func unreadable(text: String) throws {
        let path = folder.file("bad.yaml")
        #expect(throws: ConfigurationError.self) { try KeyFile(path: path) }
        try Keys.write(text, to: path)
        #expect(throws: ConfigurationError.self) { try KeyFile(path: path) }
    }
}
