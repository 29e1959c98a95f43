import RPC
import Schema

extension SwiftContract {
    static let replies: [any DeclaredMethod] = [
        ReplyMethods.getComplaint, ReplyMethods.recordReply, ReplyMethods.withdrawReply,
        ReplyMethods.listReplies, ReplyMethods.assessEscalation,
        ReplyMethods.getServiceScore, ReplyMethods.closeHalfYear, ReplyMethods.countComplaints,
        ReplyMethods.listWaves, ReplyMethods.confirmWave, ReplyMethods.dismissWave, ReplyMethods.attestWave,
    ]

    static let replyFacts: [any Message.Type] = [ComplaintRepeated.self, ReplyOverdue.self]
}
