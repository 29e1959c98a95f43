import Foundation
import RPC
import RPCZeroMQ
import Schema
import ServiceTestSupport
import TestSupport
import Testing

/// The service's file: two services on one, another's, a damaged one, a newer one.
@Suite("A service refuses a file", .serialized)
struct FileTests {
    @Test("that another process has open, and says which and where; the other goes on")
    func inUse() async throws {
        try await Stage.with { stage in
            let first = try stage.start("complaint-monitor")
            let client = try await stage.client("complaint-monitor")
            try await client.isServing("storage")
            let second = try stage.start("complaint-monitor", ["--listen", stage.endpoint("second")])
            #expect(try await second.ended() == .exit(1))
            #expect(second.complaint.contains("\(stage.data)/complaint-monitor.sqlite"))
            #expect(second.complaint.contains("\(first.pid)"))
            #expect(try await client.file(.march("a", partner: "p", day: 5)).complaints == 1)
        }
    }

    @Test("of another service")
    func otherService() async throws {
        try await Stage.with { stage in
            let pricing = try stage.start("pricing-watch")
            try await stage.client("pricing-watch").isServing()
            pricing.signal(SIGTERM)
            #expect(try await pricing.ended() == .exit(0))
            try FileManager.default.copyItem(
                atPath: stage.data + "/pricing-watch.sqlite", toPath: stage.data + "/complaint-monitor.sqlite")
            let child = try stage.start("complaint-monitor")
            #expect(try await child.ended() == .exit(1))
            #expect(child.complaint.contains("belongs to pricing-watch, not to complaint-monitor"))
        }
    }

    @Test(
        "that is damaged, and leaves it as it is",
        arguments: ["", "no database at all, but long enough to be read as one"])
    func damaged(content: String) async throws {
        try await Stage.with { stage in
            try FileManager.default.createDirectory(atPath: stage.data, withIntermediateDirectories: true)
            let path = stage.data + "/settlement.sqlite"
            let bytes = content.isEmpty ? try await damagedFile(stage) : Data(content.utf8)
            try bytes.write(to: URL(filePath: path))
            let child = try stage.start("settlement")
            #expect(try await child.ended() == .exit(1))
            #expect(child.complaint.contains(path) && child.complaint.contains("damaged"), "\(child.complaint)")
            #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
        }
    }

    /// A service's own file with its middle overwritten.
    private func damagedFile(_ stage: Stage) async throws -> Data {
        let child = try stage.start("settlement")
        try await stage.client("settlement").isServing()
        child.signal(SIGTERM)
        #expect(try await child.ended() == .exit(0))
        var bytes = try Data(contentsOf: URL(filePath: stage.data + "/settlement.sqlite"))
        bytes.replaceSubrange(4096..<bytes.count, with: Data(repeating: 0x5a, count: bytes.count - 4096))
        return bytes
    }

    @Test("and an endpoint that is taken", arguments: ["tcp://127.0.0.1:%", "tcp://256.0.0.1:7"])
    func endpoint(pattern: String) async throws {
        try await Stage.with { stage in
            let (_, taken) = try await stage.node.serve(Router(), at: "tcp://127.0.0.1:*")
            let port = taken.split(separator: ":").last.map(String.init) ?? ""
            let endpoint = pattern.replacing("%", with: port)
            let child = try stage.start("settlement", ["--listen", endpoint])
            let end = try await child.ended()
            #expect(end == .exit(1) || end == .exit(78))
            #expect(child.complaint.contains(endpoint), "\(child.complaint)")
        }
    }

    @Test("and a configuration with faults, all of which it tells")
    func configuration() async throws {
        try await Stage.with { stage in
            let child = try stage.start(
                "settlement", clock: "never", ["--log-level", "loud"], environment: ["QUANYI_LIMITS_OPEN_CALLS": "0"])
            #expect(try await child.ended() == .exit(78))
            for key in ["clock", "log.level", "limits.open-calls"] { #expect(child.complaint.contains("\(key): ")) }
        }
    }
}
