import RPC
import Schema
import ServiceKit
import Store

extension Complaints {
    /// The correction queue, the oldest first.
    func listRefusedComplaints(_ request: ListRefusedComplaintsRequest) async throws -> ListRefusedComplaintsReply {
        let size = try Page.size(request.pageSize, default: 100, upTo: 1000)
        let after = try Page.number(request.pageToken)
        // One more than asked for tells whether another page follows.
        let found = try await house.store.read { try RefusedTable.page(after: after, limit: size + 1, in: $0) }
        let complaints = Array(found.prefix(size))
        return ListRefusedComplaintsReply(
            complaints: complaints, nextPageToken: found.count > size ? complaints.last.map { "\($0.number)" } : nil)
    }
}
