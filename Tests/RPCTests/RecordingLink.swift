import Synchronization
import TestSupport

@testable import RPC

/// Keeps what a server or a channel sends.
final class RecordingLink: ServerLink, ClientLink {
    struct Sent: Sendable, Hashable {
        let packet: Packet
        let call: CallID
    }

    private let recorder = Recorder<Sent>()

    var sent: [Sent] { recorder.all }

    /// The error codes of the ENDs sent for a call; OK for one without an error.
    func ends(_ call: CallID) -> [StatusCode] {
        sent.compactMap { sent in
            guard sent.call == call, case .end(let status, _) = sent.packet else { return nil }
            return status?.error.code ?? .ok
        }
    }

    /// The stable names of the errors sent for a call.
    func reasons(_ call: CallID) -> [String?] {
        sent.compactMap { sent in
            guard sent.call == call, case .end(let status?, _) = sent.packet else { return nil }
            return status.error.reason
        }
    }

    var items: Int { sent.filter { if case .item = $0.packet { true } else { false } }.count }

    func send(_ packet: Packet, call: CallID, to peer: PeerID) { recorder.add(Sent(packet: packet, call: call)) }
    func send(_ packet: Packet, call: CallID) { recorder.add(Sent(packet: packet, call: call)) }
}

/// A clock that stands until it is moved.
final class StandingClock: Sendable {
    private let instant = Mutex(ContinuousClock.now)

    var now: ContinuousClock.Instant { instant.withLock { $0 } }

    func move(_ duration: Duration) { instant.withLock { $0 += duration } }
}
