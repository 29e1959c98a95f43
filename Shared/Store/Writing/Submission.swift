internal import Synchronization

/// Commands handed in together, and their caller, who waits.
///
/// Unchecked, because `failures` and `caller` are handed over and not shared: the caller's task sets `caller` before the
/// queue's lock, the writer's thread touches both after it.
final class Submission: @unchecked Sendable {
    /// For each command why it is not in the file, nil where it is.
    typealias Failures = [(any Error)?]

    var caller: CheckedContinuation<Failures, any Error>?

    private let commands: [Command]
    private let isCancelled = Atomic(false)
    private var failures: Failures = []

    init(_ commands: [Command]) { self.commands = commands }

    /// How many commands they are.
    var count: Int { commands.count }

    /// Has the commands that have not run yet not run, and the one that runs taken back.
    func cancel() { isCancelled.store(true, ordering: .relaxed) }

    /// Runs each command in its own savepoint.
    ///
    /// - Throws: Where the whole batch is lost.
    func run(in transaction: Transaction) throws {
        failures.reserveCapacity(commands.count)
        for command in commands {
            failures.append(try transaction.attempt(command) { isCancelled.load(ordering: .relaxed) })
        }
    }

    /// Tells the caller, after the commit, what became of each.
    func committed() { caller.take()?.resume(returning: failures) }

    /// Tells the caller that the batch, and they with it, is not in the file.
    func failed(_ error: StoreError) { caller.take()?.resume(throwing: error) }
}

/// Where a command leaves its value until its caller is resumed.
///
/// Unchecked, because the writer's thread has ended its part when it resumes the caller.
final class Slot<T: Sendable>: @unchecked Sendable {
    private(set) var value: T?

    /// The command with its value left here.
    func filled(by command: @escaping @Sendable (Transaction) throws -> T) -> Command {
        { self.value = try command($0) }
    }
}
