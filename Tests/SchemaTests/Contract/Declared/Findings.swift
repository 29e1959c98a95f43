import RPC
import Schema

extension SwiftContract {
    static let findings: [any DeclaredMethod] = []

    static let findingFacts: [any Message.Type] = []
}
