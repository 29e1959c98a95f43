import RPC
import Schema

/// Walks the pages of the standings.
enum Standings {
    /// Hands on page after page of what a request asks for.
    static func pages(
        _ client: RPCClient, _ request: ListStandingsRequest, _ options: CallOptions,
        _ page: ([Standing]) throws -> Void
    ) async throws {
        var request = request
        request.pageSize = 10_000
        while true {
            let reply = try await client.call(ComplaintMethods.listStandings, request, options)
            try page(reply.standings)
            guard let token = reply.nextPageToken, !token.isEmpty else { return }
            request.pageToken = token
        }
    }

    /// All of them at once.
    static func all(
        _ client: RPCClient, _ request: ListStandingsRequest, _ options: CallOptions
    ) async throws -> [Standing] {
        var standings: [Standing] = []
        try await pages(client, request, options) { standings += $0 }
        return standings
    }
}
