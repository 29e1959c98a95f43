import RPC
import Schema

extension SwiftContract {
    static let intake: [any DeclaredMethod] = [
        IntakeMethods.registerPartner, IntakeMethods.getPartner, IntakeMethods.listPartners,
        IntakeMethods.registerServiceCode, IntakeMethods.registerServiceLine, IntakeMethods.registerSubchannel,
        IntakeMethods.endCooperation,
    ]

    static let intakeFacts: [any Message.Type] = [
        PartnerRegistered.self, ServiceCodeRegistered.self, ServiceLineRegistered.self, SubchannelRegistered.self,
        CooperationEnded.self,
    ]
}
