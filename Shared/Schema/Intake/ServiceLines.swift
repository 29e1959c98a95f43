public import RPC

/// How customers pay (migu-membership/4.1).
public enum PaymentMethod: String, WireEnum {
    /// On the phone bill (话费支付).
    case phoneBill = "PAYMENT_METHOD_PHONE_BILL"
    /// Through a third party (第三方支付).
    case thirdParty = "PAYMENT_METHOD_THIRD_PARTY"
    /// Another way, which is described.
    case other = "PAYMENT_METHOD_OTHER"
}

/// What a partner sells under one agreement.
public struct RegisteredServiceLine: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.RegisteredServiceLine"

    /// Whose it is.
    public var partner: PartnerID
    /// The service line.
    public var serviceLine: ServiceLineID
    /// How its customers pay: at least one way, each once.
    public var paymentMethods: [PaymentMethod]
    /// What the other way is, where there is one.
    public var otherPayment: String?
    /// When it was registered.
    public var registeredAt: Instant

    /// A message of these fields.
    public init(
        partner: PartnerID, serviceLine: ServiceLineID, paymentMethods: [PaymentMethod], otherPayment: String? = nil,
        registeredAt: Instant
    ) {
        self.partner = partner
        self.serviceLine = serviceLine
        self.paymentMethods = paymentMethods
        self.otherPayment = otherPayment
        self.registeredAt = registeredAt
    }
}

/// Registers a service line of a partner.
public struct RegisterServiceLineRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.RegisterServiceLineRequest"

    /// The partner.
    public var partner: PartnerID
    /// The service line.
    public var serviceLine: ServiceLineID
    /// How its customers pay, at least one way (migu-membership/4.1).
    public var paymentMethods: [PaymentMethod]
    /// What the other way is; only with `PAYMENT_METHOD_OTHER`, and always with it.
    public var otherPayment: String?
    /// Who registers it.
    public var by: Person?

    /// A message of these fields.
    public init(
        partner: PartnerID, serviceLine: ServiceLineID, paymentMethods: [PaymentMethod], otherPayment: String? = nil,
        by: Person? = nil
    ) {
        self.partner = partner
        self.serviceLine = serviceLine
        self.paymentMethods = paymentMethods
        self.otherPayment = otherPayment
        self.by = by
    }
}

/// quanyi.intake.service-line-registered.v1: a service line was registered.
public struct ServiceLineRegistered: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.ServiceLineRegistered"

    /// The service line.
    public var serviceLine: RegisteredServiceLine

    /// A message of these fields.
    public init(serviceLine: RegisteredServiceLine) {
        self.serviceLine = serviceLine
    }
}

extension EventType {
    /// The data is `ServiceLineRegistered`.
    public static let serviceLineRegistered = "quanyi.intake.service-line-registered.v1"
}
