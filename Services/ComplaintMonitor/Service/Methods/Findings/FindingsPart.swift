import GRDB
import RPC
import Schema
import ServiceKit

/// Important complaints, supervised complaints, dial tests and complaint letters, and the warnings that they give
/// (migu-membership 8.2, annexes 1 to 4).
struct Findings: MonitorPart {
    let house: House
    let ledger: Ledger

    func serve(on router: inout Router) {
        router.serve(FindingMethods.recordFinding) { (request: RecordFindingRequest, call) in
            try await recordFinding(request, call)
        }
        router.serve(FindingMethods.recordFindings) { (request: RecordFindingsRequest, call) in
            try await recordFindings(request, call)
        }
        router.serve(FindingMethods.nameSubchannel) { (request: NameSubchannelRequest, call) in
            try await nameSubchannel(request, call)
        }
        router.serve(FindingMethods.getFinding) { (request: GetFindingRequest, _) in try await getFinding(request) }
        router.serve(FindingMethods.listFindings) { (request: ListFindingsRequest, _) in
            try await listFindings(request)
        }
        router.serve(FindingMethods.listWarnings) { (request: ListWarningsRequest, _) in
            try await listWarnings(request)
        }
        router.serve(FindingMethods.withdrawWarning) { (request: WithdrawWarningRequest, call) in
            try await withdrawWarning(request, call)
        }
    }
}
