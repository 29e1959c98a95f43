import Foundation
import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

/// A disk that takes no more, and then does again.
@Suite("A full disk", .serialized)
struct DiskTests {
    @Test(
        "refuses filings and loses nothing acknowledged; with space again the service goes on",
        .enabled(if: SmallDisk.isPermitted))
    func noSpace() async throws {
        try await Stage.with { stage in
            let disk = try SmallDisk(on: stage, mebibytes: 2)
            let child = try stage.start("complaint-monitor")
            try await fillAndGoOn(stage, child, expecting: [.resourceExhausted]) { try disk.grow(to: 64) }
        }
    }

    @Test("may be a limit on the size of files")
    func fileLimit() async throws {
        try await Stage.with { stage in
            let child = try stage.run(
                "/usr/bin/prlimit",
                ["--fsize=\(1 << 20):unlimited", "--", Stage.program("complaint-monitor")]
                    + stage.arguments("complaint-monitor"))
            try await fillAndGoOn(stage, child, expecting: [.resourceExhausted, .internal]) {
                let raise = try stage.run("/usr/bin/prlimit", ["--pid", "\(child.pid)", "--fsize=unlimited:unlimited"])
                #expect(try await raise.ended() == .exit(0))
            }
        }
    }

    private func fillAndGoOn(
        _ stage: Stage, _ child: Child, expecting codes: Set<StatusCode>, giveSpace: () async throws -> Void
    ) async throws {
        let client = try await stage.client("complaint-monitor")
        try await client.isServing("storage")
        let (acknowledged, told) = try await fill(client)
        #expect(codes.contains(told.code), "\(told)")
        #expect(child.isRunning)
        // Its own small write may still fit in, but not for long.
        try await eventually("the service knows that it can't write") {
            try await client.call(HealthMethods.check, HealthCheckRequest(service: "storage")).status == .notServing
        }
        try await giveSpace()
        try await client.isServing("storage")
        #expect(try await client.file(.march("after", partner: "p", day: 5)).outcome == .filed)
        let filed = try await client.events([EventType.complaintFiled]).compactMap(\.correlationid)
        #expect(Set(filed).isSuperset(of: acknowledged))
        #expect(Set(filed).count == filed.count)
        try await child.kill9()
        let again = try stage.start("complaint-monitor")
        try await client.isServing("storage")
        #expect(try await client.events([EventType.complaintFiled]).compactMap(\.correlationid) == filed)
        again.signal(SIGTERM)
        #expect(try await again.ended() == .exit(0))
    }

    /// Files until the first refusal; what was acknowledged, and the refusal.
    private func fill(_ client: RPCClient) async throws -> (acknowledged: [String], told: RPCError) {
        var acknowledged: [String] = []
        for number in 0..<2000 {
            let batch = try (0..<50).map {
                try Complaint.march("c\(number)-\($0)", partner: "p\($0)", day: 1 + number % 19)
            }
            do {
                try await client.file(batch)
                acknowledged += batch.map(\.id.name)
            } catch let error as RPCError {
                return (acknowledged, error)
            }
        }
        throw Child.Failed(description: "the disk was never full")
    }
}

/// A disk of a few MiB under a stage's data, where the system lets us mount one.
private final class SmallDisk: Sendable {
    static let isPermitted: Bool = {
        let folder = FileManager.default.temporaryDirectory.appending(path: "quanyi-mount-\(getpid())").path
        guard mkdir(folder, 0o700) == 0 else { return false }
        defer { rmdir(folder) }
        guard mount("tmpfs", folder, "tmpfs", 0, "size=1m") == 0 else { return false }
        return umount(folder) == 0
    }()

    private let path: String

    init(on stage: Stage, mebibytes: Int) throws {
        path = stage.data
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(mebibytes)m") == 0 else {
            throw Child.Failed(description: "no tmpfs: \(String(cString: strerror(errno)))")
        }
    }

    func grow(to mebibytes: Int) throws {
        guard mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT), "size=\(mebibytes)m") == 0 else {
            throw Child.Failed(description: "no remount: \(String(cString: strerror(errno)))")
        }
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }
}
