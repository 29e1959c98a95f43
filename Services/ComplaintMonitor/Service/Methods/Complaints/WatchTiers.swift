import RPC
import Schema
import ServiceKit
import Store

extension Complaints {
    /// Tier changes from a number of the log on, then live.
    func watchTiers(_ request: WatchTiersRequest, _ writer: ReplyWriter<TierChange>) async throws {
        try await house.streams.follow(
            from: request.fromSequence.map(Int64.init), types: [EventType.tierRaised], follow: true
        ) { stored in
            guard request.partner == nil || request.partner?.name == stored.event.subject else { return }
            var change = try stored.event.fact(TierChange.self)
            guard change.tier >= request.minimumTier ?? 0 else { return }
            change.sequence = Int(stored.sequence)
            try await writer.write(change)
        }
    }
}
