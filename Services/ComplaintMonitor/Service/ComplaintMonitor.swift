public import RPC
import Schema
public import ServiceKit
public import Store

/// Turns a stream of complaints into warning tiers, and tiers into sanctions (migu-membership 7, 8.1, annexes 6 and 7).
public struct ComplaintMonitor: BusinessService {
    /// Its executable and its file.
    public static let name = "complaint-monitor"
    /// What it does, for `--help`.
    public static let summary = "投诉监测：投诉、通报、预警级别与管控。 Complaints, notifications, warning tiers, sanctions."
    /// Where it listens unless told.
    public static let defaultEndpoint = "tcp://127.0.0.1:7103"
    /// Its own tables.
    public static var migrations: [Migration] { Tables.migrations }
    /// intake, for the partners that it registers.
    public static let upstreams = [Upstream("intake", types: [EventType.partnerRegistered])]

    let house: House
    let rules: RulesByDay
    let ledger: Ledger

    /// Puts its parts together.
    public init(_ house: House) {
        self.house = house
        rules = RulesByDay(house.rulebooks)
        ledger = Ledger(rules: rules, clock: house.clock)
    }

    /// Registers its methods.
    public func serve(on router: inout Router) {
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
        router.serve(ComplaintMethods.listStandings) { (request: ListStandingsRequest, _) in
            try await listStandings(request)
        }
        router.serve(ComplaintMethods.explainStanding) { (request: ExplainStandingRequest, _) in
            try await explainStanding(request)
        }
        router.serve(ComplaintMethods.watchTiers) { (request: WatchTiersRequest, writer: ReplyWriter<TierChange>, _) in
            try await watchTiers(request, writer)
        }
        router.serve(ComplaintMethods.listSanctions) { (request: ListSanctionsRequest, _) in
            try await listSanctions(request)
        }
        router.serve(ComplaintMethods.issueSanction) { (request: IssueSanctionRequest, call) in
            try await issueSanction(request, call)
        }
        router.serve(ComplaintMethods.liftSanction) { (request: LiftSanctionRequest, call) in
            try await liftSanction(request, call)
        }
    }
}
