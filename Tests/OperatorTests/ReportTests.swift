import JSON
import RPC
import Schema
import Testing

@testable import Operator

@Suite("What the services say is shown to people and to programs")
struct ReportTests {
    private let month = BillingMonth(monthsSinceYearZero: 2013 * 12 + 7)

    private func standing(_ partner: String, _ tier: Int, registered: Bool = true) -> Standing {
        Standing(
            partner: PartnerID(checked: partner), month: month, complaints: 31, notifications: 5, tier: tier,
            isRegistered: registered, ruleStatus: .inForce)
    }

    @Test("the CSV of the standings has exactly its columns")
    func csv() {
        #expect(StandingsReport.csvHeader == "partner,month,complaints,notifications,tier")
        #expect(StandingsReport.csv(standing("Smith, Ltd", 1)) == "\"Smith, Ltd\",2013-08,31,5,1")
    }

    @Test("all pages of the standings are read")
    func pages() async throws {
        var state = FakeService.State()
        state.standings = (1...5).map { standing("P\($0)", $0 % 2) }
        try await withServices([.complaintMonitor: FakeService("complaint-monitor", state)]) { session, _ in
            let client = try await session.client(.complaintMonitor)
            let all = try await Standings.all(client, ListStandingsRequest(), session.options())
            #expect(all.map(\.partner.name) == ["P1", "P2", "P3", "P4", "P5"])
        }
    }

    @Test("an explanation gives clauses, figures, days, sanctions and what is left, in the reader's language")
    func explain() throws {
        let day = try #require(Day("2013-08-05"))
        let clause = ClauseID(checked: "migu-membership/a7.1")
        let reason = Reason(
            clause: clause, text: Text(zh: "附件7 一级预警: 5 次通报 ≥ 5", en: "Annex 7 tier 1: 5 notifications ≥ 5"))
        let reply = ExplainStandingReply(
            standing: standing("Acme", 1), days: [DayCount(day: day, complaints: 31, notifications: 6)], why: [reason],
            sanctions: [
                Sanction(
                    id: "1", partner: PartnerID(checked: "Acme"), kind: .serviceCodeFreeze, clause: clause, tier: 1,
                    month: month, state: .inForce, recordedAt: day.start, issuedAt: day.start, lastDay: day + 31)
            ])
        let headroom = Headroom(
            day: day, complaintsToday: 31, complaintsToNextNotification: 4, notificationsToNextTier: 5, nextTier: 2,
            complaintsToNextTier: 24)
        let english = ExplainReport(reply: reply, headroom: headroom, console: Transcript().console()).lines()
        #expect(
            english == [
                "Acme  2013-08  tier 1", "31 counted complaints, 5 notifications", "",
                "DAY         COMPLAINTS  NOTIFICATIONS", "2013-08-05          31              6", "", "Why",
                "  Annex 7 tier 1: 5 notifications ≥ 5  migu-membership/a7.1", "", "Sanctions",
                "  service-code freeze: in force, from 2013-08-05, until 2013-09-05  migu-membership/a7.1", "",
                "Headroom",
                "  31 complaints on 2013-08-05; 4 more make the next notification",
                "  5 more notifications reach tier 2 (24 more complaints today)",
            ])
        let chinese = ExplainReport(reply: reply, headroom: nil, console: Transcript().console(.chinese)).lines()
        #expect(chinese.contains("  附件7 一级预警: 5 次通报 ≥ 5  migu-membership/a7.1"))
        #expect(chinese.contains("  暂停新申请业务代码：生效中，自 2013-08-05，至 2013-09-05  migu-membership/a7.1"))
    }

    @Test("a log record is one line; what is no record is shown as it is")
    func logLines() throws {
        let record = LogRecord(
            time: Instant(microseconds: 3_661_000_000), level: "warning", service: "intake", label: "x",
            message: "slow", fields: ["b": "two words", "a": "1"])
        let console = Transcript().console()
        let line = "09:01:01 intake            WARNING  slow a=1 b=\"two words\""
        #expect(LogLine.text(record, console) == line)
        #expect(LogLine.text(try JSON.encodeText(record), from: .intake, console) == line)
        #expect(LogLine.text("Fatal error", from: .review, console) == "         review            Fatal error")
    }

    @Test("several services' logs are merged by time; one that can't be reached is said so")
    func mergedLogs() async throws {
        func service(_ name: String, _ seconds: [Int64]) -> FakeService {
            var state = FakeService.State()
            state.logs = seconds.map { second in
                LogRecord(
                    time: Instant(microseconds: second * 1_000_000), level: "info", service: name, label: "x",
                    message: "m")
            }
            return FakeService(name, state)
        }
        let services: [KnownService: FakeService] = [
            .intake: service("intake", [1, 4]), .review: service("review", [2, 3]),
        ]
        try await withServices(services) { session, transcript in
            try await LogMerge(session: session, request: TailRequest(last: 10, follow: false))
                .run([.intake, .review, .settlement])
            #expect(transcript.lines.map { $0.prefix(8) } == ["08:00:01", "08:00:02", "08:00:03", "08:00:04"])
            #expect(transcript.error.hasPrefix("settlement: "))
        }
    }

    @Test("the status table tells the reachable from the unreachable")
    func status() async throws {
        try await withServices([.intake: FakeService("intake")]) { session, _ in
            let states = try await ServiceState.all(session)
            #expect(states.map(\.isServing) == [true, false, false, false, false])
            let lines = StatusTable.table(states, session, now: Instant(microseconds: 3_723_000_000)).lines(
                session.console)
            #expect(
                lines[1].hasSuffix(
                    "SERVING      1.0      1970-01-01 08:00:00 manual       0  migu-membership 2.1    1  1h 2m"))
            #expect(lines[2].hasSuffix("UNREACHABLE"))
            #expect(StatusTable.troubles(states, session.console).count == 4)
        }
    }

    @Test(
        "how long something has been up",
        arguments: [(0, "0s"), (59, "59s"), (3600, "1h 0m"), (200_000, "2d 7h"), (-5, "0s")])
    func uptime(seconds: Int, text: String) {
        #expect(StatusTable.uptime(.seconds(seconds)) == text)
    }
}

@Suite("Any method can be called by what a service says of itself")
struct CallTests {
    private let methods = ["/a.v1.One/Get", "/a.v1.Two/Get", "/a.v1.One/FileComplaint", "/a.v1.One/Complaint"].map {
        MethodInfo(path: $0, kind: .unary, isCommand: false, request: "a", reply: "b")
    }

    @Test(
        "methods are found by name and path",
        arguments: [
            ("FileComplaint", "/a.v1.One/FileComplaint"), ("complaint", "/a.v1.One/Complaint"),
            ("Two/Get", "/a.v1.Two/Get"), ("a.v1.One/Get", "/a.v1.One/Get"), ("/a.v1.One/Get", "/a.v1.One/Get"),
        ])
    func found(name: String, path: String) throws {
        #expect(try MethodFinder.find(name, among: methods).path == path)
    }

    @Test("names of none and of several are refused", arguments: ["Nothing", "Get", "omplaint", ""])
    func notFound(name: String) {
        #expect(throws: Failure.self) { try MethodFinder.find(name, among: methods) }
    }

    @Test("replies are printed as JSON, errors come as they are")
    func calls() async throws {
        var state = FakeService.State()
        state.events = (1...3).map { number in
            Event(
                specversion: "1.0", id: "x/\(number)", source: "/x", type: "t", time: Instant(microseconds: 0),
                datacontenttype: "application/json", data: ["n": .integer(Int64(number))], sequence: "\(number)")
        }
        try await withServices([.intake: FakeService("intake", state)]) { session, transcript in
            func call(_ name: String) async throws -> RawCall {
                let methods = try await session.call(.intake, PlatformMethods.describe, DescribeRequest()).methods
                return RawCall(
                    client: try await session.client(.intake), method: try MethodFinder.find(name, among: methods),
                    options: session.options(), console: session.console)
            }
            try await call("Health/Check").unary(Array("{}".utf8))
            #expect(transcript.output == "{\n  \"status\": \"SERVING\"\n}\n")
            try await call("Subscribe").serverStream(Array("{}".utf8), count: 2)
            #expect(transcript.lines.dropFirst(3).count == 2)
            let error = await #expect(throws: RPCError.self) {
                try await call("FileComplaint").unary(Array("{\"complaint\":{}}".utf8))
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == "complaint.id")
        }
    }
}
