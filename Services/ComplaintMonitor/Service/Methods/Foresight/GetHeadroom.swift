import GRDB
import RPC
import Schema
import ServiceKit
import Store

extension Foresight {
    /// How far a partner, or each of a page of partners, is from every next threshold, subject by subject.
    func getHeadroom(_ request: GetHeadroomRequest) async throws -> GetHeadroomReply {
        let now = house.clock.now
        let size = try Page.size(request.pageSize, default: 100, upTo: 1000)
        if let token = request.pageToken, PartnerID(token) == nil { throw Page.badToken }
        return try await house.store.read { [self] db in
            if let partner = request.partner {
                return GetHeadroomReply(at: now, items: try items(of: partner, at: now, in: db))
            }
            // One more than asked for tells whether another page follows.
            let found = try ForesightQueries.partners(
                after: request.pageToken ?? "", half: HalfYear(now.day), month: now.day.month, limit: size + 1, in: db)
            let page = found.prefix(size)
            return GetHeadroomReply(
                at: now, items: try page.flatMap { try items(of: $0, at: now, in: db) },
                nextPageToken: found.count > size ? page.last?.name : nil)
        }
    }

    private func items(of partner: PartnerID, at now: Instant, in db: Database) throws -> [HeadroomItem] {
        try subjects.flatMap { try $0.headroom(of: partner, at: now, in: db) }.map { item in
            var item = item
            item.partner = partner
            return item
        }
    }
}
