import ComplaintMonitor
import RPC
import Rulebook
import Schema
import ServiceTestSupport

/// Runs complaint-monitor on a new file at a business time while `body` uses it.
func monitoring<Result>(
    at now: String, _ rulebooks: Rulebooks? = nil, _ body: (Desk) async throws -> Result
) async throws -> Result {
    try await serving(ComplaintMonitor.self, in: TestFolder(), at: at(now), rulebooks: rulebooks) { served in
        try await body(Desk(served.client))
    }
}
