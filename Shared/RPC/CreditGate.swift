import Synchronization

/// How many ITEMs one side may still send; a sender waits here for more.
///
/// One task sends. All credit counts, as a caller may wait to grant more until it has read most of what it granted; who
/// grants more than it reads is cut off by the transport (`ServerSocket.highWaterMark`). The sum alone is bounded.
final class CreditGate: Sendable {
    /// Where the sum stops growing.
    static let cap = Int(UInt32.max)

    private struct State {
        var credit: Int
        var end: RPCError?
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state: Mutex<State>

    init(_ credit: Int) { state = Mutex(State(credit: min(credit, CreditGate.cap))) }

    /// Adds credit.
    func grant(_ count: UInt32) {
        wake { $0.credit = min($0.credit + Int(count), CreditGate.cap) }
    }

    /// Ends the waiting: whoever sends from now on gets the error.
    func close(_ error: RPCError) {
        wake { $0.end = $0.end ?? error }
    }

    /// Takes one credit, or as many as there are up to `count`, waiting for the first.
    func take(upTo count: Int = 1) async throws(RPCError) -> Int {
        while true {
            let taken: Result<Int, RPCError> = state.withLock { state in
                if let end = state.end { return .failure(end) }
                let taken = min(count, state.credit)
                state.credit -= taken
                return .success(taken)
            }
            if case let taken = try taken.get(), taken > 0 { return taken }
            await wait()
        }
    }

    private func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let ready = state.withLock { state in
                    if state.credit > 0 || state.end != nil { return true }
                    state.waiter = continuation
                    return false
                }
                if ready { continuation.resume() }
            }
        } onCancel: {
            close(.cancelled)
        }
    }

    private func wake(_ change: (inout State) -> Void) {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            change(&state)
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }
}

/// The credit that one side has granted the other for a stream of ITEMs.
struct CreditWindow {
    private let size: Int
    private var outstanding: Int
    private var consumed = 0

    init(size: Int) {
        self.size = max(1, size)
        outstanding = max(0, size)
    }

    /// An item arrived; false where nobody had allowed it.
    mutating func arrived() -> Bool {
        guard outstanding > 0 else { return false }
        outstanding -= 1
        return true
    }

    /// So many items were read; the credit to grant now, or nil to wait until it is worth a message.
    mutating func read(_ count: Int) -> UInt32? {
        consumed += count
        guard consumed >= max(1, size / 2) else { return nil }
        defer { consumed = 0 }
        outstanding += consumed
        return UInt32(consumed)
    }
}
