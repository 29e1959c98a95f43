import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

/// Inspections, general and severe violations, warnings and rectification, broken commitments, notices to customers
/// (maoming-benefits 12.2.2, 13.2, 19.2.3.s10, 22 to 25, 57).
struct Violations: MonitorPart {
    static let regulation = "maoming-benefits"
    static let rectification = "violation-rectification"

    let house: House
    let ledger: Ledger
    let violations = RecordTable<Violation>.violations

    func serve(on router: inout Router) {
        serveViolations(on: &router)
        router.serve(ViolationMethods.recordInspection) { (request: RecordInspectionRequest, call) in
            try await recordInspection(request, call)
        }
        router.serve(ViolationMethods.listInspections) { (request: ListInspectionsRequest, _) in
            try await listInspections(request)
        }
        router.serve(ViolationMethods.recordBrokenCommitment) { (request: RecordBrokenCommitmentRequest, call) in
            try await recordBrokenCommitment(request, call)
        }
        router.serve(ViolationMethods.chooseCommitmentMeasure) { (request: ChooseCommitmentMeasureRequest, call) in
            try await chooseCommitmentMeasure(request, call)
        }
        router.serve(ViolationMethods.reportAdjustment) { (request: ReportAdjustmentRequest, call) in
            try await reportAdjustment(request, call)
        }
        router.serve(ViolationMethods.recordCustomerNotice) { (request: RecordCustomerNoticeRequest, call) in
            try await recordCustomerNotice(request, call)
        }
        router.serve(ViolationMethods.closeAdjustment) { (request: CloseAdjustmentRequest, call) in
            try await closeAdjustment(request, call)
        }
    }

    private func serveViolations(on router: inout Router) {
        router.serve(ViolationMethods.fileViolation) { (request: FileViolationRequest, call) in
            try await fileViolation(request, call)
        }
        router.serve(ViolationMethods.upholdComplaint) { (request: UpholdComplaintRequest, call) in
            try await upholdComplaint(request, call)
        }
        router.serve(ViolationMethods.proveViolation) { (request: ProveViolationRequest, call) in
            try await proveViolation(request, call)
        }
        router.serve(ViolationMethods.dismissViolation) { (request: DismissViolationRequest, call) in
            try await dismissViolation(request, call)
        }
        router.serve(ViolationMethods.issueWarning) { (request: IssueWarningRequest, call) in
            try await issueWarning(request, call)
        }
        router.serve(ViolationMethods.serveWarning) { (request: ServeWarningRequest, call) in
            try await serveWarning(request, call)
        }
        router.serve(ViolationMethods.orderMeasure) { (request: OrderMeasureRequest, call) in
            try await orderMeasure(request, call)
        }
        router.serve(ViolationMethods.checkRectification) { (request: CheckRectificationRequest, call) in
            try await checkRectification(request, call)
        }
        router.serve(ViolationMethods.decideBlacklisting) { (request: DecideBlacklistingRequest, call) in
            try await decideBlacklisting(request, call)
        }
        router.serve(ViolationMethods.getViolation) { (request: GetViolationRequest, _) in
            try await getViolation(request)
        }
        router.serve(ViolationMethods.listViolations) { (request: ListViolationsRequest, _) in
            try await listViolations(request)
        }
        router.serve(ViolationMethods.explainViolation) { (request: ExplainViolationRequest, _) in
            try await explainViolation(request)
        }
    }

    /// Opens what settlement and pricing-watch suspect, and keeps which cooperation has ended.
    func react(to event: Event, from upstream: String, in transaction: Transaction) throws {
        switch event.type {
        case EventType.settlementViolationFound: try open(event, .settlement, in: transaction)
        case EventType.pricingViolationFound: try open(event, .pricing, in: transaction)
        case EventType.cooperationEnded:
            let end = try event.fact(CooperationEnded.self).end
            _ = try RecordTable.cooperationEnds.insert(partner: end.partner, in: transaction) { _ in end }
        default: break
        }
    }

    var deadlineKinds: Set<String> { [Violations.rectification] }

    /// A date to rectify has passed, or a rectification has failed.
    func fire(_ deadline: Deadline, in transaction: Transaction) throws {
        guard let violation = try violations.find(deadline.key, in: transaction.db) else { return }
        try rectificationDue(violation, in: transaction)
    }

    func step(for deadline: Deadline, in db: Database) throws -> AgendaStep? {
        guard let violation = try violations.find(deadline.key, in: db),
            let rectification = try rectification(of: violation, in: db)
        else { return nil }
        return AgendaStep(
            at: deadline.due, kind: deadline.kind, partner: violation.partner,
            reason: rectification.forecast(of: violation.id))
    }
}
