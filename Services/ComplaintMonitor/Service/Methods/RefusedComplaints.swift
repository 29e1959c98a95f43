import RPC
import Schema
import ServiceKit
import Store

extension ComplaintMonitor {
    /// The correction queue, the oldest first.
    func listRefusedComplaints(_ request: ListRefusedComplaintsRequest) async throws -> ListRefusedComplaintsReply {
        let size = try Page.size(request.pageSize, default: 100, upTo: 1000)
        let after = try Page.number(request.pageToken)
        let complaints = try await house.store.read { try RefusedTable.page(after: after, limit: size, in: $0) }
        return ListRefusedComplaintsReply(
            complaints: complaints, nextPageToken: complaints.count == size ? complaints.last.map { "\($0.number)" } : nil)
    }
}
