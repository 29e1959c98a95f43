import Synchronization
package import Testing

/// Lets a few of the tests that open sockets run at once.
///
/// All of them together would have more files open than Foundation's `Process` can stand (it reads past a full page of
/// `/proc/self/fd`), and would measure each other's load.
package struct FewAtOnce: TestTrait, SuiteTrait, TestScoping {
    private static let places = Places(8)

    package let isRecursive = true

    package func provideScope(
        for test: Test, testCase: Test.Case?, performing work: @concurrent @Sendable () async throws -> Void
    ) async throws {
        await FewAtOnce.places.take()
        defer { FewAtOnce.places.give() }
        try await work()
    }

    /// Once for each case of a test, not for the suite around it.
    package func scopeProvider(for test: Test, testCase: Test.Case?) -> FewAtOnce? { testCase == nil ? nil : self }
}

extension Trait where Self == FewAtOnce {
    /// Lets a few of these tests run at once.
    package static var fewAtOnce: FewAtOnce { FewAtOnce() }
}

/// A counting semaphore for tasks.
private final class Places: Sendable {
    private struct State {
        var free: Int
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(_ count: Int) { state = Mutex(State(free: count)) }

    func take() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                state.waiters.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    func give() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if state.waiters.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiters.removeFirst()
        }
        next?.resume()
    }
}
