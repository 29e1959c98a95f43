import Foundation
import Logging
import RPC
import Rulebook
import Schema
import Store

/// What every service offers besides its business: health, description, metrics, events, logs, clock.
struct PlatformService: Sendable {
    let house: House
    let health: Health
    let streams: EventStreams
    let metrics: MetricsRegistry
    let logs: LogHub
    let deadlines: DeadlineRunner
    let startedAt = BusinessClock.machineTime

    /// Serves it all, beside the business methods that the router has already.
    func serve(on router: inout Router) {
        router.serve(HealthMethods.check) { (request: HealthCheckRequest, _) in
            HealthCheckResponse(status: await health.check(request.service))
        }
        router.serve(HealthMethods.watch) { (request, writer: ReplyWriter<HealthCheckResponse>, _) in
            try await watch(request.service, writer)
        }
        router.serve(PlatformMethods.metrics) { (_: MetricsRequest, _) in MetricsReply(text: metrics.text()) }
        router.serve(EventMethods.subscribe.withRawReplies) { (request, writer: ReplyWriter<RawMessage>, _) in
            try await streams.subscribe(request, writer)
        }
        router.serve(LogMethods.tail) { (request, writer: ReplyWriter<LogRecord>, _) in try await tail(request, writer)
        }
        router.serve(ClockMethods.get) { (_: GetClockRequest, _) in
            ClockState(now: house.clock.now, isManual: house.clock.isManual)
        }
        router.serve(ClockMethods.advance) { (request: AdvanceClockRequest, _) in
            let fired = try await deadlines.advance(to: request.to)
            return AdvanceClockReply(now: house.clock.now, deadlinesFired: fired)
        }
        let methods = router.methods + [PlatformMethods.describe.description]
        router.serve(PlatformMethods.describe) { (_: DescribeRequest, _) in await describe(methods) }
    }

    private func watch(_ part: String?, _ writer: ReplyWriter<HealthCheckResponse>) async throws {
        let changes = health.changes()
        var last = await health.check(part)
        try await writer.write(HealthCheckResponse(status: last))
        for await _ in changes {
            let now = await health.check(part)
            if now != last { try await writer.write(HealthCheckResponse(status: now)) }
            last = now
        }
    }

    private func describe(_ methods: [MethodDescription]) async -> DescribeReply {
        DescribeReply(
            name: house.name, version: Version.current, schemaVersion: house.schemaVersion,
            rulebooks: house.rulebookDescriptions, methods: methods.map(MethodInfo.init).sorted { $0.path < $1.path },
            parts: await health.parts(), latestSequence: Int(house.store.events.latestSequence),
            logID: house.store.events.id,
            startedAt: startedAt, processID: Int(getpid()))
    }

    private func tail(_ request: TailRequest, _ writer: ReplyWriter<LogRecord>) async throws {
        guard let level = Logger.Level(rawValue: request.level ?? "info") else {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw RPCError(
                .invalidArgument, Text(zh: "level 应为以下之一：\(known)", en: "level must be one of \(known)"),
                reason: "LOGS_BAD_LEVEL", field: "level")
        }
        guard (0...LogHub.kept).contains(request.last ?? 10) else {
            throw RPCError(
                .invalidArgument, Text(zh: "last 应为 0 至 \(LogHub.kept)", en: "last must be from 0 to \(LogHub.kept)"),
                reason: "LOGS_BAD_LAST", field: "last")
        }
        func isWanted(_ record: LogRecord) -> Bool {
            guard let recorded = Logger.Level(rawValue: record.level), recorded >= level else { return false }
            guard record.label.hasPrefix(request.label ?? "") else { return false }
            guard let text = request.contains, !text.isEmpty else { return true }
            return record.message.contains(text) || record.fields.values.contains { $0.contains(text) }
        }
        // Filtered first, so that `last` counts records that are wanted.
        let (past, live) = logs.tail(last: LogHub.kept)
        for record in past.filter(isWanted).suffix(request.last ?? 10) { try await writer.write(record) }
        guard request.follow ?? true else { return }
        for await record in live where isWanted(record) { try await writer.write(record) }
    }
}

extension MethodInfo {
    init(_ method: MethodDescription) {
        let kind: MethodKind =
            switch method.kind {
            case .unary: .unary
            case .serverStreaming: .serverStreaming
            case .clientStreaming: .clientStreaming
            }
        self.init(
            path: method.path, kind: kind, isCommand: method.isCommand, request: method.requestName,
            reply: method.replyName,
            roles: method.roles.map(\.rawValue).sorted())
    }
}
