import Logging
import RPC
import Schema
import ServiceLifecycle
import Store

/// Wakes for the next deadline by the business clock and has the service do what is due, each once.
actor DeadlineRunner: Service {
    private let store: Store
    private let clock: BusinessClock
    private let logger: Logger
    private let fire: @Sendable (Deadline, Transaction) throws -> Void
    private var isAdvancing = false
    /// The loop, while an advance does its work.
    private var resting: CheckedContinuation<Void, Never>?

    init(
        store: Store, clock: BusinessClock, logger: Logger,
        fire: @escaping @Sendable (Deadline, Transaction) throws -> Void
    ) {
        self.store = store
        self.clock = clock
        self.logger = logger
        self.fire = fire
    }

    /// Fires what falls due, until stopped.
    func run() async throws {
        await cancelWhenGracefulShutdown { await self.loop() }
    }

    private func loop() async {
        if clock.isManual, (try? await move(to: clock.now)) == nil { logger.error("the clock could not be kept") }
        var backoff = Backoff(longest: .seconds(30))
        while !Task.isCancelled {
            do {
                await untilAdvanced()
                try await fireDue(upTo: clock.now)
                try await waitForNext()
                backoff = Backoff(longest: .seconds(30))
            } catch is CancellationError {
                return
            } catch StoreError.closed {
                return
            } catch {
                logger.error("deadlines could not be handled", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: backoff.next())
            }
        }
    }

    /// Until the next deadline is due, or another became the next.
    private func waitForNext() async throws {
        let next = store.deadlines.next
        try await withThrowingTaskGroup(of: Void.self) { [store, clock] group in
            group.addTask { _ = try await store.deadlines.changes(from: next) }
            if let next { group.addTask { await clock.sleep(until: next) } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    @discardableResult
    private func fireDue(upTo now: Instant) async throws -> Int {
        var fired = 0
        while true {
            let due = try await store.deadlines.due(upTo: now, limit: 256)
            guard !due.isEmpty else { return fired }
            for deadline in due {
                let isDone = try await store.write { [fire] transaction in
                    guard try transaction.complete(deadline) else { return false }
                    try fire(deadline, transaction)
                    return true
                }
                if isDone { fired += 1 }
            }
        }
    }

    /// Moves a manual clock from deadline to deadline, each handled at its own instant, and on to the end.
    ///
    /// Returns how many were handled. Throws FAILED_PRECONDITION on a real clock, INVALID_ARGUMENT for a time before now,
    /// ABORTED while another advance is under way.
    func advance(to end: Instant) async throws -> Int {
        guard clock.isManual else {
            throw RPCError(
                .failedPrecondition, Text(zh: "业务时钟是真实时钟，不能拨动", en: "the business clock is real and can't be moved"),
                reason: "CLOCK_REAL")
        }
        guard end >= clock.now else {
            throw RPCError(
                .invalidArgument,
                Text(zh: "to 早于当前业务时间 \(clock.now)", en: "to is before the business time \(clock.now)"),
                reason: "CLOCK_BACKWARDS", field: "to")
        }
        guard !isAdvancing else {
            throw RPCError(.aborted, Text(zh: "另一次拨动尚未完成", en: "another advance is under way"), reason: "CLOCK_BUSY")
        }
        isAdvancing = true
        defer {
            isAdvancing = false
            resting.take()?.resume()
        }
        var fired = 0
        while let next = store.deadlines.next, next <= end {
            try await move(to: max(next, clock.now))
            fired += try await fireDue(upTo: clock.now)
        }
        try await move(to: end)
        return fired
    }

    /// Moves the clock; the file knows it first, so that a service that is started again never finds itself back in time.
    private func move(to instant: Instant) async throws {
        try await store.write { transaction in try ClockTable.save(instant, in: transaction) }
        clock.set(to: instant)
    }

    /// An advance fires what falls due on its way itself; the loop goes on after it.
    private func untilAdvanced() async {
        guard isAdvancing else { return }
        await withCheckedContinuation { resting = $0 }
    }
}
