public import RPC

/// quanyi.intake.partner-registered.v1: a partner was registered.
public struct PartnerRegistered: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.PartnerRegistered"

    /// The partner.
    public var partner: Partner

    /// A message of these fields.
    public init(partner: Partner) {
        self.partner = partner
    }
}

/// quanyi.intake.service-code-registered.v1: a service code was registered.
public struct ServiceCodeRegistered: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.ServiceCodeRegistered"

    /// The code.
    public var serviceCode: RegisteredServiceCode

    /// A message of these fields.
    public init(serviceCode: RegisteredServiceCode) {
        self.serviceCode = serviceCode
    }
}
