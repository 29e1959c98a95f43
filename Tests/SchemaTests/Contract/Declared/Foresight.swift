import RPC
import Schema

extension SwiftContract {
    static let foresight: [any DeclaredMethod] = [
        ForesightMethods.getHeadroom, ForesightMethods.explainOutcome,
    ]
}
