import RPC
import Schema

extension SwiftContract {
    static let violations: [any DeclaredMethod] = []

    static let violationFacts: [any Message.Type] = []
}
