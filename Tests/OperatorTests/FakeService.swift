import JSON
import RPC
import RPCZeroMQ
import Schema
import Synchronization

@testable import Operator

/// A service in this process that answers what `quanyi` asks: enough of complaint-monitor to import into.
final class FakeService: Sendable {
    struct State {
        var now = Instant(microseconds: 0)
        var isManual = true
        /// What arrived, in order: complaints and clock advances.
        var journal: [String] = []
        var complaints: [ComplaintID: Complaint] = [:]
        /// How far ahead of the clock a complaint may be; nil takes any.
        var skew: Duration?
        /// Calls of FileComplaints that fail with UNAVAILABLE before they file anything.
        var failures = 0
        var calls = 0
        var events: [Event] = []
        var logs: [LogRecord] = []
        var standings: [Standing] = []
        var explanation: ExplainStandingReply?
    }

    let name: String
    let state: Mutex<State>

    init(_ name: String, _ state: State = State()) {
        self.name = name
        self.state = Mutex(state)
    }

    var router: Router {
        var router = Router()
        servePlatform(&router)
        serveComplaints(&router)
        return router
    }

    private func servePlatform(_ router: inout Router) {
        router.serve(HealthMethods.check) { (_: HealthCheckRequest, _) in HealthCheckResponse(status: .serving) }
        router.serve(PlatformMethods.describe) { [self] (_: DescribeRequest, _) in description }
        router.serve(ClockMethods.get) { [self] (_: GetClockRequest, _) in
            state.withLock { ClockState(now: $0.now, isManual: $0.isManual) }
        }
        router.serve(ClockMethods.advance) { [self] (request: AdvanceClockRequest, _) in
            state.withLock { state in
                state.now = max(state.now, request.to)
                let isMidnight = request.to == request.to.day.start
                state.journal.append(isMidnight ? "clock \(request.to.day)" : "clock \(request.to)")
                return AdvanceClockReply(now: state.now, deadlinesFired: 0)
            }
        }
        router.serve(EventMethods.subscribe) { [self] request, replies, _ in
            for event in state.withLock({ $0.events }).dropFirst((request.fromSequence ?? 1) - 1) {
                try await replies.write(event)
            }
        }
        router.serve(LogMethods.tail) { [self] request, replies, _ in
            for record in state.withLock({ $0.logs }).suffix(request.last ?? 10) { try await replies.write(record) }
        }
    }

    private func serveComplaints(_ router: inout Router) {
        router.serve(ComplaintMethods.fileComplaints) { [self] (requests: RequestStream<FileComplaintRequest>, _) in
            let fails = state.withLock { state in
                state.calls += 1
                state.failures -= 1
                return state.failures >= 0
            }
            if fails { throw RPCError.stopping }
            var reply = FileComplaintsReply(filed: 0, duplicates: 0, refused: 0)
            var index = 0
            while let request = try await requests.next() {
                file(request.complaint, index, &reply)
                index += 1
            }
            return reply
        }
        router.serve(ComplaintMethods.fileComplaint) { (request: FileComplaintRequest, _) -> FileComplaintReply in
            throw RPCError(
                .failedPrecondition, "refused: \(request.complaint.id)", reason: "TEST_REFUSED", field: "complaint.id")
        }
        router.serve(ComplaintMethods.listStandings) { [self] (request: ListStandingsRequest, _) in
            let standings = state.withLock { $0.standings }.filter { $0.tier >= request.minimumTier ?? 0 }
            // Two a page, so that paging is seen to work.
            let start = Int(request.pageToken ?? "0") ?? 0
            let rest = standings.dropFirst(start)
            return ListStandingsReply(
                standings: Array(rest.prefix(2)), nextPageToken: rest.count > 2 ? "\(start + 2)" : nil)
        }
    }

    private func file(_ complaint: Complaint, _ index: Int, _ reply: inout FileComplaintsReply) {
        state.withLock { state in
            if complaint.partner.name == "Refused" {
                reply.refused += 1
                reply.rejections.append(
                    Rejection(
                        index: index, id: complaint.id.name, field: "complaint.partner", message: "no such partner"))
            } else if let skew = state.skew, complaint.createdAt > state.now + skew {
                reply.refused += 1
                reply.rejections.append(
                    Rejection(
                        index: index, id: complaint.id.name, field: "complaint.createdAt", message: "in the future"))
            } else if state.complaints[complaint.id] != nil {
                reply.duplicates += 1
            } else {
                state.complaints[complaint.id] = complaint
                state.journal.append(complaint.id.name)
                reply.filed += 1
            }
        }
    }

    private var description: DescribeReply {
        DescribeReply(
            name: name, version: "1.0", schemaVersion: 1,
            rulebooks: [RulebookDescription(regulation: "migu-membership", version: "2.1", source: "embedded")],
            methods: router.methods.map { method in
                MethodInfo(
                    path: method.path, kind: MethodKind(rawValue: "METHOD_KIND_\(method.kind.rawValue)") ?? .unary,
                    isCommand: method.isCommand, request: method.requestName, reply: method.replyName,
                    roles: method.roles.map(\.rawValue).sorted())
            },
            latestSequence: state.withLock { $0.events.count }, logID: "log", startedAt: Instant(microseconds: 0),
            processID: 1)
    }
}

/// Keeps what a command writes.
final class Transcript: Sendable {
    private let text = Mutex<(output: String, error: String)>(("", ""))

    var output: String { text.withLock { $0.output } }
    var error: String { text.withLock { $0.error } }
    var lines: [String] { output.split(separator: "\n").map(String.init) }

    func console(_ locale: Locale = .english, isTerminal: Bool = false) -> Console {
        Console(locale: locale, isTerminal: isTerminal, isErrorTerminal: isTerminal) { [self] channel, more in
            text.withLock { if channel == .output { $0.output += more } else { $0.error += more } }
        }
    }
}

/// Runs `body` with a session whose services are these; the others can't be reached.
func withServices(
    _ services: [KnownService: FakeService], _ transcript: Transcript = Transcript(), locale: Locale = .english,
    _ body: (Session, Transcript) async throws -> Void
) async throws {
    let node = try Node()
    var endpoints: [KnownService: String] = [:]
    for known in KnownService.allCases { endpoints[known] = "ipc:///nowhere/\(known.name)" }
    for (known, service) in services {
        endpoints[known] = try await node.serve(service.router, at: "tcp://127.0.0.1:*").endpoint
    }
    let result: Result<Void, any Error>
    do {
        try await Session.with(endpoints, console: transcript.console(locale)) { try await body($0, transcript) }
        result = .success(())
    } catch {
        result = .failure(error)
    }
    await node.close()
    try result.get()
}
