import RPC
import Schema
import Synchronization

/// Several services' log streams as one, by time.
///
/// What arrives within a short while is sorted before it is shown; a stream reads no faster than it is shown.
final class LogMerge: Sendable {
    private static let window = Duration.milliseconds(200)
    private static let batch = 1024

    private let session: Session
    private let request: TailRequest
    private let waiting = Mutex<[LogRecord]>([])

    init(session: Session, request: TailRequest) {
        self.session = session
        self.request = request
    }

    /// Shows the records until all streams have ended; throws where no service could be reached.
    func run(_ services: [KnownService]) async throws {
        let answers = try await withThrowingTaskGroup { group in
            group.addTask {
                while self.request.follow == true, !Task.isCancelled {
                    try? await Task.sleep(for: LogMerge.window, clock: .continuous)
                    self.show()
                }
            }
            defer { group.cancelAll() }
            return try await self.session.ask(services) { service, client in
                do { try await self.read(client) } catch {
                    self.session.console.note(
                        Text(zh: "\(service.name)：", en: "\(service.name): ") + RPCError(error).message)
                    throw error
                }
            }
        }
        show()
        if answers.allSatisfy({ (try? $0.answer.get()) == nil }), let first = answers.first { try first.answer.get() }
    }

    private func read(_ client: RPCClient) async throws {
        try await client.stream(LogMethods.tail, request, session.options(timeout: nil)) { records in
            while let batch = try await records.nextBatch(limit: LogMerge.batch) {
                waiting.withLock { $0 += batch }
                if request.follow == true { try await Task.sleep(for: LogMerge.window, clock: .continuous) }
            }
        }
    }

    private func show() {
        let records = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        session.console.lines(records.sorted { $0.time < $1.time }.map { LogLine.text($0, session.console) })
    }
}

extension Text {
    fileprivate static func + (a: Text, b: Text) -> Text { Text(zh: a.zh + b.zh, en: a.en + b.en) }
}
