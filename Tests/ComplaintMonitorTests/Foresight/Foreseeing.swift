import RPC
import Schema
import ServiceTestSupport
import TestSupport

extension Desk {
    /// What the agenda lists, page after page of so many.
    func agenda(
        of partner: String? = nil, until: String? = nil, kinds: [String] = [], pages size: Int = 1000
    ) async throws -> [AgendaStep] {
        var request = ListAgendaRequest(
            partner: partner.map(PartnerID.init(checked:)), until: try until.map(at), kinds: kinds, pageSize: size)
        var steps: [AgendaStep] = []
        repeat {
            let page = try await client.call(ForesightMethods.listAgenda, request)
            steps += page.steps
            request.pageToken = page.nextPageToken
        } while request.pageToken != nil
        return steps
    }

    /// The first so many events that a watcher sees; all that there are where the request does not follow.
    func watch(_ request: WatchRequest, _ count: Int = .max) async throws -> [WatchedEvent] {
        try await client.stream(ForesightMethods.watch, request) { stream in
            var events: [WatchedEvent] = []
            while events.count < count, let event = try await stream.next() { events.append(event) }
            return events
        }
    }

    func headroom(of partner: String = "P") async throws -> [HeadroomItem] {
        try await client.call(
            ForesightMethods.getHeadroom, GetHeadroomRequest(partner: PartnerID(checked: partner))
        ).items
    }

    func explainSanction(_ id: String, asOf time: String? = nil) async throws -> ExplainSanctionReply {
        try await client.call(
            ForesightMethods.explainSanction, ExplainSanctionRequest(id: id, asOf: try time.map(at)))
    }

    func outcome(_ request: ExplainOutcomeRequest) async throws -> ExplainOutcomeReply {
        try await client.call(ForesightMethods.explainOutcome, request)
    }

    func whatIf(
        _ rulebook: String, from first: String, to last: String
    ) async throws -> (flips: [WhatIfFlip], summary: WhatIfSummary?, updates: [WhatIfUpdate]) {
        let request = WhatIfComplaintsRequest(rulebook: rulebook, from: try day(first), to: try day(last))
        return try await client.stream(ForesightMethods.whatIfComplaints, request) { stream in
            var updates: [WhatIfUpdate] = []
            while let batch = try await stream.nextBatch() { updates += batch }
            return (updates.compactMap(\.flip), updates.last?.summary, updates)
        }
    }
}

/// An override of the shipped rulebook in which figures differ from a day on: `warning.notifications.threshold: 3`.
func override(_ changes: String, from day: String = "2024-01-01") -> String {
    """
    amends: shipped
    announcements:
      - reference: 试算
        clause: migu-membership/8.3
        published: \(day)
        effective: \(day)
        changes: {\(changes)}
    """
}
