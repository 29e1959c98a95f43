import Synchronization

/// What was waited for did not come about in time.
package struct NeverHappened: Error, CustomStringConvertible {
    package let description: String
}

/// Looks again and again until the condition holds; throws `NeverHappened` if it does not within the time.
package func eventually(
    _ what: String, within time: Duration = .seconds(10), _ condition: () async throws -> Bool
) async throws {
    let end = ContinuousClock.now + time
    while try await !condition() {
        guard ContinuousClock.now < end else { throw NeverHappened(description: "never happened: \(what)") }
        try await Task.sleep(for: .milliseconds(1))
    }
}

/// The value, once there is one.
package func eventually<Value>(_ what: String, _ value: () async throws -> Value?) async throws -> Value {
    var found: Value?
    try await eventually(what) {
        found = try await value()
        return found != nil
    }
    guard let found else { throw NeverHappened(description: what) }
    return found
}

/// A list that any thread may add to.
package final class Recorder<Element: Sendable>: Sendable {
    private let list = Mutex<[Element]>([])

    package init() {}

    /// What was added so far.
    package var all: [Element] { list.withLock { $0 } }

    package func add(_ element: Element) { list.withLock { $0.append(element) } }
}

/// A number that any thread may change.
package final class Counter: Sendable {
    private let number: Atomic<Int>

    package init(_ value: Int = 0) { number = Atomic(value) }

    package var value: Int { number.load(ordering: .acquiring) }

    package func add(_ change: Int = 1) { number.add(change, ordering: .acquiringAndReleasing) }
}

/// Opens once; who waits at it goes on then, or when cancelled.
package final class Latch: Sendable {
    private struct State {
        var isOpen = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    package init() {}

    package func open() {
        let waiters = state.withLock { state in
            state.isOpen = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    package func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiters.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }
}
