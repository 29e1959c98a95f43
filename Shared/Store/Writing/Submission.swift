internal import Synchronization

/// Commands handed in together, as the writer sees them: whatever they return.
protocol Submitted: Sendable {
    /// How many commands they are.
    var count: Int { get }
    /// Runs each in its own savepoint. Throws where the whole batch is lost.
    func run(in transaction: Transaction) throws
    /// Tells the caller, after the commit, what became of each.
    func committed()
    /// Tells the caller that the batch, and they with it, is not in the file.
    func failed(_ error: StoreError)
}

/// Commands handed in together, and their caller, who waits.
///
/// Unchecked, because `results` and `caller` are handed over and not shared: the caller's task sets `caller` before the
/// queue's lock, the writer's thread touches both after it.
final class Submission<T: Sendable>: Submitted, @unchecked Sendable {
    typealias Command = @Sendable (Transaction) throws -> T

    private let commands: [Command]
    private let path: String
    private let isCancelled = Atomic(false)
    private var results: [Result<T, any Error>] = []
    var caller: CheckedContinuation<[Result<T, any Error>], any Error>?

    init(_ commands: [Command], path: String) {
        self.commands = commands
        self.path = path
    }

    var count: Int { commands.count }

    /// The commands that have not run yet will not, and the one that runs is taken back.
    func cancel() { isCancelled.store(true, ordering: .relaxed) }

    func run(in transaction: Transaction) throws {
        results.reserveCapacity(commands.count)
        for command in commands {
            let result = try transaction.attempt(command) { isCancelled.load(ordering: .relaxed) }
            results.append(result.mapError { StoreError.forCaller($0, path: path) })
        }
    }

    func committed() {
        caller.take()?.resume(returning: results)
    }

    func failed(_ error: StoreError) {
        caller.take()?.resume(throwing: error)
    }
}
