import Crypto
import Foundation
import JSON
import Logging
public import RPC
import Schema
import ServiceLifecycle
public import Store

/// Runs a service's commands: one transaction each, once for each idempotency key, and on trial where asked.
public struct Commands: Sendable {
    private let store: Store
    private let clock: BusinessClock

    init(store: Store, clock: BusinessClock) {
        self.store = store
        self.clock = clock
    }

    /// Runs a command in the next transaction; returns its reply after the commit.
    ///
    /// With an `idempotency-key` the first reply is stored with the work, and given again to whoever sends the same again; the
    /// same key with another input is ALREADY_EXISTS. With `dry-run` the reply is given and the work rolled back.
    public func run<Reply: Message>(
        _ call: ServerCall, _ command: @escaping @Sendable (Transaction) throws -> Reply
    ) async throws -> Reply {
        let command = Commands.scoped(command)
        let isDryRun = call.metadata.isDryRun
        guard let key = call.metadata.idempotencyKey else {
            return try await store.write { transaction in
                transaction.isDryRun = isDryRun
                return try command(transaction)
            }
        }
        guard (1...200).contains(key.utf8.count) else {
            throw RPCError(
                .invalidArgument,
                Text(zh: "idempotency-key 应为 1 至 200 字节", en: "an idempotency-key has 1 to 200 bytes"),
                reason: "RPC_BAD_METADATA", field: "idempotency-key")
        }
        let hash = Commands.hash(call)
        return try await store.write { [clock] transaction in
            if let stored = try transaction.idempotentReply(key: key, inputHash: hash) {
                return try JSON.decode(Reply.self, from: stored)
            }
            transaction.isDryRun = isDryRun
            let reply = try command(transaction)
            try transaction.storeReply(key: key, inputHash: hash, reply: JSON.encodeText(reply), at: clock.now)
            return reply
        }
    }

    /// Runs many commands of one call in one transaction, each as `run` would without a key; what became of each, in their order.
    public func runEach<Reply: Sendable>(
        _ call: ServerCall, _ commands: [@Sendable (Transaction) throws -> Reply]
    ) async throws -> [Result<Reply, any Error>] {
        let isDryRun = call.metadata.isDryRun
        return try await store.writeEach(
            commands.map { command in
                Commands.scoped { transaction in
                    transaction.isDryRun = isDryRun
                    return try command(transaction)
                }
            })
    }

    /// The command with the call's scope, which the writer's thread does not have: its trace goes into the events.
    private static func scoped<Reply>(
        _ command: @escaping @Sendable (Transaction) throws -> Reply
    ) -> @Sendable (Transaction) throws -> Reply {
        guard let scope = CallScope.current else { return command }
        return { transaction in try CallScope.$current.withValue(scope) { try command(transaction) } }
    }

    private static func hash(_ call: ServerCall) -> String {
        var hash = SHA256()
        hash.update(data: Data(call.method.path.utf8))
        hash.update(data: [0])
        hash.update(data: call.body)
        return hash.finalize().map { String(format: "%02x", $0) }.joined()
    }
}

/// Forgets idempotency keys older than a year and a month, so that they do not grow for ever, and a file of last year that is
/// sent again still has its effect once.
struct KeyPruning: Service {
    static let kept = Duration.seconds(400 * 86_400)

    let store: Store
    let clock: BusinessClock
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat { await prune() } while (try? await Task.sleep(for: .seconds(3600), clock: .continuous)) != nil
        }
    }

    /// Forgets a batch at a time, so that commands go in between.
    func prune() async {
        let before = clock.now + (.zero - KeyPruning.kept)
        do {
            while try await store.write({ try $0.pruneReplies(before: before, limit: 1000) }) == 1000 {}
        } catch {
            logger.warning("idempotency keys not pruned", metadata: [LogKey.error: "\(error)"])
        }
    }
}

extension StoreError: RPCErrorConvertible {
    /// What a caller is told: whether to try again, never a path.
    public var rpcError: RPCError {
        switch self {
        case .idempotencyConflict:
            RPCError(
                .alreadyExists,
                Text(zh: "idempotency-key 已用于另一请求", en: "the idempotency-key was used with another input"),
                reason: "RPC_IDEMPOTENCY_CONFLICT", field: "idempotency-key")
        case .overloaded:
            RPCError(
                .resourceExhausted, Text(zh: "服务繁忙，请稍后重试", en: "the service is busy; try again"),
                reason: "STORE_OVERLOADED")
        case .full:
            RPCError(
                .resourceExhausted, Text(zh: "服务的磁盘已满，未写入任何内容", en: "the service's disk is full; nothing was written"),
                reason: "STORE_FULL")
        case .closed: .stopping
        default: .internal
        }
    }
}
