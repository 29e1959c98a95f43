import RPC
import Schema

extension SwiftContract {
    static let credit: [any DeclaredMethod] = []

    static let creditFacts: [any Message.Type] = []
}
