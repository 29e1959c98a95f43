import RPC
import Schema

/// Files complaints over a connection that may come and go.
///
/// A complaint sent twice counts once, by its id.
struct ComplaintSender: Sendable {
    let client: RPCClient
    let options: CallOptions
    /// How long a service may be away before we give up.
    var patience = Duration.seconds(60)
    /// Told when a connection is lost, once until calls go through again.
    var onLost: @Sendable (RPCError) -> Void = { _ in }

    /// Files complaints in their order with one client-streaming call, again while the service is UNAVAILABLE.
    func file(_ complaints: [Complaint]) async throws -> FileComplaintsReply {
        try await retrying { try await send(complaints) }
    }

    private func send(_ complaints: [Complaint]) async throws -> FileComplaintsReply {
        try await client.send(ComplaintMethods.fileComplaints, options) { writer in
            for complaint in complaints { try await writer.write(FileComplaintRequest(complaint: complaint)) }
        }
    }

    private func retrying<Result>(_ work: () async throws -> Result) async throws -> Result {
        var backoff = Backoff()
        let giveUp = ContinuousClock.now + patience
        var isFirst = true
        while true {
            do { return try await work() } catch let error as RPCError where error.code == .unavailable {
                let pause = backoff.next()
                guard ContinuousClock.now + pause < giveUp else { throw error }
                if isFirst { onLost(error) }
                isFirst = false
                try await Task.sleep(for: pause, clock: .continuous)
            }
        }
    }
}
