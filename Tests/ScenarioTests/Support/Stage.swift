import Foundation
import RPC
import RPCZeroMQ
import Schema
import ServiceTestSupport
import TestSupport

/// A folder, the services started in it, and a caller's place on the network.
final class Stage: Sendable {
    let folder: TestFolder
    let node: Node
    /// Where the services' files lie.
    let data: String
    private let children = Recorder<Child>()

    private init() throws {
        folder = try TestFolder()
        data = folder.file("data")
        node = try Node()
    }

    /// Runs `body` on a stage of its own and ends every process of it afterwards.
    static func with<Result>(_ body: (Stage) async throws -> Result) async throws -> Result {
        let stage = try Stage()
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(stage)) } catch { result = .failure(error) }
        for child in stage.children.all { try await child.kill9() }
        await stage.node.close()
        return try result.get()
    }

    /// Where a service of this stage listens.
    func endpoint(_ service: String) -> String { "ipc://\(folder.path)/\(service).sock" }

    /// Starts a service on this stage's folder.
    @discardableResult
    func start(
        _ service: String, clock: String? = Stage.clock, _ options: [String] = [], environment: [String: String] = [:]
    ) throws -> Child {
        try run(Stage.program(service), arguments(service, clock: clock) + options, environment: environment)
    }

    /// The arguments of a service of this stage.
    func arguments(_ service: String, clock: String? = Stage.clock) -> [String] {
        ["--data", data, "--listen", endpoint(service)] + (clock.map { ["--clock", $0] } ?? [])
            + ["intake", "complaint-monitor"].flatMap { ["--\($0)", endpoint($0)] }
    }

    /// Starts any program; it is ended with the stage.
    @discardableResult
    func run(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws -> Child {
        let child = try Child(
            program, arguments, environment: environment, complaints: folder.file("stderr-\(children.all.count)"))
        children.add(child)
        return child
    }

    /// A caller of a service of this stage.
    func client(_ service: String, at endpoint: String? = nil, security: ClientSecurity? = nil) async throws
        -> RPCClient
    {
        RPCClient(try await node.connect(to: endpoint ?? self.endpoint(service), security: security))
    }

    /// The log file of a service.
    func log(_ service: String) -> String {
        (try? String(contentsOfFile: "\(data)/\(service).log", encoding: .utf8)) ?? ""
    }

    /// The business time at which the services start unless told.
    static let clock = "manual:2024-03-20T12:00:00+08:00"

    /// An executable, built beside the tests.
    static func program(_ name: String) throws -> String {
        let tests = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let path = tests.deletingLastPathComponent().appending(path: name).path
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Child.Failed(
                description: "\(path) is missing: build the executables before these tests (swift build)")
        }
        return path
    }
}

extension RPCClient {
    /// Waits until a service is there and well.
    func isServing(_ part: String? = nil) async throws {
        try await eventually("the service is serving", within: .seconds(30)) {
            let reply = try? await call(
                HealthMethods.check, HealthCheckRequest(service: part), CallOptions(timeout: .seconds(5)))
            return reply?.status == .serving
        }
    }

    /// All events of a service up to now, in their order.
    func events(_ types: [String] = []) async throws -> [Event] {
        var options = CallOptions(timeout: nil)
        options.credit = 4096
        return try await stream(EventMethods.subscribe, SubscribeRequest(types: types, follow: false), options) {
            replies in
            var events: [Event] = []
            while let batch = try await replies.nextBatch(limit: 4096) { events += batch }
            return events
        }
    }

    @discardableResult
    func file(_ complaint: Complaint, _ options: CallOptions = CallOptions()) async throws -> FileComplaintReply {
        try await call(ComplaintMethods.fileComplaint, FileComplaintRequest(complaint: complaint), options)
    }

    /// Files many in one stream.
    @discardableResult
    func file(_ complaints: [Complaint], timeout: Duration = .seconds(60)) async throws -> FileComplaintsReply {
        try await send(ComplaintMethods.fileComplaints, CallOptions(timeout: timeout)) { writer in
            for complaint in complaints { try await writer.write(FileComplaintRequest(complaint: complaint)) }
        }
    }
}

extension Complaint {
    /// A complaint that counts, unless of another kind, at noon of a day of March 2024.
    static func march(
        _ id: String, partner: String, day: Int, kind: ComplaintKind = .unawareSubscription
    ) throws -> Complaint {
        Complaint(
            id: ComplaintID(checked: id), partner: PartnerID(checked: partner), kind: kind,
            createdAt: try at("2024-03-" + (day < 10 ? "0" : "") + "\(day)"))
    }
}
