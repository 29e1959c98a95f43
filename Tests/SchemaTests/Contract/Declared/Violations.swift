import RPC
import Schema

extension SwiftContract {
    static let violations: [any DeclaredMethod] = [
        ViolationMethods.recordInspection, ViolationMethods.listInspections, ViolationMethods.fileViolation,
        ViolationMethods.upholdComplaint, ViolationMethods.proveViolation, ViolationMethods.dismissViolation,
        ViolationMethods.issueWarning, ViolationMethods.serveWarning, ViolationMethods.orderMeasure,
        ViolationMethods.checkRectification, ViolationMethods.decideBlacklisting, ViolationMethods.getViolation,
        ViolationMethods.listViolations, ViolationMethods.explainViolation, ViolationMethods.recordBrokenCommitment,
        ViolationMethods.chooseCommitmentMeasure, ViolationMethods.reportAdjustment,
        ViolationMethods.recordCustomerNotice, ViolationMethods.closeAdjustment, ConditionMethods.activateConditions,
        ConditionMethods.recordIndicator, ConditionMethods.judgeCondition, ConditionMethods.suspendBusiness,
        ConditionMethods.closeInquiry, ConditionMethods.checkRectification, ConditionMethods.getCondition,
        ConditionMethods.listConditions,
    ]

    static let violationFacts: [any Message.Type] = [
        SevereViolation.self, SuspectedViolation.self, ComplaintUpheld.self, IndicatorRecorded.self,
    ]
}
