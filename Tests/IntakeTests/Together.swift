import ComplaintMonitor
import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import Store
import TestSupport

@testable import Intake

/// intake and complaint-monitor in one process, each taking in the other's events.
struct Together: Sendable {
    let intake: Served<Intake>
    let monitor: Served<ComplaintMonitor>
    /// Who files at complaint-monitor.
    let desk: Desk

    /// Moves both clocks.
    func advance(to time: String) async throws {
        try await monitor.advance(to: at(time))
        try await intake.advance(to: at(time))
    }

    /// Waits until intake has taken in all that complaint-monitor has told so far.
    func caughtUp() async throws {
        let log = monitor.core.house.store.events
        let latest = try await log.read(after: 0, limit: 100_000, types: Intake.sanctionEvents).last?.sequence ?? 0
        let source = "complaint-monitor#\(log.id)"
        try await eventually("intake has taken in event \(latest)") {
            try await intake.core.house.store.write { try $0.cursor(of: source) } >= latest
        }
    }

    /// Raises a tier of a partner today, which intake then knows.
    func raise(_ notifications: Int, of partner: String = "P", on day: String) async throws {
        try await desk.batch(desk.complaints(5 * notifications, of: partner, on: day))
        try await caughtUp()
    }

    @discardableResult
    func register(_ partner: String, name: String? = nil) async throws -> Partner {
        try await intake.register(partner, name: name)
    }

    @discardableResult
    func registerCode(_ code: String, of partner: String = "P") async throws -> RegisteredServiceCode {
        try await intake.registerCode(code, of: partner)
    }
}

extension Served<Intake> {
    @discardableResult
    func register(_ partner: String, name: String? = nil) async throws -> Partner {
        try await client.call(
            IntakeMethods.registerPartner,
            RegisterPartnerRequest(partner: PartnerID(checked: partner), name: name ?? "Partner \(partner)"))
    }

    @discardableResult
    func registerCode(_ code: String, of partner: String = "P", line: String = "S1") async throws
        -> RegisteredServiceCode
    {
        try await client.call(
            IntakeMethods.registerServiceCode,
            RegisterServiceCodeRequest(
                partner: PartnerID(checked: partner), serviceLine: ServiceLineID(checked: line),
                code: ServiceCode(checked: code)))
    }

    func partner(_ partner: String = "P") async throws -> GetPartnerReply {
        try await client.call(IntakeMethods.getPartner, GetPartnerRequest(partner: PartnerID(checked: partner)))
    }
}

/// Runs both services on new files at a business time while `body` uses them.
func together<Result>(
    at now: String, in folder: TestFolder? = nil, _ body: (Together) async throws -> Result
) async throws -> Result {
    let folder = try folder ?? TestFolder()
    let (toIntake, toMonitor) = (InProcessTransport(), InProcessTransport())
    let clients = [
        "intake": RPCClient(toIntake.connect()), "complaint-monitor": RPCClient(toMonitor.connect()),
    ]
    return try await serving(Intake.self, in: folder, at: at(now), over: toIntake, upstreams: clients) { intake in
        try await serving(ComplaintMonitor.self, in: folder, at: at(now), over: toMonitor, upstreams: clients) {
            monitor in
            try await body(Together(intake: intake, monitor: monitor, desk: Desk(monitor.client)))
        }
    }
}
