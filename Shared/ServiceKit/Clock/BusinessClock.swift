import Foundation
public import Schema
import Synchronization

/// What time it is for the business: the machine's clock, or one that stands still until it is moved.
///
/// The one place of the house that reads the machine's clock.
public final class BusinessClock: Sendable {
    /// Which of the two.
    public enum Kind: Sendable, Hashable {
        /// The machine's clock.
        case real
        /// A clock that stands still until it is advanced, from this instant on.
        case manual(Instant)
    }

    private struct State {
        var now: Instant
        var waiters: [Int: (due: Instant, continuation: CheckedContinuation<Void, Never>)] = [:]
        var lastWaiter = 0
    }

    /// Whether it stands still until it is advanced.
    public let isManual: Bool
    private let manual: Mutex<State>

    /// A clock of a kind.
    public init(_ kind: Kind) {
        switch kind {
        case .real:
            isManual = false
            manual = Mutex(State(now: Instant(microseconds: 0)))
        case .manual(let start):
            isManual = true
            manual = Mutex(State(now: start))
        }
    }

    /// The business time.
    public var now: Instant { isManual ? manual.withLock { $0.now } : BusinessClock.machineTime }

    /// What the machine's clock says, for logs.
    public static var machineTime: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    /// Moves a manual clock; one that is already there or beyond stays.
    ///
    /// Does nothing to a real clock.
    public func set(to instant: Instant) {
        guard isManual else { return }
        let due = manual.withLock { state in
            state.now = max(state.now, instant)
            let due = state.waiters.filter { $0.value.due <= state.now }
            for id in due.keys { state.waiters[id] = nil }
            return due.values.map(\.continuation)
        }
        for waiter in due { waiter.resume() }
    }

    /// Waits until the business time has come; returns early where the task is cancelled.
    public func sleep(until due: Instant) async {
        guard isManual else {
            // Asked again at least hourly: the machine's clock may be set while we wait.
            while due > now,
                (try? await Task.sleep(for: min(due - now, Duration.seconds(3600)), clock: .continuous)) != nil
            {}
            return
        }
        let id = manual.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = manual.withLock { state in
                    if due <= state.now || Task.isCancelled { return true }
                    state.waiters[id] = (due, continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            manual.withLock { $0.waiters.removeValue(forKey: id) }?.continuation.resume()
        }
    }
}
