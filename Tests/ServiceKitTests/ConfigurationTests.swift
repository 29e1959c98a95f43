import ArgumentParser
import Configuration
import Foundation
import Logging
import RPC
import ServiceTestSupport
import Testing
import ZeroMQ

@testable import ServiceKit

@Suite("A service's configuration")
struct ConfigurationTests {
    let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func load(
        _ arguments: [String] = [], environment: [String: String] = [:], file: String? = nil
    ) async throws -> ServiceConfiguration {
        var arguments = arguments
        if let file {
            let path = folder.file("config.yaml")
            try file.write(toFile: path, atomically: true, encoding: .utf8)
            arguments += ["--config", path]
        }
        return try await ServiceConfiguration.load(
            try ServiceArguments.parse(arguments), defaultEndpoint: "tcp://127.0.0.1:7103",
            environment: EnvironmentVariablesProvider(environmentVariables: environment))
    }

    private func faults(
        _ arguments: [String] = [], environment: [String: String] = [:], file: String? = nil
    ) async throws -> [String] {
        let error = await #expect(throws: ConfigurationError.self) {
            try await load(arguments, environment: environment, file: file)
        }
        return try #require(error).faults.map(\.key)
    }

    @Test("has a default for everything")
    func defaults() async throws {
        let configuration = try await load()
        #expect(configuration.data == "./quanyi-data")
        #expect(configuration.listen == "tcp://127.0.0.1:7103")
        #expect(configuration.clock == .real)
        #expect(configuration.rulebooks == nil)
        #expect(configuration.logLevel == .info)
        #expect(configuration.logFileBytes == 16 << 20)
        #expect(configuration.openCalls == 4096)
        #expect(configuration.graceSeconds == 10)
        #expect(configuration.keys == nil)
        #expect(configuration.endpoints["settlement"] == "tcp://127.0.0.1:7105")
    }

    @Test("takes arguments before the environment, the environment before the file, the file before the defaults")
    func precedence() async throws {
        let file = """
            data: from-file
            listen: ipc:///from-file
            log: {level: error}
            limits: {open-calls: 7, grace-seconds: 3}
            complaint-monitor: {endpoint: "ipc:///file"}
            """
        let configuration = try await load(
            ["--data", "from-argument"],
            environment: [
                "QUANYI_DATA": "from-environment", "QUANYI_LISTEN": "ipc:///from-environment",
                "QUANYI_LIMITS_GRACE_SECONDS": "4", "QUANYI_INTAKE_ENDPOINT": "ipc:///environment",
            ], file: file)
        #expect(configuration.data == "from-argument")
        #expect(configuration.listen == "ipc:///from-environment")
        #expect(configuration.graceSeconds == 4)
        #expect(configuration.openCalls == 7)
        #expect(configuration.logLevel == .error)
        #expect(configuration.endpoints["complaint-monitor"] == "ipc:///file")
        #expect(configuration.endpoints["intake"] == "ipc:///environment")
        #expect(configuration.endpoints["review"] == "tcp://127.0.0.1:7102")
    }

    @Test("takes an argument for every endpoint and setting that has one")
    func arguments() async throws {
        let configuration = try await load([
            "--listen", "ipc:///a", "--clock", "manual:2024-03-01T00:00:00+08:00", "--rulebooks", "books",
            "--log-level", "debug",
            "--intake", "ipc:///1", "--review", "ipc:///2", "--complaint-monitor", "ipc:///3", "--pricing-watch",
            "ipc:///4",
            "--settlement", "ipc:///5",
        ])
        #expect(configuration.clock == .manual(Fixed.start))
        #expect(configuration.rulebooks == "books")
        #expect(configuration.logLevel == .debug)
        #expect(
            ["intake", "review", "complaint-monitor", "pricing-watch", "settlement"].map { configuration.endpoints[$0] }
                == (1...5).map { "ipc:///\($0)" })
    }

    @Test("tells all faults at once, in the order of their keys")
    func allFaults() async throws {
        let found = try await faults(
            ["--clock", "yesterday", "--log-level", "loud", "--listen", "tcp://0.0.0.0:1"],
            environment: ["QUANYI_LOG_FILE_BYTES": "12", "QUANYI_LIMITS_OPEN_CALLS": "many"],
            file: "limits: {grace-seconds: -1}\nreview: {endpoint: \"tcp://elsewhere:1\"}\nkeys: /nowhere/keys.yaml\n")
        #expect(
            found == [
                "clock", "keys", "limits.grace-seconds", "limits.open-calls", "listen", "log.file.bytes", "log.level",
                "review.endpoint",
            ])
    }

    @Test(
        "refuses a number out of its range, or no whole number",
        arguments: [
            ("limits.open-calls", "0"), ("limits.open-calls", "100001"), ("limits.grace-seconds", "601"),
            ("log.file.bytes", "65535"), ("log.file.bytes", "1.5"), ("limits.grace-seconds", "soon"),
        ])
    func numbers(key: String, value: String) async throws {
        let name = "QUANYI_" + key.uppercased().replacing(".", with: "_").replacing("-", with: "_")
        #expect(try await faults(environment: [name: value]) == [key])
        let (section, field) = try #require(key.lastIndex(of: ".").map { (key[..<$0], key[key.index(after: $0)...]) })
        let nested = section.split(separator: ".").reversed().reduce("{\(field): \(value)}") { "{\($1): \($0)}" }
        #expect(try await faults(file: nested) == [key])
    }

    @Test("takes the bounds of a range", arguments: [("0", 0), ("600", 600)])
    func bounds(text: String, seconds: Int) async throws {
        #expect(try await load(environment: ["QUANYI_LIMITS_GRACE_SECONDS": text]).graceSeconds == seconds)
    }

    @Test(
        "refuses an endpoint that others can reach unless there are keys",
        arguments: ["tcp://*:1", "tcp://10.1.2.3:7103", "nonsense"])
    func needsKeys(endpoint: String) async throws {
        #expect(try await faults(["--listen", endpoint]) == ["listen"])
        #expect(try await faults(["--intake", endpoint]) == ["intake.endpoint"])
    }

    @Test("takes such an endpoint with keys, and of a service whose key they hold")
    func keyed() async throws {
        let own = try KeyPair.generate()
        let other = try KeyPair.generate()
        let path = folder.file("keys.yaml")
        try Keys.write(
            "publicKey: '\(own.publicKey)'\nsecretKey: '\(own.secretKey)'\nservices: {intake: '\(other.publicKey)'}\n",
            to: path)
        let configuration = try await load(["--listen", "tcp://*:1", "--intake", "tcp://10.1.2.3:1", "--keys", path])
        #expect(configuration.keys?.keys == own)
        #expect(try await faults(["--review", "tcp://10.1.2.3:1", "--keys", path]) == ["review.endpoint"])
    }

    @Test("says where a configuration file can't be read")
    func unreadable() async throws {
        #expect(try await faults(["--config", folder.file("missing.yaml")]) == ["config"])
        #expect(try await faults(file: "data: [unclosed") == ["config"])
    }
}
