import RPC
import Schema

extension SwiftContract {
    static let findings: [any DeclaredMethod] = [
        FindingMethods.recordFinding, FindingMethods.recordFindings, FindingMethods.nameSubchannel,
        FindingMethods.getFinding, FindingMethods.listFindings, FindingMethods.listWarnings,
        FindingMethods.withdrawWarning,
    ]

    static let findingFacts: [any Message.Type] = [FindingRecorded.self, SubchannelNamed.self, WarningChanged.self]
}
