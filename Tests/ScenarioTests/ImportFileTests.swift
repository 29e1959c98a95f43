import Foundation
import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing

/// The operator's command, real services and their manual clocks.
@Suite("quanyi import of a file in the telecom layout", .serialized)
struct ImportFileTests {
    /// Invented rows; a late one, a day to its last second, and the next from its first.
    private static let file = """
        Ticket #,Date,Date_month_year,Time,Received Via,City,State,Zip code,Status,Filing on Behalf of Someone,\
        Date_corrected_iso
        1,04-01-2015,04-Jan-15,12:18:47 AM,Internet,Here,Ohio,40000,Closed,No,2015-04-01
        2,04-01-2015,04-Jan-15,12:18:48 AM,Internet,Here,Ohio,40000,Closed,No,2015-04-01
        3,28-04-2015,28-Apr-15,11:59:59 PM,Internet,Here,Ohio,40000,Closed,No,2015-04-28
        comcas,28-04-2015,28-Apr-15,9:55:33 PM,Internet,Here,Ohio,40000,Closed,No,2015-04-28
        4,29-04-2015,29-Apr-15,12:00:00 AM,Internet,Here,Ohio,40000,Closed,No,2015-04-29
        5,05-12-2015,05-Dec-15,12:00:00 PM,Internet,Here,Ohio,40000,Closed,No,2015-05-12
        """

    @Test("files each complaint at its own time, ends the last day, and changes nothing the second time")
    func telecom() async throws {
        try await Stage.with { stage in
            for service in ["complaint-monitor", "intake"] {
                try stage.start(service, clock: "manual:2015-03-31T00:00:00+08:00")
            }
            let monitor = try await stage.client("complaint-monitor")
            for client in [monitor, try await stage.client("intake")] { try await client.isServing("storage") }

            try await run(stage)
            #expect(
                try await filed(monitor) == [
                    "comcast-1 2015-04-01T00:18:47+08:00 at 2015-04-01T00:18:48+08:00",
                    "comcast-2 2015-04-01T00:18:48+08:00 at 2015-04-01T00:18:48+08:00",
                    "comcast-3 2015-04-28T23:59:59+08:00 at 2015-04-28T23:59:59+08:00",
                    "comcast-comcas 2015-04-28T21:55:33+08:00 at 2015-04-28T23:59:59+08:00",
                    "comcast-4 2015-04-29T00:00:00+08:00 at 2015-04-29T00:00:00+08:00",
                    "comcast-5 2015-05-12T12:00:00+08:00 at 2015-05-12T12:00:00+08:00",
                ])
            for service in ["complaint-monitor", "intake"] {
                let clock = try await stage.client(service).call(ClockMethods.get, GetClockRequest(), CallOptions())
                #expect(clock.now.description == "2015-05-13T00:00:00+08:00")
            }

            let events = try await monitor.events()
            try await run(stage)
            #expect(try await monitor.events() == events)
        }
    }

    /// Runs the command to its end.
    private func run(_ stage: Stage) async throws {
        let file = stage.folder.file("telecom.csv")
        try ImportFileTests.file.write(toFile: file, atomically: true, encoding: .utf8)
        let map = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../compose/maps/telecom.yaml").path
        let rejects = stage.folder.file("rejects.csv")
        let endpoints = ["complaint-monitor", "intake", "review", "pricing-watch", "settlement"]
            .flatMap { ["--endpoint", "\($0)=\(stage.endpoint($0))"] }
        let child = try stage.run(
            Stage.program("quanyi"),
            ["import", "complaints", file, "--map", map, "--follow-clock", "--rejects", rejects] + endpoints)
        #expect(try await child.ended() == .exit(0), "\(child.complaint)")
        #expect(child.complaint.contains("day and month may be swapped"))
        #expect(!FileManager.default.fileExists(atPath: rejects))
    }

    /// What was filed, when it happened, and when the clock stood there.
    private func filed(_ monitor: RPCClient) async throws -> [String] {
        try await monitor.events([EventType.complaintFiled]).map { event in
            let fact = try event.fact(ComplaintFiled.self)
            return "\(fact.complaint.id) \(fact.complaint.createdAt) at \(event.time)"
        }
    }
}
