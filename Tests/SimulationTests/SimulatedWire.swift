import RPC
import Synchronization

/// Carries single requests to a service, each exactly when the simulation says, and gives back how the call ended.
final class SimulatedWire: ServerLink {
    private struct State {
        var lastCall: CallID = 0
        var waiting: [CallID: CheckedContinuation<Result<[UInt8], RPCError>, Never>] = [:]
    }

    private let state = Mutex(State())
    private let caller = PeerID([7])

    /// Delivers a request and waits for its end.
    func deliver(_ request: Request, to server: RPCServer) async -> Result<[UInt8], RPCError> {
        let id = state.withLock { state in
            state.lastCall += 1
            return state.lastCall
        }
        var metadata = Metadata()
        metadata["idempotency-key"] = request.key
        return await withCheckedContinuation { continuation in
            state.withLock { $0.waiting[id] = continuation }
            server.receive(.open(path: request.path, metadata: metadata, body: request.body), call: id, from: caller)
        }
    }

    func send(_ packet: Packet, call: CallID, to peer: PeerID) {
        guard case .end(let status, let body) = packet else { return }
        let waiting = state.withLock { $0.waiting.removeValue(forKey: call) }
        waiting?.resume(returning: status.map { .failure($0.error) } ?? .success(body ?? []))
    }
}

/// What a caller sends, as often as it takes, always with the same key.
struct Request: Hashable {
    let path: String
    let body: [UInt8]
    let key: String?
}

/// What becomes of a request on its way.
enum Fate: CaseIterable {
    /// It arrives and is answered.
    case answered
    /// It never arrives.
    case requestLost
    /// It arrives, its answer does not.
    case replyLost
    /// The service crashes before it arrives.
    case crashBefore
    /// The service crashes after its commit, before its answer.
    case crashAfter

    /// Mostly it is answered; a crash is rare.
    static func drawn(_ dice: inout Dice) -> Fate {
        switch dice.roll(0...99) {
        case 0..<80: .answered
        case 80..<88: .requestLost
        case 88..<97: .replyLost
        case 97..<98: .crashBefore
        default: .crashAfter
        }
    }
}
