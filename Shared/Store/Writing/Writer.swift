internal import GRDB
internal import Schema
internal import Synchronization

/// The only one that writes: takes what waits, runs it in one transaction, commits once, and then tells everybody.
///
/// Unchecked, because `lastSequence` is touched on GRDB's serial writer queue alone.
final class Writer: @unchecked Sendable {
    /// How many batches were committed.
    let commitCount = Atomic(0)
    private let queue: CommandQueue
    private let tail: EventTail
    private let latest: Watched<Int64>
    private let nextDeadline: Watched<Instant?>
    private let checkpointer: Checkpointer
    private let path: String
    private var lastSequence: Int64

    init(
        _ queue: CommandQueue, tail: EventTail, latest: Watched<Int64>, nextDeadline: Watched<Instant?>,
        _ checkpointer: Checkpointer, path: String
    ) {
        self.queue = queue
        self.tail = tail
        self.latest = latest
        self.nextDeadline = nextDeadline
        self.checkpointer = checkpointer
        self.path = path
        lastSequence = latest.value
    }

    /// Writes until nothing waits any more.
    func drain(_ db: Database) {
        while true {
            let batch = queue.take()
            if batch.isEmpty { return }
            write(batch, to: db)
        }
    }

    private func write(_ batch: [Submission], to db: Database) {
        var events: [StoredEvent] = []
        var deadline = nextDeadline.value
        do {
            try db.inTransaction(.immediate) {
                let transaction = try Transaction(db, after: lastSequence)
                for commands in batch { try commands.run(in: transaction) }
                events = transaction.events
                if transaction.touchesDeadlines { deadline = try Deadlines.next(db) }
                return .commit
            }
        } catch {
            let error = StoreError(error, path: path)
            for commands in batch { commands.failed(error) }
            return
        }
        commitCount.add(1, ordering: .relaxed)
        lastSequence += Int64(events.count)
        tail.append(events)
        // Published first: who is told that its command stands finds it in the log.
        latest.publish(lastSequence)
        nextDeadline.publish(deadline)
        for commands in batch { commands.committed() }
        checkpointer.step(db)
    }
}
