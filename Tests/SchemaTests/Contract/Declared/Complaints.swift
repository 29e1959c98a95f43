import RPC
import Schema

extension SwiftContract {
    static let complaints: [any DeclaredMethod] = [
        ComplaintMethods.fileComplaint, ComplaintMethods.fileComplaints, ComplaintMethods.fileBatch,
        ComplaintMethods.correctComplaint, ComplaintMethods.listRefusedComplaints,
        ComplaintMethods.closeDay,
        ComplaintMethods.getStanding, ComplaintMethods.listStandings, ComplaintMethods.explainStanding,
        ComplaintMethods.watchTiers, ComplaintMethods.listSanctions, ComplaintMethods.issueSanction,
        ComplaintMethods.liftSanction, ComplaintMethods.checkOperation,
    ]

    static let complaintFacts: [any Message.Type] = [
        ComplaintFiled.self, ComplaintCorrected.self, NotificationRecorded.self, DayClosed.self,
    ]
}
