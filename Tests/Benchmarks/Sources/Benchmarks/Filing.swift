import Foundation
import GRDBSQLite
import JSON
import RPC
import RPCZeroMQ
import Schema

/// complaint-monitor as a process, and a caller to it.
struct MonitorProcess {
    let child: Child
    let node: Node
    let client: RPCClient
    let folder: String

    static let start = Day(year: 2024, month: 3, day: 1) ?? Day(daysSinceEpoch: 0)

    init(
        port: Int, clock: String = "manual:2024-04-01T00:00:00+08:00", folder known: String? = nil
    ) async throws {
        folder = try known ?? Child.folder()
        let endpoint = "tcp://127.0.0.1:\(port)"
        child = try Child(
            "complaint-monitor",
            ["--data", folder, "--listen", endpoint, "--clock", clock])
        node = try Node()
        client = RPCClient(try await node.connect(to: endpoint))
        _ = try await client.call(HealthMethods.check, HealthCheckRequest())
    }

    func stop(removing: Bool = true) async {
        await node.close()
        child.stop()
        guard removing else { return }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The complaint of a number: 1,000 partners, 31 days again and again; or, with `days`, four a day of each, so that none is
    /// notified and each costs the same but for what is stored.
    static func complaint(_ number: Int, _ ids: Ids = .random, days: Bool = false) -> Complaint {
        let day = start + (days ? number / 4000 : number / 1000 % 31)
        return Complaint(
            id: ComplaintID(checked: ids.id(number)),
            partner: PartnerID(checked: "partner-\(number % 1000)"),
            kind: .unawareSubscription,
            createdAt: Instant(microseconds: day.start.microseconds + Int64(number % 86_400) * 1_000_000),
            province: "gd", customer: "c-\(number)")
    }
}

/// How complaints are numbered.
enum Ids: String {
    /// In no order: the harder case, for each goes to another page of the index.
    case random = "random ids"
    /// As work orders are, one after another.
    case ordered = "ids in order"

    func id(_ number: Int) -> String {
        switch self {
        case .random:
            // A bijection on 64 bits, so that none comes twice.
            var x = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
            x ^= x >> 29
            return "wo-" + String(x, radix: 16)
        case .ordered: return "wo-\(20_240_000_000_000 + number)"
        }
    }
}

/// Durable filing, every reply after its fsync, beside bare SQLite with the same rows and indexes, in turns.
enum FilingBenchmark {
    static func run(_ isQuick: Bool) async throws -> Table {
        let count = isQuick ? 10_000 : 50_000
        let monitor = try await MonitorProcess(port: 17811)
        let bare = try BareFile()
        var unary = (house: Rounds(), bare: Rounds())
        var stream = Rounds()
        var next = 0
        for _ in 0..<(isQuick ? 3 : 5) {
            let first = next
            unary.house.values.append(Double(count) / (try await file(monitor, from: first, count: count)))
            unary.bare.values.append(Double(count) / (try bare.file(from: first, count: count)))
            stream.values.append(
                Double(count) / (try await streamed(monitor.client, from: first + count, count: count)))
            _ = try bare.file(from: first + count, count: count)
            next += 2 * count
        }
        await monitor.stop()
        var table = Table(
            title:
                """
                Durable filing: a complaint, its day's and its month's count, its event; a unique index on a random key, \
                one by day and partner
                """,
            columns: ["what", "house", "bare SQLite, 1,000 a transaction", "house / bare", "asked"])
        table.add("unary calls, 1,000 in flight, complaints/s", unary.house, unary.bare, "≥ 0.50")
        table.add("one client stream, complaints/s", stream, unary.bare, "≥ 0.50")
        return table
    }

    private static func file(_ monitor: MonitorProcess, from first: Int, count: Int) async throws -> Double {
        let (client, inFlight) = (monitor.client, 1000)
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<inFlight {
                // Where the frames are: each does little between two calls.
                group.addTask(executorPreference: monitor.node.executor) {
                    for number in stride(from: first + lane, to: first + count, by: inFlight) {
                        let request = FileComplaintRequest(complaint: MonitorProcess.complaint(number))
                        _ = try await client.call(ComplaintMethods.fileComplaint, request)
                    }
                }
            }
            try await group.waitForAll()
        }
        return (ContinuousClock.now - start).seconds
    }

    static func streamed(
        _ client: RPCClient, from first: Int, count: Int, _ ids: Ids = .random, days: Bool = false
    ) async throws -> Double {
        let start = ContinuousClock.now
        let reply: FileComplaintsReply = try await client.send(
            ComplaintMethods.fileComplaints, CallOptions(timeout: .seconds(600))
        ) { writer in
            for number in first..<first + count {
                try await writer.write(
                    FileComplaintRequest(complaint: MonitorProcess.complaint(number, ids, days: days)))
            }
        }
        guard reply.filed == count else { throw RPCError(.internal, "filed \(reply.filed) of \(count)") }
        return (ContinuousClock.now - start).seconds
    }
}

/// SQLite with the same tables, rows and indexes, and nothing else.
final class BareFile {
    private var db: OpaquePointer?
    private var complaint: OpaquePointer?
    private var count: OpaquePointer?
    private var month: OpaquePointer?
    private var counted: OpaquePointer?
    private var event: OpaquePointer?
    private var begin: OpaquePointer?
    private var commit: OpaquePointer?
    private let folder: String
    private var sequence = 0

    init() throws {
        folder = try Child.folder()
        sqlite3_open("\(folder)/bare.sqlite", &db)
        let schema = """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;
            CREATE TABLE complaint (id TEXT NOT NULL PRIMARY KEY, partner TEXT NOT NULL, kind TEXT NOT NULL, created_at INTEGER NOT NULL,
                day TEXT NOT NULL, service_line TEXT, subchannel TEXT, province TEXT, customer TEXT, regulation TEXT NOT NULL,
                withdrawn INTEGER NOT NULL, filed_at INTEGER NOT NULL) STRICT;
            CREATE INDEX complaint_day ON complaint (day, partner);
            CREATE TABLE day_count (month TEXT NOT NULL, partner TEXT NOT NULL, day TEXT NOT NULL, complaints INTEGER NOT NULL,
                notifications INTEGER NOT NULL, PRIMARY KEY (month, partner, day)) STRICT;
            CREATE TABLE month_count (month TEXT NOT NULL, partner TEXT NOT NULL, complaints INTEGER NOT NULL, notifications INTEGER NOT NULL,
                last_day TEXT NOT NULL, PRIMARY KEY (month, partner)) STRICT;
            CREATE TABLE event (sequence INTEGER NOT NULL PRIMARY KEY, type TEXT NOT NULL, subject TEXT NOT NULL, time INTEGER NOT NULL,
                data TEXT NOT NULL, clauses TEXT NOT NULL, correlation_id TEXT, causation_id TEXT, traceparent TEXT) STRICT;
            """
        guard sqlite3_exec(db, schema, nil, nil, nil) == SQLITE_OK else {
            throw RPCError(.internal, String(cString: sqlite3_errmsg(db)))
        }
        sqlite3_prepare_v2(
            db, "INSERT INTO complaint VALUES (?,?,?,?,?,NULL,NULL,?,?,?,0,?) ON CONFLICT (id) DO NOTHING", -1,
            &complaint, nil)
        sqlite3_prepare_v2(
            db,
            "INSERT INTO day_count VALUES (?,?,?,1,0) ON CONFLICT (month, partner, day) DO UPDATE SET complaints = day_count.complaints + 1",
            -1, &count, nil)
        sqlite3_prepare_v2(
            db,
            "INSERT INTO month_count VALUES (?,?,1,0,?) ON CONFLICT (month, partner) DO UPDATE SET complaints = month_count.complaints + 1, last_day = MAX(last_day, excluded.last_day)",
            -1, &month, nil)
        sqlite3_prepare_v2(
            db, "SELECT complaints FROM day_count WHERE month = ? AND partner = ? AND day = ?", -1, &counted, nil)
        sqlite3_prepare_v2(db, "INSERT INTO event VALUES (?,?,?,?,?,?,?,NULL,NULL)", -1, &event, nil)
        sqlite3_prepare_v2(db, "BEGIN IMMEDIATE", -1, &begin, nil)
        sqlite3_prepare_v2(db, "COMMIT", -1, &commit, nil)
    }

    deinit {
        for statement in [complaint, count, month, counted, event, begin, commit] { sqlite3_finalize(statement) }
        sqlite3_close(db)
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The rows are made before the clock starts: what is timed is SQLite alone.
    func file(from first: Int, count: Int, _ ids: Ids = .random, days: Bool = false) throws -> Double {
        let rows = try (first..<first + count).map { number in
            let complaint = MonitorProcess.complaint(number, ids, days: days)
            return (complaint, try JSON.encodeText(ComplaintFiled(complaint: complaint, counted: 1)))
        }
        let start = ContinuousClock.now
        for (index, row) in rows.enumerated() {
            if index % 1000 == 0 { step(begin, []) }
            insert(row.0, row.1)
            if index % 1000 == 999 || index == rows.count - 1 { step(commit, []) }
        }
        return (ContinuousClock.now - start).seconds
    }

    private func insert(_ row: Complaint, _ data: String) {
        let day = row.createdAt.day
        step(
            complaint,
            [
                row.id.name, row.partner.name, "unaware-subscription", row.createdAt.microseconds, day.description,
                row.province ?? "",
                row.customer ?? "", "migu-membership", Int64(0),
            ])
        step(count, [day.month.description, row.partner.name, day.description])
        step(month, [day.month.description, row.partner.name, day.description])
        step(counted, [day.month.description, row.partner.name, day.description])
        sequence += 1
        step(
            event,
            [
                Int64(sequence), EventType.complaintFiled, row.partner.name, Int64(0), data, "migu-membership/7.1",
                row.id.name,
            ])
    }

    private func step(_ statement: OpaquePointer?, _ values: [Any]) {
        for (index, value) in zip(Int32(1)..., values) {
            if let text = value as? String {
                sqlite3_bind_text(statement, index, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
            } else if let number = value as? Int64 {
                sqlite3_bind_int64(statement, index, number)
            }
        }
        while sqlite3_step(statement) == SQLITE_ROW {}
        sqlite3_reset(statement)
    }
}
