import Foundation
import RPC
import Schema
import Synchronization
import Testing

@testable import Operator

@Suite("An import counts every row once and writes down what it did not take")
struct ImportTests {
    private static let header = "Id,Company,Date,State\n"

    /// Runs an import of a CSV text against a fake; what it wrote, and its rejects file where there is one.
    @discardableResult
    private func run(
        _ csv: String, _ services: [KnownService: FakeService], map: String = ComplaintMapTests.yaml,
        followsClock: Bool = false, size: Int = 1000, from: Day? = nil, to: Day? = nil, limit: Int? = nil
    ) async throws -> ImportRun {
        try await ImportRun.of(
            ImportTests.header + csv, map: map, services,
            BatchRules(size: size, followsClock: followsClock, from: from, to: to, limit: limit))
    }

    private func row(_ id: Int, _ day: String, _ partner: String = "Acme") -> String { "\(id),\(partner),\(day),CA\n" }

    @Test("the same file twice changes nothing")
    func twice() async throws {
        let fake = FakeService("complaint-monitor")
        let csv = (1...2500).map { row($0, "2013-08-01") }.joined()
        let first = try await run(csv, [.complaintMonitor: fake])
        #expect(first.output.contains("2,500 filed, 0 known already, 0 refused"))
        let second = try await run(csv, [.complaintMonitor: fake])
        #expect(second.output.contains("0 filed, 2,500 known already, 0 refused"))
        #expect(fake.state.withLock { $0.complaints.count } == 2500)
        #expect(second.rejects == nil)
    }

    @Test("what an earlier run left is taken away by one that takes every row; any other file of that name stays")
    func staleRejects() async throws {
        let fake = FakeService("complaint-monitor")
        let csv = ImportTests.header + row(1, "2013-08-01")
        func rejects(left: String) async throws -> String? {
            try await ImportRun.of(csv, map: ComplaintMapTests.yaml, [.complaintMonitor: fake], left: left).rejects
        }
        #expect(try await rejects(left: "line,id,field,reason,row\n2,t-1,createdAt,why,row\n") == nil)
        #expect(try await rejects(left: "mine\n") == "mine\n")
    }

    @Test("complaints arrive in the order of the file")
    func order() async throws {
        let fake = FakeService("complaint-monitor")
        try await run((1...25).map { row($0, "2013-08-01") }.joined(), [.complaintMonitor: fake], size: 4)
        #expect(fake.state.withLock { $0.journal } == (1...25).map { "t-\($0)" })
        #expect(fake.state.withLock { $0.calls } == 7)
    }

    @Test("rows that can't be mapped and rows that are refused are written down, the others filed")
    func rejects() async throws {
        let fake = FakeService("complaint-monitor")
        let csv = [
            row(1, "2013-08-01"), row(2, "2013-08-01", "Refused"), row(3, "soon"), "4,\"A\"B,2013-08-01,CA\n",
            row(5, "2013-08-01"),
        ].joined()
        let outcome = try await run(csv, [.complaintMonitor: fake])
        #expect(outcome.output.contains("5 rows read"))
        #expect(outcome.output.contains("2 filed, 0 known already, 3 refused"))
        let expected = [
            "line,id,field,reason,row",
            #"3,t-2,complaint.partner,no such partner,"2,Refused,2013-08-01,CA""#,
            #"4,t-3,createdAt,"""soon"" of the column ""Date"" is no date or time in the map's format","3,Acme,soon,CA""#,
            #"5,,,line 5: text after a closing quotation mark,"4,""A""B,2013-08-01,CA""#,
        ]
        #expect(outcome.rejects == expected.joined(separator: "\n") + "\n")
    }

    @Test("a lost connection is made good by sending the same complaints again")
    func resent() async throws {
        var state = FakeService.State()
        state.failures = 2
        let fake = FakeService("complaint-monitor", state)
        let outcome = try await run((1...10).map { row($0, "2013-08-01") }.joined(), [.complaintMonitor: fake])
        #expect(outcome.output.contains("10 filed"))
        #expect(fake.state.withLock { $0.calls } == 3)
    }

    @Test("an import that was cut short goes on when it is run again")
    func resumes() async throws {
        let fake = FakeService("complaint-monitor")
        let rows = (1...30).map { row($0, "2013-08-01") }
        try await run(rows.joined(), [.complaintMonitor: fake], limit: 12)
        #expect(fake.state.withLock { $0.complaints.count } == 12)
        let outcome = try await run(rows.joined(), [.complaintMonitor: fake])
        #expect(outcome.output.contains("18 filed, 12 known already"))
    }

    @Test("days outside those asked for are passed over")
    func days() async throws {
        let fake = FakeService("complaint-monitor")
        let csv = (1...9).map { row($0, "2013-08-0\($0)") }.joined()
        let outcome = try await run(
            csv, [.complaintMonitor: fake], from: Day(year: 2013, month: 8, day: 3),
            to: Day(year: 2013, month: 8, day: 5))
        #expect(outcome.output.contains("6 rows outside"))
        #expect(fake.state.withLock { $0.journal } == ["t-3", "t-4", "t-5"])
    }

    @Test("with --follow-clock each day begins before its complaints and the last one ends after them")
    func followsClock() async throws {
        let monitor = FakeService("complaint-monitor")
        let intake = FakeService("intake")
        let csv = [
            row(1, "2013-08-01"), row(2, "2013-08-01"), row(3, "2013-08-01"), row(4, "2013-08-02"),
            row(5, "2013-08-01"),
            row(6, "2013-08-05"),
        ].joined()
        let outcome = try await run(
            csv, [.complaintMonitor: monitor, .intake: intake], followsClock: true, size: 2)
        #expect(
            monitor.state.withLock { $0.journal } == [
                "clock 2013-08-01", "t-1", "t-2", "t-3", "clock 2013-08-02", "t-4", "clock 2013-08-05", "t-6",
                "clock 2013-08-06",
            ])
        #expect(
            intake.state.withLock { $0.journal } == [
                "clock 2013-08-01", "clock 2013-08-02", "clock 2013-08-05", "clock 2013-08-06",
            ])
        #expect(outcome.output.contains("5 filed, 0 known already, 1 refused"))
        #expect(outcome.rejects?.contains("6,t-5,createdAt,2013-08-01 is before 2013-08-02") == true)
    }

    @Test("with --follow-clock a complaint of a time of day is filed within five minutes of it, before midnight passes")
    func followsTimes() async throws {
        var state = FakeService.State()
        state.skew = .seconds(0)
        let monitor = FakeService("complaint-monitor", state)
        let map = ComplaintMapTests.yaml.replacing("yyyy-MM-dd", with: "\"yyyy-MM-dd HH:mm:ss\"")
        let times = ["09:00:00", "09:04:59", "08:00:00", "09:05:00", "09:05:01", "23:59:59"]
        let csv = (1...6).map { row($0, "2013-08-01 \(times[$0 - 1])") } + [row(7, "2013-08-02 00:00:01")]
        let outcome = try await run(csv.joined(), [.complaintMonitor: monitor], map: map, followsClock: true)
        #expect(
            monitor.state.withLock { $0.journal } == [
                "clock 2013-08-01T09:05:00+08:00", "t-1", "t-2", "t-3", "t-4", "clock 2013-08-01T09:05:01+08:00", "t-5",
                "clock 2013-08-01T23:59:59+08:00", "t-6", "clock 2013-08-02T00:00:01+08:00", "t-7", "clock 2013-08-03",
            ])
        #expect(outcome.output.contains("7 filed, 0 known already, 0 refused"))
    }

    @Test("--follow-clock never moves a clock back, and refuses a real one")
    func followsManualOnly() async throws {
        var state = FakeService.State()
        state.now = try #require(Day("2013-09-01")).start
        let ahead = FakeService("complaint-monitor", state)
        try await run(row(1, "2013-08-01"), [.complaintMonitor: ahead], followsClock: true)
        #expect(ahead.state.withLock { $0.journal } == ["t-1"])
        state.isManual = false
        let real = FakeService("complaint-monitor", state)
        await #expect(throws: Failure.self) {
            try await run(row(1, "2013-08-01"), [.complaintMonitor: real], followsClock: true)
        }
    }

    @Test("a service that is not there is said before anything is read")
    func unreachable() async {
        let error = await #expect(throws: RPCError.self) { try await run(row(1, "2013-08-01"), [:]) }
        #expect(error?.code == .unavailable)
    }

    @Test("the summary counts partners by their highest tier of the months imported")
    func tiers() async throws {
        let month = try #require(BillingMonth("2013-08"))
        func standing(_ partner: String, _ month: BillingMonth, _ tier: Int) -> Standing {
            Standing(
                partner: PartnerID(checked: partner), month: month, complaints: 1, notifications: 1, tier: tier,
                isRegistered: false, ruleStatus: .inForce)
        }
        var state = FakeService.State()
        state.standings = [
            standing("A", month, 1), standing("A", month.next, 3), standing("B", month, 3), standing("C", month, 0),
            standing("D", month.next.next, 4),
        ]
        let csv = row(1, "2013-08-01") + row(2, "2013-09-30")
        let outcome = try await run(csv, [.complaintMonitor: FakeService("complaint-monitor", state)])
        #expect(outcome.output.hasSuffix("  tier 4  0\n  tier 3  2\n  tier 2  0\n  tier 1  0\n"))
    }
}

@Suite("A file to import is read in pieces")
struct InputFileTests {
    private func content(_ bytes: [UInt8]) async throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(filePath: path))
        var content: [UInt8] = []
        try await InputFile.with(path) { file, pieces in
            while let piece = try await pieces() { content += piece }
            #expect(file.fraction == 1)
        }
        return content
    }

    /// `hello\n`, as gzip compressed it.
    private static let hello: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xE7, 0x02, 0x00,
        0x20,
        0x30, 0x3A, 0x36, 0x06, 0x00, 0x00, 0x00,
    ]

    @Test("plain or compressed")
    func plainOrCompressed() async throws {
        #expect(try await content(Array("hello\n".utf8)) == Array("hello\n".utf8))
        #expect(try await content(InputFileTests.hello) == Array("hello\n".utf8))
    }

    @Test("a damaged file is said to be damaged")
    func damaged() async {
        let error = await #expect(throws: Failure.self) { try await content(Array(InputFileTests.hello.prefix(18))) }
        #expect(error?.status == .badData)
    }

    @Test("a file that is not there is said so")
    func missing() async {
        let error = await #expect(throws: Failure.self) { try await InputFile.with("/no/such/file") { _, _ in } }
        #expect(error?.status == .noInput)
    }
}
