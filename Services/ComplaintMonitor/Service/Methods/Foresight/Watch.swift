import RPC
import Schema
import ServiceKit
import Store

extension Foresight {
    /// What happens, as far as it is wanted, from a number of the log on, then live, at the pace of its reader.
    func watch(_ request: WatchRequest, _ writer: ReplyWriter<WatchedEvent>) async throws {
        let filter = try WatchFilter(request)
        try await house.streams.follow(
            from: request.fromSequence.map(Int64.init), types: filter.types, follow: request.follow ?? true
        ) { stored in
            if let event = try filter.watched(stored) { try await writer.write(event) }
        }
    }
}
