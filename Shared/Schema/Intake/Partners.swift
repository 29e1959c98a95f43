public import RPC

/// A company that supplies benefits or sells for us.
public struct Partner: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.Partner"

    /// Its id.
    public var id: PartnerID
    /// Its name.
    public var name: String
    /// When it was registered.
    public var registeredAt: Instant

    /// A message of these fields.
    public init(id: PartnerID, name: String, registeredAt: Instant) {
        self.id = id
        self.name = name
        self.registeredAt = registeredAt
    }
}

/// Registers a partner.
public struct RegisterPartnerRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.RegisterPartnerRequest"

    /// Its id.
    public var partner: PartnerID
    /// Its name.
    public var name: String
    /// Who registers it.
    public var by: Person?

    /// A message of these fields.
    public init(partner: PartnerID, name: String, by: Person? = nil) {
        self.partner = partner
        self.name = name
        self.by = by
    }
}

/// Asks for a partner.
public struct GetPartnerRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.GetPartnerRequest"

    /// The partner.
    public var partner: PartnerID

    /// A message of these fields.
    public init(partner: PartnerID) {
        self.partner = partner
    }
}

/// A partner with what is registered of it and what restrains it.
public struct GetPartnerReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.GetPartnerReply"

    /// The partner.
    public var partner: Partner
    /// Its service codes.
    public var serviceCodes: [RegisteredServiceCode]
    /// Sanctions in force now, as intake knows them.
    public var sanctions: [Sanction]
    /// Its service lines.
    public var serviceLines: [RegisteredServiceLine]
    /// Its subchannels.
    public var subchannels: [RegisteredSubchannel]
    /// How cooperation with it ends or has ended, where that is recorded.
    public var cooperationEnd: CooperationEnd?

    /// A message of these fields.
    public init(
        partner: Partner, serviceCodes: [RegisteredServiceCode] = [], sanctions: [Sanction] = [],
        serviceLines: [RegisteredServiceLine] = [], subchannels: [RegisteredSubchannel] = [],
        cooperationEnd: CooperationEnd? = nil
    ) {
        self.partner = partner
        self.serviceCodes = serviceCodes
        self.sanctions = sanctions
        self.serviceLines = serviceLines
        self.subchannels = subchannels
        self.cooperationEnd = cooperationEnd
    }
}

/// Asks for the partners.
public struct ListPartnersRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.ListPartnersRequest"

    /// 1 to 1,000; 100 unless told.
    public var pageSize: Int?
    /// Where the last page ended.
    public var pageToken: String?

    /// A message of these fields.
    public init(pageSize: Int? = nil, pageToken: String? = nil) {
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

/// A page of partners.
public struct ListPartnersReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.ListPartnersReply"

    /// By id.
    public var partners: [Partner]
    /// Absent on the last page.
    public var nextPageToken: String?

    /// A message of these fields.
    public init(partners: [Partner] = [], nextPageToken: String? = nil) {
        self.partners = partners
        self.nextPageToken = nextPageToken
    }
}

/// Registers a new service code of a partner.
public struct RegisterServiceCodeRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.RegisterServiceCodeRequest"

    /// The partner.
    public var partner: PartnerID
    /// The service line it bills.
    public var serviceLine: ServiceLineID
    /// The code.
    public var code: ServiceCode
    /// Who registers it.
    public var by: Person?

    /// A message of these fields.
    public init(partner: PartnerID, serviceLine: ServiceLineID, code: ServiceCode, by: Person? = nil) {
        self.partner = partner
        self.serviceLine = serviceLine
        self.code = code
        self.by = by
    }
}

/// A service code: one billing point.
public struct RegisteredServiceCode: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.RegisteredServiceCode"

    /// The code.
    public var code: ServiceCode
    /// Whose it is.
    public var partner: PartnerID
    /// The service line it bills.
    public var serviceLine: ServiceLineID
    /// When it was registered.
    public var registeredAt: Instant

    /// A message of these fields.
    public init(code: ServiceCode, partner: PartnerID, serviceLine: ServiceLineID, registeredAt: Instant) {
        self.code = code
        self.partner = partner
        self.serviceLine = serviceLine
        self.registeredAt = registeredAt
    }
}
