import RPC
import Schema

extension SwiftContract {
    static let replies: [any DeclaredMethod] = [ReplyMethods.recordReply, ReplyMethods.listReplies]

    static let replyFacts: [any Message.Type] = []
}
