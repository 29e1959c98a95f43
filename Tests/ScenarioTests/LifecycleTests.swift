import Foundation
import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

/// Starting, stopping, and going on without each other.
@Suite("Services started and stopped", .serialized)
struct LifecycleTests {
    private static let partner = PartnerID(checked: "p")

    private func register(_ intake: RPCClient, _ code: String) async throws -> RegisteredServiceCode {
        try await intake.call(
            IntakeMethods.registerServiceCode,
            RegisterServiceCodeRequest(
                partner: LifecycleTests.partner, serviceLine: ServiceLineID(checked: "line"),
                code: ServiceCode(checked: code)))
    }

    @Test(
        "in any order find each other, and lose each other without harm",
        arguments: [["intake", "complaint-monitor"], ["complaint-monitor", "intake"]])
    func anyOrder(services: [String]) async throws {
        try await Stage.with { stage in
            var children: [String: Child] = [:]
            var clients: [String: RPCClient] = [:]
            for service in services {
                children[service] = try stage.start(service)
                let client = try await stage.client(service)
                try await client.isServing("storage")
                clients[service] = client
            }
            for client in clients.values { try await client.isServing() }
            try await children["intake"]?.kill9()
            let left = try #require(clients["complaint-monitor"])
            try await eventually("the loss is noticed") {
                try await left.call(HealthMethods.check, HealthCheckRequest()).status == .notServing
            }
            try stage.start("intake")
            try await left.isServing()
        }
    }

    @Test("intake refuses a service code during a freeze while complaint-monitor is down, also after its own restart")
    func freeze() async throws {
        try await Stage.with { stage in
            let monitor = try stage.start("complaint-monitor")
            let first = try stage.start("intake")
            let intake = try await stage.client("intake")
            _ = try await intake.call(
                IntakeMethods.registerPartner, RegisterPartnerRequest(partner: LifecycleTests.partner, name: "Partner"))
            #expect(try await register(intake, "early").code.name == "early")
            try await stage.client("complaint-monitor").isServing()
            try await stage.client("complaint-monitor").file(
                (0..<25).map { try .march("c\($0)", partner: "p", day: 5) })
            try await eventually("the freeze has come") {
                let reply = try await intake.call(
                    IntakeMethods.getPartner, GetPartnerRequest(partner: LifecycleTests.partner))
                return reply.sanctions.contains { $0.kind == .serviceCodeFreeze }
            }
            try await monitor.kill9()
            for _ in 0..<2 {
                let told = await failure { try await register(intake, "late") }
                #expect(told?.code == .failedPrecondition)
                #expect(told?.clause == "migu-membership/a7.1")
                #expect(told?.reason == "INTAKE_SERVICE_CODE_FREEZE")
                if first.isRunning {
                    try await first.kill9()
                    try stage.start("intake")
                    try await intake.isServing("storage")
                }
            }
        }
    }

    @Test("let calls finish and end streams at SIGTERM", arguments: [SIGTERM, SIGINT])
    func stop(signal: Int32) async throws {
        try await Stage.with { stage in
            let child = try stage.start("complaint-monitor")
            let client = try await stage.client("complaint-monitor")
            try await client.isServing("storage")
            try await client.stream(EventMethods.subscribe, SubscribeRequest()) { replies in
                let reply: FileComplaintsReply = try await client.send(ComplaintMethods.fileComplaints) { writer in
                    try await writer.write(FileComplaintRequest(complaint: .march("before", partner: "p", day: 5)))
                    #expect(try await replies.next()?.subject == "p")
                    child.signal(signal)
                    // The stream's end tells that the service is stopping.
                    let told = await failure { try await replies.next() }
                    #expect(told?.code == .unavailable)
                    #expect(
                        await failure { try await client.file(.march("new", partner: "p", day: 5)) }?.code
                            == .unavailable)
                    try await writer.write(FileComplaintRequest(complaint: .march("after", partner: "p", day: 5)))
                }
                #expect(reply.filed == 2)
            }
            #expect(try await child.ended(within: .seconds(5)) == .exit(0))
            #expect(stage.log("complaint-monitor").contains(#""message":"stopped""#))
        }
    }

    @Test("end with exit 0 when the grace is over, whatever is still open")
    func grace() async throws {
        try await Stage.with { stage in
            let child = try stage.start("complaint-monitor", environment: ["QUANYI_LIMITS_GRACE_SECONDS": "0"])
            let client = try await stage.client("complaint-monitor")
            try await client.isServing("storage")
            let told = await failure { () async throws -> FileComplaintsReply in
                try await client.send(ComplaintMethods.fileComplaints) { writer in
                    child.signal(SIGTERM)
                    #expect(try await child.ended(within: .seconds(5)) == .exit(0))
                    // The call is over: nothing is taken any more.
                    for _ in 0..<2000 {
                        try await writer.write(FileComplaintRequest(complaint: .march("c", partner: "p", day: 5)))
                    }
                }
            }
            #expect(told?.code == .unavailable)
        }
    }

    @Test("stand at the business time at which they were left")
    func clock() async throws {
        try await Stage.with { stage in
            let first = try stage.start("complaint-monitor")
            let client = try await stage.client("complaint-monitor")
            try await client.isServing("storage")
            try await client.file(.march("c", partner: "p", day: 20))
            let later = try at("2024-03-25")
            let reply = try await client.call(ClockMethods.advance, AdvanceClockRequest(to: later))
            #expect(reply == AdvanceClockReply(now: later, deadlinesFired: 1))
            try await first.kill9()
            try stage.start("complaint-monitor")
            try await client.isServing("storage")
            #expect(
                try await client.call(ClockMethods.get, GetClockRequest()) == ClockState(now: later, isManual: true))
            let closed = try await client.events([EventType.dayClosed])
            #expect(closed.map(\.time) == [try at("2024-03-21T00:00:00+08:00")])
        }
    }
}
