import RPC
import Schema
import ServiceKit
import Store

extension Foresight {
    /// The trail of corrections of a complaint or of a day, the oldest first.
    func listCorrections(_ request: ListCorrectionsRequest) async throws -> ListCorrectionsReply {
        let size = try Page.size(request.pageSize, default: 100, upTo: 1000)
        let after = try Page.number(request.pageToken)
        // One more than asked for tells whether another page follows.
        let found = try await house.store.read {
            try CorrectionTable.page(
                after: after, complaint: request.complaint, day: request.day, limit: size + 1, in: $0)
        }
        let corrections = Array(found.prefix(size))
        return ListCorrectionsReply(
            corrections: corrections, nextPageToken: found.count > size ? corrections.last.map { "\($0.number)" } : nil)
    }
}
