import RPC
import Schema

extension SwiftContract {
    static let replies: [any DeclaredMethod] = []

    static let replyFacts: [any Message.Type] = []
}
