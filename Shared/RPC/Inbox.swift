import Synchronization

/// The ITEMs of one stream that have arrived and wait to be read; bounded by the credit that was granted.
///
/// One task reads. Who delivers never waits.
final class Inbox: Sendable {
    private struct State {
        var items: [[UInt8]] = []
        var end: Result<Void, RPCError>?
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Adds an item; after the end it is dropped.
    func deliver(_ item: [UInt8]) {
        wake { state in
            guard state.end == nil else { return }
            state.items.append(item)
        }
    }

    /// Ends the stream; what has arrived can still be read unless it failed.
    func finish(_ error: RPCError? = nil) {
        wake { state in
            guard state.end == nil else { return }
            state.end = error.map { .failure($0) } ?? .success(())
            if error != nil { state.items.removeAll() }
        }
    }

    /// Everything that has arrived, at most `limit`, waiting for the first; nil at the end.
    func nextBatch(limit: Int) async throws(RPCError) -> [[UInt8]]? {
        while true {
            if let batch = try take(limit) { return batch.isEmpty ? nil : batch }
            await wait()
        }
    }

    /// nil: nothing yet; empty: the end.
    private func take(_ limit: Int) throws(RPCError) -> [[UInt8]]? {
        let taken: Result<[[UInt8]]?, RPCError> = state.withLock { state in
            if !state.items.isEmpty {
                // Nearly always all of it, and then nothing is moved.
                if state.items.count <= limit {
                    defer { state.items = [] }
                    return .success(state.items)
                }
                let batch = Array(state.items.prefix(limit))
                state.items.removeFirst(batch.count)
                return .success(batch)
            }
            return state.end.map { $0.map { [] } } ?? .success(nil)
        }
        return try taken.get()
    }

    private func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let ready = state.withLock { state in
                    if !state.items.isEmpty || state.end != nil { return true }
                    state.waiter = continuation
                    return false
                }
                if ready { continuation.resume() }
            }
        } onCancel: {
            finish(.cancelled)
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
