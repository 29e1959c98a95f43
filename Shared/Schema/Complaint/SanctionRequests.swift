public import RPC

/// Asks for sanctions.
public struct ListSanctionsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListSanctionsRequest"

    /// Only of this partner.
    public var partner: PartnerID?
    /// As known and in force at that instant (readings R36); now unless told.
    public var asOf: Instant?
    /// Only those whose ground belongs to this month.
    public var month: BillingMonth?
    /// Leave out what does not bite at that instant.
    public var onlyInForce: Bool?
    /// Only against this service line.
    public var serviceLine: ServiceLineID?
    /// Only against this subchannel.
    public var subchannel: SubchannelID?
    /// Only in this province; networkwide ones hold there too.
    public var province: String?
    /// Only of this kind.
    public var kind: SanctionKind?
    /// Only those that wait for a person: proposed, or their ground has gone.
    public var onlyWaiting: Bool?

    /// A message of these fields.
    public init(
        partner: PartnerID? = nil, asOf: Instant? = nil, month: BillingMonth? = nil, onlyInForce: Bool? = nil,
        serviceLine: ServiceLineID? = nil, subchannel: SubchannelID? = nil, province: String? = nil,
        kind: SanctionKind? = nil, onlyWaiting: Bool? = nil
    ) {
        self.partner = partner
        self.asOf = asOf
        self.month = month
        self.onlyInForce = onlyInForce
        self.serviceLine = serviceLine
        self.subchannel = subchannel
        self.province = province
        self.kind = kind
        self.onlyWaiting = onlyWaiting
    }
}

/// Sanctions.
public struct ListSanctionsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListSanctionsReply"

    /// In the order issued.
    public var sanctions: [Sanction]

    /// A message of these fields.
    public init(sanctions: [Sanction] = []) {
        self.sanctions = sanctions
    }
}

/// Issues a proposed sanction: a person's decision (readings R11, R27).
public struct IssueSanctionRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.IssueSanctionRequest"

    /// The sanction.
    public var id: String
    /// Who decides.
    public var by: Person

    /// A message of these fields.
    public init(id: String, by: Person) {
        self.id = id
        self.by = by
    }
}

/// Lifts a sanction before its end: a person's decision (readings R9).
public struct LiftSanctionRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.LiftSanctionRequest"

    /// The sanction.
    public var id: String
    /// Who decides.
    public var by: Person
    /// Why.
    public var reason: String

    /// A message of these fields.
    public init(id: String, by: Person, reason: String) {
        self.id = id
        self.by = by
        self.reason = reason
    }
}

/// Asks whether something may be done now, or might have been at an instant.
public struct CheckOperationRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CheckOperationRequest"

    /// What is to be done.
    public var operation: Operation
    /// On whose business, and on which part of it.
    public var target: SanctionTarget
    /// The instant; now unless told.
    public var asOf: Instant?

    /// A message of these fields.
    public init(operation: Operation, target: SanctionTarget, asOf: Instant? = nil) {
        self.operation = operation
        self.target = target
        self.asOf = asOf
    }
}

/// Whether it may be done, and what stands in the way.
public struct CheckOperationReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.CheckOperationReply"

    /// Whether nothing stands in the way.
    public var isAllowed: Bool
    /// The sanctions in force that do, in the order issued.
    public var blockedBy: [Sanction]
    /// The first instant at which none of them bites, where each has an end.
    public var allowedFrom: Instant?

    /// A message of these fields.
    public init(isAllowed: Bool, blockedBy: [Sanction] = [], allowedFrom: Instant? = nil) {
        self.isAllowed = isAllowed
        self.blockedBy = blockedBy
        self.allowedFrom = allowedFrom
    }
}
