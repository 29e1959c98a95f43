internal import Synchronization

/// A value that one side publishes and any number of tasks wait on, without polling.
///
/// A wait looks at the value and not at a signal, so that nothing is lost between two waits.
final class Watched<Value: Sendable & Equatable>: Sendable {
    private struct Waiter {
        let isSatisfied: @Sendable (Value) -> Bool
        let continuation: CheckedContinuation<Value, any Error>
    }

    private struct State {
        var value: Value
        var end: StoreError?
        var waiters: [Int: Waiter] = [:]
        var nextID = 0
    }

    private let state: Mutex<State>

    init(_ value: Value) { state = Mutex(State(value: value)) }

    var value: Value { state.withLock { $0.value } }

    /// How many tasks wait.
    var waiterCount: Int { state.withLock { $0.waiters.count } }

    /// Replaces the value and wakes whom it satisfies.
    func publish(_ value: Value) {
        let woken = state.withLock { state -> [Waiter] in
            guard state.value != value else { return [] }
            state.value = value
            let satisfied = state.waiters.filter { $0.value.isSatisfied(value) }
            for id in satisfied.keys { state.waiters[id] = nil }
            return Array(satisfied.values)
        }
        for waiter in woken { waiter.continuation.resume(returning: value) }
    }

    /// Ends all waits, also later ones, with an error.
    func end(_ error: StoreError) {
        let woken = state.withLock { state in
            state.end = error
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in woken { waiter.continuation.resume(throwing: error) }
    }

    /// The value as soon as it satisfies the condition.
    ///
    /// - Throws: `CancellationError` where the task is cancelled, the ``end(_:)`` error where there will be no more.
    func wait(until isSatisfied: @escaping @Sendable (Value) -> Bool) async throws -> Value {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                register(Waiter(isSatisfied: isSatisfied, continuation: continuation), as: id)
                // A cancellation before the registration found nobody to wake.
                if Task.isCancelled { cancel(id) }
            }
        } onCancel: {
            cancel(id)
        }
    }

    private func register(_ waiter: Waiter, as id: Int) {
        let outcome = state.withLock { state -> Result<Value, any Error>? in
            if let end = state.end { return .failure(end) }
            if waiter.isSatisfied(state.value) { return .success(state.value) }
            state.waiters[id] = waiter
            return nil
        }
        if let outcome { waiter.continuation.resume(with: outcome) }
    }

    private func cancel(_ id: Int) {
        let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
        waiter?.continuation.resume(throwing: CancellationError())
    }
}
