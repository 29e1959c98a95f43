public import RPC

/// How a sanction stands, derived from its dates (readings R2).
public enum SanctionState: String, WireEnum {
    /// It waits for a person to issue it (readings R27).
    case proposed = "SANCTION_STATE_PROPOSED"
    /// It bites.
    case inForce = "SANCTION_STATE_IN_FORCE"
    /// Its last day is over.
    case ended = "SANCTION_STATE_ENDED"
    /// Another took its place: a higher tier or step of the same month (readings R7), a later credit grade.
    case replaced = "SANCTION_STATE_REPLACED"
    /// A person lifted it, or what its clause ends it by has happened.
    case lifted = "SANCTION_STATE_LIFTED"
}

/// A measure against a partner.
public struct Sanction: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Sanction"

    /// Its number in the ledger.
    public var id: String
    /// Whom it is against.
    public var partner: PartnerID
    /// What it stops.
    public var kind: SanctionKind
    /// The clause that orders it.
    public var clause: ClauseID
    /// The warning tier behind it, where one is.
    public var tier: Int?
    /// The month of that tier or of those warnings, where its ground belongs to a month.
    public var month: BillingMonth?
    /// How it stands at the instant asked for.
    public var state: SanctionState
    /// When its ground was recorded.
    public var recordedAt: Instant
    /// When it was issued; absent while proposed.
    public var issuedAt: Instant?
    /// The last day it is in force; absent where it has no end of its own.
    public var lastDay: Day?
    /// 00:00 after the last day.
    public var liftsAt: Instant?
    /// When another took its place.
    public var replacedAt: Instant?
    /// By which sanction.
    public var replacedBy: String?
    /// When its ground fell away; it stands until a person lifts it.
    public var groundGoneAt: Instant?
    /// When it was lifted.
    public var liftedAt: Instant?
    /// Who lifted it; absent where its clause did.
    public var liftedBy: Person?
    /// Why.
    public var liftReason: String?
    /// Who issued it, where a person did.
    public var issuedBy: Person?
    /// Clauses and figures.
    public var reasons: [Reason]
    /// The service line it is against; all without one.
    public var serviceLine: ServiceLineID?
    /// The subchannel it is against; all without one.
    public var subchannel: SubchannelID?
    /// The province it holds in; networkwide without one.
    public var province: String?
    /// The benefit or product it is against.
    public var benefit: String?
    /// What it rests on.
    public var ground: Ground?
    /// The amount of a fine or a deduction.
    public var amountFen: Fen?
    /// The document that orders it, where one does.
    public var document: String?
    /// Later ends that it was given, the oldest first.
    public var extensions: [SanctionExtension]
    /// The sanctions whose place it took.
    public var replaces: [String]
    /// What it stands in the way of, in which service.
    public var blocks: [Block]
    /// What would lift it before its end, or at all: clause and condition.
    public var wouldLift: [Reason]

    /// A message of these fields.
    public init(
        id: String, partner: PartnerID, kind: SanctionKind, clause: ClauseID, tier: Int? = nil,
        month: BillingMonth? = nil, state: SanctionState, recordedAt: Instant, issuedAt: Instant? = nil,
        lastDay: Day? = nil, liftsAt: Instant? = nil, replacedAt: Instant? = nil, replacedBy: String? = nil,
        groundGoneAt: Instant? = nil, liftedAt: Instant? = nil, liftedBy: Person? = nil, liftReason: String? = nil,
        issuedBy: Person? = nil, reasons: [Reason] = [], serviceLine: ServiceLineID? = nil,
        subchannel: SubchannelID? = nil, province: String? = nil, benefit: String? = nil, ground: Ground? = nil,
        amountFen: Fen? = nil, document: String? = nil, extensions: [SanctionExtension] = [], replaces: [String] = [],
        blocks: [Block] = [], wouldLift: [Reason] = []
    ) {
        self.id = id
        self.partner = partner
        self.kind = kind
        self.clause = clause
        self.tier = tier
        self.month = month
        self.state = state
        self.recordedAt = recordedAt
        self.issuedAt = issuedAt
        self.lastDay = lastDay
        self.liftsAt = liftsAt
        self.replacedAt = replacedAt
        self.replacedBy = replacedBy
        self.groundGoneAt = groundGoneAt
        self.liftedAt = liftedAt
        self.liftedBy = liftedBy
        self.liftReason = liftReason
        self.issuedBy = issuedBy
        self.reasons = reasons
        self.serviceLine = serviceLine
        self.subchannel = subchannel
        self.province = province
        self.benefit = benefit
        self.ground = ground
        self.amountFen = amountFen
        self.document = document
        self.extensions = extensions
        self.replaces = replaces
        self.blocks = blocks
        self.wouldLift = wouldLift
    }

    /// What it is against.
    public var target: SanctionTarget {
        SanctionTarget(
            partner: partner, serviceLine: serviceLine, subchannel: subchannel, province: province, benefit: benefit)
    }

    /// Whether it bites at an instant, as far as is known of it: derived from its dates, never stored (readings R2).
    public func isInForce(at instant: Instant) -> Bool {
        guard let issuedAt, issuedAt <= instant else { return false }
        return ![replacedAt, liftedAt, liftsAt].contains { $0.map { $0 <= instant } ?? false }
    }

    /// Whether it stands in the way of an operation on that target while it bites.
    public func blocks(_ operation: Operation, on target: SanctionTarget) -> Bool {
        kind.blocks.contains { $0.operation == operation } && target.isCovered(by: self.target)
    }
}
