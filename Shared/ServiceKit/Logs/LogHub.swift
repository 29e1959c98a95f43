import JSON
public import Logging
import Schema
import Synchronization

/// Where a service's log records go: to a sink (standard output, a file), to the newest so many kept, to whoever tails.
public final class LogHub: Sendable {
    /// Records kept for a tail that asks for the last so many.
    static let kept = 1000

    private struct State {
        var ring: [LogRecord] = []
        var next = 0
        var tails: [Int: AsyncStream<LogRecord>.Continuation] = [:]
        var lastTail = 0
    }

    private let service: String
    private let sinks: [@Sendable ([UInt8]) -> Void]
    private let state = Mutex(State())

    /// A hub of a service; each sink gets every record as one line of JSON, its newline included.
    public init(service: String, sinks: [@Sendable ([UInt8]) -> Void]) {
        self.service = service
        self.sinks = sinks
    }

    /// A logger into this hub.
    public func logger(label: String, level: Logger.Level = .info) -> Logger {
        var logger = Logger(label: label) { label in HubHandler(hub: self, label: label) }
        logger.logLevel = level
        return logger
    }

    func take(_ level: Logger.Level, _ label: String, _ message: String, _ fields: [String: String]) {
        let record = LogRecord(
            time: BusinessClock.machineTime, level: level.rawValue, service: service, label: label, message: message,
            fields: fields)
        if !sinks.isEmpty, let line = try? JSON.encode(record) {
            for sink in sinks { sink(line + [UInt8(ascii: "\n")]) }
        }
        let tails = state.withLock { state in
            if state.ring.count < LogHub.kept { state.ring.append(record) } else { state.ring[state.next] = record }
            state.next = (state.next + 1) % LogHub.kept
            return Array(state.tails.values)
        }
        for tail in tails { tail.yield(record) }
    }

    /// The newest `last` records, then what is to come.
    ///
    /// A tail that is too slow loses the oldest of what waits for it.
    func tail(last: Int) -> (past: [LogRecord], live: AsyncStream<LogRecord>) {
        let (stream, continuation) = AsyncStream.makeStream(
            of: LogRecord.self, bufferingPolicy: .bufferingNewest(LogHub.kept))
        let (past, id) = state.withLock { state in
            state.lastTail += 1
            state.tails[state.lastTail] = continuation
            let whole =
                state.ring.count < LogHub.kept
                ? state.ring : Array(state.ring[state.next...] + state.ring[..<state.next])
            return (Array(whole.suffix(last)), state.lastTail)
        }
        continuation.onTermination = { [weak self] _ in self?.state.withLock { $0.tails[id] = nil } }
        return (past, stream)
    }
}

/// swift-log's face of a hub.
struct HubHandler: LogHandler {
    let hub: LogHub
    let label: String
    var logLevel = Logger.Level.info
    var metadata = Logger.Metadata()

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata.mapValues { "\($0)" }
        for (key, value) in event.metadata ?? [:] { fields[key] = "\(value)" }
        hub.take(event.level, label, "\(event.message)", fields)
    }
}
