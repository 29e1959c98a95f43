import RPC
import Schema

extension SwiftContract {
    static let foresight: [any DeclaredMethod] = [
        ForesightMethods.watch, ForesightMethods.listAgenda, ForesightMethods.getHeadroom,
        ForesightMethods.explainSanction, ForesightMethods.explainOutcome, ForesightMethods.listCorrections,
        ForesightMethods.whatIfComplaints,
    ]
}
