import RPC
import Schema
import ServiceKit
import Store

extension Replies {
    /// How many complaints there are of how many customers, of some days (migu-membership/a8.2).
    func countComplaints(_ request: CountComplaintsRequest) async throws -> CountComplaintsReply {
        try request.scope.check()
        var scope = request.scope
        scope.lastDay = scope.days.upperBound
        let found = try await house.store.read { [scope] db in
            try ComplaintTable.of(scope.partner, scope.days, in: db).filter(scope.takes)
        }
        return CountComplaintsReply(
            scope: scope, scale: CountedComplainants(of: found),
            complaints: request.listed == true ? found.prefix(10_000).map(\.id) : [])
    }
}

extension ComplaintScope {
    /// Throws INVALID_ARGUMENT where its days are none or more than a year.
    func check() throws(RPCError) {
        guard let lastDay else { return }
        guard (0...366).contains(lastDay - firstDay) else {
            throw .invalid(
                "scope.lastDay",
                Text(zh: "应不早于 firstDay，且相距不超过 366 天", en: "must not be before firstDay nor more than 366 days after"))
        }
    }
}
