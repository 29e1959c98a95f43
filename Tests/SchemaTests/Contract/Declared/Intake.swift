import RPC
import Schema

extension SwiftContract {
    static let intake: [any DeclaredMethod] = [
        IntakeMethods.registerPartner, IntakeMethods.getPartner, IntakeMethods.listPartners,
        IntakeMethods.registerServiceCode,
    ]

    static let intakeFacts: [any Message.Type] = [PartnerRegistered.self, ServiceCodeRegistered.self]
}
