public import RPC

/// What a subchannel is (migu-membership/8.2).
public enum SubchannelKind: String, WireEnum {
    /// An app.
    case app = "SUBCHANNEL_KIND_APP"
    /// The publisher of apps.
    case publisher = "SUBCHANNEL_KIND_PUBLISHER"
}

/// An app or publisher through which a partner promotes.
public struct RegisteredSubchannel: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.RegisteredSubchannel"

    /// Whose it is.
    public var partner: PartnerID
    /// The subchannel.
    public var subchannel: SubchannelID
    /// What it is.
    public var kind: SubchannelKind
    /// When it was registered.
    public var registeredAt: Instant

    /// A message of these fields.
    public init(partner: PartnerID, subchannel: SubchannelID, kind: SubchannelKind, registeredAt: Instant) {
        self.partner = partner
        self.subchannel = subchannel
        self.kind = kind
        self.registeredAt = registeredAt
    }
}

/// Registers a subchannel of a partner.
public struct RegisterSubchannelRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.RegisterSubchannelRequest"

    /// The partner.
    public var partner: PartnerID
    /// The subchannel.
    public var subchannel: SubchannelID
    /// What it is.
    public var kind: SubchannelKind
    /// Who registers it.
    public var by: Person?

    /// A message of these fields.
    public init(partner: PartnerID, subchannel: SubchannelID, kind: SubchannelKind, by: Person? = nil) {
        self.partner = partner
        self.subchannel = subchannel
        self.kind = kind
        self.by = by
    }
}

/// quanyi.intake.subchannel-registered.v1: a subchannel was registered.
public struct SubchannelRegistered: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.SubchannelRegistered"

    /// The subchannel.
    public var subchannel: RegisteredSubchannel

    /// A message of these fields.
    public init(subchannel: RegisteredSubchannel) {
        self.subchannel = subchannel
    }
}

extension EventType {
    /// The data is `SubchannelRegistered`.
    public static let subchannelRegistered = "quanyi.intake.subchannel-registered.v1"
}
