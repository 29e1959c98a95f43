import JSON
import RPC
import Schema
import ServiceKit
import Store

extension Complaints {
    /// Partner-months read at a time; while the next are read, these become JSON, which takes longer than reading.
    private static let chunk = 1000

    /// The standings of all partners, by month and partner: the JSON of `ListStandingsReply`.
    func listStandings(_ request: ListStandingsRequest) async throws -> RawMessage {
        let size = try Page.size(request.pageSize, default: 1000, upTo: 10_000)
        let minimum = request.minimumTier ?? 0
        guard (0...99).contains(minimum) else {
            throw RPCError(
                .invalidArgument, Text(zh: "minimumTier 应为 0 至 99", en: "minimumTier must be from 0 to 99"),
                reason: "STANDINGS_BAD_TIER", field: "minimumTier")
        }
        let start = try Complaints.place(request.pageToken)
        let (chunks, continuation) = AsyncStream.makeStream(of: [Standing].self)
        async let texts = Complaints.json(of: chunks)
        let token = try await house.store.read { [self] db in
            defer { continuation.finish() }
            var (place, left) = (start, size)
            var last: Standing?
            while true {
                let limit = min(size, Complaints.chunk)
                let months = try MonthCountTable.months(request.month, after: place, limit: limit, in: db)
                let found = months.map(standing).filter { $0.tier >= minimum }
                continuation.yield(Array(found.prefix(left)))
                if found.count > left { return (found.prefix(left).last ?? last).map { "\($0.month) \($0.partner)" } }
                left -= found.count
                last = found.last ?? last
                guard months.count == limit, let end = months.last else { return nil }
                place = (end.month.description, end.partner.name)
            }
        }
        let parts = try await texts
        var body = Array(#"{"standings":["#.utf8)
        body.reserveCapacity(parts.reduce(200) { $0 + $1.count })
        for (index, text) in parts.enumerated() {
            // Each is an array of its own; all of them become one.
            if index > 0 { body.append(UInt8(ascii: ",")) }
            body += text[1..<text.count - 1]
        }
        body += Array("]".utf8)
        if let token { body += Array(#","nextPageToken":"#.utf8) + (try JSON.encode(token)) }
        body.append(UInt8(ascii: "}"))
        return RawMessage(bytes: body)
    }

    /// The JSON of each chunk that has any, written on whatever processor is free.
    private static func json(of chunks: AsyncStream<[Standing]>) async throws -> [[UInt8]] {
        try await withThrowingTaskGroup(of: (place: Int, text: [UInt8]).self) { group in
            var count = 0
            for await chunk in chunks where !chunk.isEmpty {
                group.addTask { [count] in (count, try JSON.encode(chunk)) }
                count += 1
            }
            var texts = [[UInt8]](repeating: [], count: count)
            for try await (place, text) in group { texts[place] = text }
            return texts
        }
    }

    /// The month and partner of a token; the beginning without one.
    private static func place(_ token: String?) throws(RPCError) -> (month: String, partner: String) {
        guard let token else { return ("", "") }
        let parts = token.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, BillingMonth(parts[0]) != nil else { throw Page.badToken }
        return (parts[0], parts[1])
    }

    private func standing(_ totals: MonthTotals) -> Standing {
        let rules = rules[totals.lastDay]
        return Standing(
            partner: totals.partner, month: totals.month, complaints: totals.complaints,
            notifications: totals.notifications,
            tier: rules.tier(forNotifications: totals.notifications),
            isRegistered: totals.isRegistered,
            ruleStatus: rules.status)
    }
}
