import RPC
import Schema
import ServiceLifecycle
import Store
import Synchronization

/// Whether a service can do its work: its storage, really written to, and the services whose events it takes in.
final class Health: Sendable {
    private struct State {
        var parts: [String: PartHealth]
        var watchers: [Int: AsyncStream<Void>.Continuation] = [:]
        var lastWatcher = 0
    }

    static let storage = "storage"

    private let store: Store
    /// The parts without which the whole is well.
    private let spare: Set<String>
    private let state: Mutex<State>

    init(store: Store, upstreams: [Upstream]) {
        self.store = store
        spare = Set(upstreams.filter { !$0.isNeeded }.map(\.part))
        let parts = upstreams.map { PartHealth(name: $0.part, status: .notServing) }
        state = Mutex(State(parts: Dictionary(uniqueKeysWithValues: parts.map { ($0.name, $0) })))
    }

    /// Notes what is known of a part; true where that is news.
    @discardableResult
    func report(_ part: String, _ status: ServingStatus, detail: String?) -> Bool {
        let (isNews, watchers) = state.withLock { state in
            let isNews = state.parts[part]?.status != status
            state.parts[part] = PartHealth(name: part, status: status, detail: detail)
            return (isNews, isNews ? Array(state.watchers.values) : [])
        }
        for watcher in watchers { watcher.yield() }
        return isNews
    }

    /// The health of the whole (nil or empty) or a part; the storage is written to first.
    func check(_ part: String?) async -> ServingStatus {
        await probe()
        let parts = state.withLock { $0.parts }
        guard let part, !part.isEmpty else {
            return parts.values.allSatisfy { $0.status == .serving || spare.contains($0.name) } ? .serving : .notServing
        }
        return parts[part]?.status ?? .serviceUnknown
    }

    /// All parts, the storage written to first.
    func parts() async -> [PartHealth] {
        await probe()
        return state.withLock { $0.parts.values.sorted { $0.name < $1.name } }
    }

    /// Yields whenever a part's health changes.
    func changes() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id = state.withLock { state in
            state.lastWatcher += 1
            state.watchers[state.lastWatcher] = continuation
            return state.lastWatcher
        }
        continuation.onTermination = { [weak self] _ in self?.state.withLock { $0.watchers[id] = nil } }
        return stream
    }

    fileprivate func probe() async {
        do {
            try await store.probe()
            report(Health.storage, .serving, detail: nil)
        } catch {
            report(
                Health.storage, .notServing,
                detail: (error as? StoreError).map { StoreErrorText.text($0).en } ?? "\(error)")
        }
    }
}

/// Writes to the storage now and then, so that a watcher learns of a full disk without asking.
struct HealthProbe: Service {
    let health: Health
    var pause = Duration.seconds(10)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat { await health.probe() } while (try? await Task.sleep(for: pause, clock: .continuous)) != nil
        }
    }
}
