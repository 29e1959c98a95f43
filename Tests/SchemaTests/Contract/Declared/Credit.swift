import RPC
import Schema

extension SwiftContract {
    static let credit: [any DeclaredMethod] = [
        CreditMethods.recordScore, CreditMethods.applyGrade, CreditMethods.listGradeTasks, CreditMethods.endZeroScore,
        CreditMethods.getScore, CreditMethods.listScores, CreditMethods.explainScore, CreditMethods.checkChange,
        CreditMethods.getCreditClass, CreditMethods.setCreditClass, CreditMethods.confirmMajorViolation,
        CreditMethods.listMajorViolations, CreditMethods.fileClaim,
        CreditMethods.decideClaim, CreditMethods.withdrawClaim, CreditMethods.listClaims, CreditMethods.recordRevenue,
        CreditMethods.recordSpending, CreditMethods.getOwnItems, CreditMethods.recordMark, CreditMethods.computeScore,
    ]

    static let creditFacts: [any Message.Type] = [GradeChange.self, ScoreZeroed.self, ZeroScoreEnded.self]
}
