import Foundation
import RPC
import Schema
import Synchronization
import Testing

@testable import Operator

@Suite("A file of the telecom layout is imported with its swapped dates settled or refused")
struct TelecomImportTests {
    private static let header = """
        Ticket #,Date,Date_month_year,Time,Received Via,City,State,Zip code,Status,Filing on Behalf of Someone
        """
    /// Invented rows, odd where the real file is: swapped dates, a damaged number, a state of two spellings, a row that comes
    /// later than its time.
    private static let rows = [
        ("100001,04-01-2015,04-Jan-15,12:18:47 AM,Customer Care Call,Here,Illinois,60000,Closed,No", "2015-04-01"),
        ("100002,04-04-2015,04-Apr-15,3:10:12 PM,Internet,There,District Of Columbia,2000,Open,Yes", "2015-04-04"),
        ("100003,04-05-2015,04-May-15,11:59:59 PM,Internet,There,Georgia,30000,Solved,No", "2015-04-05"),
        ("100004,28-04-2015,28-Apr-15,10:43:47 PM,Customer Care Call,Here,Illinois,60000,Closed,No", "2015-04-28"),
        ("comcas,28-04-2015,28-Apr-15,9:55:33 PM,Customer Care Call,Here,Illinois,60000,Closed,No", "2015-04-28"),
        ("100006,05-01-2015,05-Jan-15,2:40:47 AM,Internet,There,Georgia,30000,Pending,No", "2015-05-01"),
    ]

    private static let raw = ([header] + rows.map(\.0)).joined(separator: "\n")
    private static let corrected =
        ([header + ",Date_corrected_iso"] + rows.map { "\($0),\($1)" }).joined(separator: "\n")

    private func map() throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        return try String(contentsOf: folder.appending(path: "../../compose/maps/telecom.yaml"), encoding: .utf8)
    }

    private func monitor() -> FakeService {
        var state = FakeService.State()
        state.skew = .seconds(300)
        return FakeService("complaint-monitor", state)
    }

    private func run(_ csv: String, _ map: String, _ monitor: FakeService) async throws -> ImportRun {
        try await ImportRun.of(csv, map: map, [.complaintMonitor: monitor], BatchRules(followsClock: true))
    }

    @Test("each complaint is filed at its own time, and the same file twice changes nothing")
    func endToEnd() async throws {
        let monitor = monitor()
        let first = try await run(TelecomImportTests.corrected, map(), monitor)
        let (journal, complaints) = monitor.state.withLock { ($0.journal, $0.complaints) }
        #expect(
            journal == [
                "clock 2015-04-01T00:18:47+08:00", "comcast-100001", "clock 2015-04-04T15:10:12+08:00",
                "comcast-100002",
                "clock 2015-04-05T23:59:59+08:00", "comcast-100003", "clock 2015-04-28T22:43:47+08:00",
                "comcast-100004",
                "comcast-comcas", "clock 2015-05-01T02:40:47+08:00", "comcast-100006", "clock 2015-05-02",
            ])
        #expect(
            complaints[ComplaintID(checked: "comcast-100002")]
                == Complaint(
                    id: ComplaintID(checked: "comcast-100002"), partner: PartnerID(checked: "Comcast Internet"),
                    kind: .unawareSubscription, createdAt: try #require(Instant("2015-04-04T15:10:12+08:00")),
                    province: "District of Columbia"))
        #expect(first.output.contains("6 filed, 0 known already, 0 refused"))
        #expect(
            first.output.contains(
                #"day and month swapped, read by the column "Date_corrected_iso": 3 (lines 2, 4, 7)"#))
        #expect(first.notes.contains(#"day and month may be swapped in the column "Date""#))
        #expect(first.rejects == nil)

        let second = try await run(TelecomImportTests.corrected, map(), monitor)
        #expect(second.output.contains("0 filed, 6 known already, 0 refused"))
        #expect(monitor.state.withLock { $0.journal } == journal)
    }

    @Test("without the column that settles them the swapped dates are refused with both readings")
    func unsettled() async throws {
        let monitor = monitor()
        let run = try await run(TelecomImportTests.raw, map(), monitor)
        #expect(run.output.contains("3 filed, 0 known already, 3 refused"))
        #expect(run.output.contains("doubtful date, refused: 3 (lines 2, 4, 7)"))
        #expect(run.output.contains(#"the file has no column "Date_corrected_iso", which is optional"#))
        #expect(
            run.rejects?.contains(
                #"""
                2,comcast-100001,createdAt,"""04-01-2015"" is 2015-01-04, or 2015-04-01 with day and month swapped; the \#
                column ""Date_corrected_iso"" gives no date; name a column that settles it in the map, createdAt.settledBy",
                """#) == true)
        #expect(
            monitor.state.withLock { Set($0.complaints.keys.map(\.name)) } == [
                "comcast-100002", "comcast-100004", "comcast-comcas",
            ])
    }

    @Test("a column that is swapped itself settles nothing")
    func sameFault() async throws {
        let map = try map().replacing(
            "Date_corrected_iso, format: yyyy-MM-dd", with: "Date_month_year, format: dd-MMM-yy")
        let run = try await run(TelecomImportTests.corrected, map, monitor())
        #expect(run.output.contains("3 filed, 0 known already, 3 refused"))
        #expect(run.notes.contains(#"day and month may be swapped in the column "Date_month_year""#))
        #expect(run.rejects?.contains(#"the column ""Date_month_year"" is as doubtful"#) == true)
    }

    @Test(
        "a date that the settling column contradicts in both readings is refused, and so is one it can't be read from")
    func contradicted() async throws {
        let csv = TelecomImportTests.corrected.replacing("2015-04-04", with: "2015-04-09")
            .replacing("2015-04-05", with: "soon")
        let run = try await run(csv, map(), monitor())
        #expect(run.output.contains("4 filed, 0 known already, 2 refused"))
        #expect(run.output.contains("doubtful date, refused: 1 (lines 3)"))
        #expect(
            run.rejects?.contains(
                #"""04-04-2015"" is 2015-04-04, but the column ""Date_corrected_iso"" says 2015-04-09"#) == true)
        #expect(run.rejects?.contains(#"""soon"" of the column ""Date_corrected_iso"" is no date"#) == true)
    }

    @Test("formats that disagree about a date make it doubtful, and a column settles it")
    func formats() async throws {
        let map = """
            format: csv
            source: x
            fields:
              id:        { column: Id }
              partner:   { constant: P }
              kind:      { constant: ORDINARY }
              createdAt:
                column: Date
                format: [dd/MM/yyyy, MM/dd/yyyy]
                settledBy: { column: Iso, format: yyyy-MM-dd, optional: true }
            """
        let csv = """
            Id,Date,Iso
            a,13/04/2015,
            b,04/14/2015,
            c,04/05/2015,
            d,04/05/2015,2015-04-05
            e,07/07/2015,
            """
        let monitor = FakeService("complaint-monitor")
        let run = try await ImportRun.of(csv, map: map, [.complaintMonitor: monitor])
        let days = monitor.state.withLock { $0.complaints.mapValues { "\($0.createdAt.day)" } }
        #expect(
            Dictionary(uniqueKeysWithValues: days.map { ($0.key.name, $0.value) }) == [
                "a": "2015-04-13", "b": "2015-04-14", "d": "2015-04-05", "e": "2015-07-07",
            ])
        #expect(run.rejects?.contains(#"4,c,createdAt,"""04/05/2015"" is 2015-05-04 or 2015-04-05; "#) == true)
        #expect(run.output.contains(#"date of several readings, read by the column "Iso": 1 (lines 5)"#))
    }
}
