import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

/// Complaints, the days and months that they add up to, and warning tiers (migu-membership 7, 8.1, annexes 6 and 7).
struct Complaints: MonitorPart {
    let house: House
    let ledger: Ledger
    var rules: RulesByDay { ledger.rules }

    func serve(on router: inout Router) {
        router.serve(ComplaintMethods.fileComplaint.withRawRequests) { (request: RawMessage, call) in
            try await fileComplaint(request, call)
        }
        router.serve(ComplaintMethods.fileComplaints.withRawRequests) { (requests: RequestStream<RawMessage>, call) in
            try await fileComplaints(requests, call)
        }
        router.serve(ComplaintMethods.fileBatch) { (request: FileBatchRequest, call) in
            try await fileBatch(request, call)
        }
        router.serve(ComplaintMethods.correctComplaint) { (request: CorrectComplaintRequest, call) in
            try await correctComplaint(request, call)
        }
        router.serve(ComplaintMethods.listRefusedComplaints) { (request: ListRefusedComplaintsRequest, _) in
            try await listRefusedComplaints(request)
        }
        router.serve(ComplaintMethods.closeDay) { (request: CloseDayRequest, call) in try await closeDay(request, call)
        }
        router.serve(ComplaintMethods.getStanding) { (request: GetStandingRequest, _) in try await getStanding(request)
        }
        router.serve(ComplaintMethods.listStandings.withRawReplies) { (request: ListStandingsRequest, _) in
            try await listStandings(request)
        }
        router.serve(ComplaintMethods.explainStanding) { (request: ExplainStandingRequest, _) in
            try await explainStanding(request)
        }
        router.serve(ComplaintMethods.watchTiers) { (request: WatchTiersRequest, writer: ReplyWriter<TierChange>, _) in
            try await watchTiers(request, writer)
        }
    }

    var deadlineKinds: Set<String> { [Ledger.closeDay] }

    /// Closes a day that is over.
    func fire(_ deadline: Deadline, in transaction: Transaction) throws {
        guard let day = Day(deadline.key) else { return }
        try close(day, in: transaction)
    }

    func step(for deadline: Deadline, in db: Database) throws -> AgendaStep? {
        AgendaStep(
            at: deadline.due, kind: deadline.kind,
            reason: Reason(
                clause: Regulation.notification,
                text: Text(zh: "\(deadline.key) 日终统计", en: "the counts of \(deadline.key) are closed")))
    }
}
