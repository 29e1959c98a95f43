import RPC
import Schema
import ServiceKit
import Store

/// What is watched, what comes next, why and why not, and what would be under another rulebook: over all subjects.
struct Foresight: MonitorPart {
    let house: House
    let ledger: Ledger
    /// The subjects that it asks.
    let subjects: [any MonitorPart]

    func serve(on router: inout Router) {
        router.serve(ForesightMethods.watch) { (request: WatchRequest, writer: ReplyWriter<WatchedEvent>, _) in
            try await watch(request, writer)
        }
        router.serve(ForesightMethods.listAgenda) { (request: ListAgendaRequest, _) in try await listAgenda(request) }
        router.serve(ForesightMethods.getHeadroom) { (request: GetHeadroomRequest, _) in
            try await getHeadroom(request)
        }
        router.serve(ForesightMethods.explainOutcome) { (request: ExplainOutcomeRequest, _) in
            try await explainOutcome(request)
        }
        router.serve(ForesightMethods.explainSanction) { (request: ExplainSanctionRequest, _) in
            try await explainSanction(request)
        }
        router.serve(ForesightMethods.listCorrections) { (request: ListCorrectionsRequest, _) in
            try await listCorrections(request)
        }
        router.serve(ForesightMethods.whatIfComplaints) {
            (request: WhatIfComplaintsRequest, writer: ReplyWriter<WhatIfUpdate>, _) in
            try await whatIfComplaints(request, writer)
        }
    }
}
