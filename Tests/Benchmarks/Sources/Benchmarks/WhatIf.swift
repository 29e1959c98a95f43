import RPC
import Schema

/// A replay of stored complaints under another rulebook, beside SQLite going through the same rows in the same order, in turns.
enum WhatIfBenchmark {
    private static let rulebook = """
        amends: shipped
        announcements:
          - reference: what-if
            clause: migu-membership/8.3
            published: 2024-01-01
            effective: 2024-01-01
            changes: {warning.notifications.threshold: 3}
        """

    static func run(_ isQuick: Bool) async throws -> Table {
        let count = isQuick ? 100_000 : 1_000_000
        let seeded = try await SeededMonitor(port: 17841) { try $0.complaints(count) }
        let request = try WhatIfComplaintsRequest(
            rulebook: rulebook, from: day("2024-01-01"), to: day("2024-06-30"))
        let bare = try Seeder(seeded.file)
        let memory = seeded.monitor.child.residentMegabytes
        var house = Rounds()
        var alone = Rounds()
        var summary: WhatIfSummary?
        for _ in 0..<5 {
            let start = ContinuousClock.now
            summary = try await seeded.monitor.client.stream(
                ForesightMethods.whatIfComplaints, request, CallOptions(timeout: nil)
            ) { updates in
                var summary: WhatIfSummary?
                while let batch = try await updates.nextBatch() { summary = batch.last?.summary }
                return summary
            }
            house.values.append((ContinuousClock.now - start).seconds)
            alone.values.append(
                bare.time(
                    "SELECT partner, kind, filed_at FROM complaint WHERE withdrawn = 0 ORDER BY day, partner, filed_at"
                ).seconds)
        }
        guard summary?.complaints == count else { throw RPCError(.internal, "replayed \(summary?.complaints ?? 0)") }
        var table = Table(
            title: "What-if over \(figure(Double(count))) complaints of 1,000 partners, 181 days, a threshold of 3",
            columns: ["what", "seconds", "bare SQLite, same rows", "flipped tiers", "MB before", "MB after", "asked"])
        table.rows.append([
            "quanyi what-if complaints", figure(house.median), figure(alone.median),
            "\(summary?.tiersFlipped ?? 0)", figure(memory), figure(seeded.monitor.child.residentMegabytes), "≤ 3 s",
        ])
        await seeded.monitor.stop()
        return table
    }

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw RPCError(.internal, "no day \(text)") }
        return day
    }
}

/// A month's standings of 10,000 partners in one page, beside SQLite reading the same rows, in turns.
enum StandingsBenchmark {
    static func run(_ isQuick: Bool) async throws -> Table {
        let partners = 10_000
        let seeded = try await SeededMonitor(port: 17851) { try $0.days(partners: partners) }
        let bare = try Seeder(seeded.file)
        let request = ListStandingsRequest(month: BillingMonth("2024-06"), pageSize: partners)
        var (raw, decoded, alone) = (Rounds(), Rounds(), Rounds())
        for _ in 0..<(isQuick ? 10 : 40) {
            var start = ContinuousClock.now
            _ = try await seeded.monitor.client.call(ComplaintMethods.listStandings.withRawReplies, request)
            raw.values.append((ContinuousClock.now - start).seconds * 1000)
            start = ContinuousClock.now
            let reply = try await seeded.monitor.client.call(ComplaintMethods.listStandings, request)
            decoded.values.append((ContinuousClock.now - start).seconds * 1000)
            guard reply.standings.count == partners else { throw RPCError(.internal, "too few standings") }
            alone.values.append(
                bare.time(
                    """
                    SELECT m.month, m.partner, m.complaints, m.notifications, m.last_day, p.id IS NOT NULL
                    FROM month_count m LEFT JOIN partner p ON p.id = m.partner WHERE m.month = '2024-06'
                    ORDER BY m.partner
                    """
                ).seconds * 1000)
        }
        var table = Table(
            title: "A month's standings of 10,000 partners, one page over the wire; medians",
            columns: ["what", "ms", "bare SQLite, same rows, ms", "asked"])
        table.rows.append(["the call, its reply not read", figure(raw.median), figure(alone.median), "≤ 20 ms"])
        table.rows.append(["the call, its reply read into messages", figure(decoded.median), figure(alone.median), ""])
        await seeded.monitor.stop()
        return table
    }
}
