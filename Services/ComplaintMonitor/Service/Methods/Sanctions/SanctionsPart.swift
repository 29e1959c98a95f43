import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

/// The ledger of sanctions as people and other services see it.
struct Sanctions: MonitorPart {
    let house: House
    let ledger: Ledger

    func serve(on router: inout Router) {
        router.serve(ComplaintMethods.listSanctions) { (request: ListSanctionsRequest, _) in
            try await listSanctions(request)
        }
        router.serve(ComplaintMethods.checkOperation) { (request: CheckOperationRequest, _) in
            try await checkOperation(request)
        }
        router.serve(ComplaintMethods.issueSanction) { (request: IssueSanctionRequest, call) in
            try await issueSanction(request, call)
        }
        router.serve(ComplaintMethods.liftSanction) { (request: LiftSanctionRequest, call) in
            try await liftSanction(request, call)
        }
    }

    var deadlineKinds: Set<String> { [Ledger.sanctionEnd] }

    /// Tells that a sanction has ended.
    func fire(_ deadline: Deadline, in transaction: Transaction) throws {
        guard let number = Int64(deadline.key) else { return }
        try ledger.end(number, in: transaction)
    }

    func step(for deadline: Deadline, in db: Database) throws -> AgendaStep? {
        guard let number = Int64(deadline.key), let entry = try SanctionTable.find(number, in: db),
            let lastDay = entry.lastDay
        else { return nil }
        return AgendaStep(
            at: deadline.due, kind: deadline.kind, partner: entry.target.partner,
            reason: Reason(
                clause: entry.clause,
                text: Text(
                    zh: "管控 \(number) 于 \(lastDay) 期满，次日零时解除",
                    en: "sanction \(number) ends with \(lastDay) and lifts at 00:00 of the day after")))
    }
}
