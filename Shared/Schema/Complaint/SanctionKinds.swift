public import RPC

/// What a sanction stops.
public enum SanctionKind: String, WireEnum {
    /// Promotion, and new orders that it would bring (暂停推广); not the service of customers who have ordered.
    case promotionSuspension = "SANCTION_KIND_PROMOTION_SUSPENSION"
    /// New service codes are refused (暂停新申请业务代码).
    case serviceCodeFreeze = "SANCTION_KIND_SERVICE_CODE_FREEZE"
    /// New products are refused (migu-membership/10.C).
    case newProductStop = "SANCTION_KIND_NEW_PRODUCT_STOP"
    /// New kinds of cooperation are refused (migu-membership/10.C, maoming-benefits/23.5.s2).
    case newCooperationStop = "SANCTION_KIND_NEW_COOPERATION_STOP"
    /// Billing to the phone bill is suspended (migu-membership/10.D).
    case phoneBillBillingSuspension = "SANCTION_KIND_PHONE_BILL_BILLING_SUSPENSION"
    /// Promotion in the client app is suspended (migu-membership/10.D).
    case clientPromotionSuspension = "SANCTION_KIND_CLIENT_PROMOTION_SUSPENSION"
    /// Money is held, not forfeited (migu-membership/10.E, maoming-benefits/23.5.s2).
    case settlementSuspension = "SANCTION_KIND_SETTLEMENT_SUSPENSION"
    /// Settlement of a fee ends (maoming-benefits/19.2.3.s10).
    case settlementTermination = "SANCTION_KIND_SETTLEMENT_TERMINATION"
    /// An amount is taken off what is owed (maoming-benefits/19.2.3.s10).
    case deduction = "SANCTION_KIND_DEDUCTION"
    /// An amount the partner pays (maoming-benefits/23.5.s2).
    case fine = "SANCTION_KIND_FINE"
    /// A product or benefit goes off sale (maoming-benefits/23.5.s2).
    case productDelisting = "SANCTION_KIND_PRODUCT_DELISTING"
    /// All sales of the partner's business are suspended; what was ordered before is served (migu-membership/10.F).
    case salesSuspension = "SANCTION_KIND_SALES_SUSPENSION"
    /// One business is suspended as an emergency, until a person lifts it (cmpay-channel/7.2).
    case emergencySuspension = "SANCTION_KIND_EMERGENCY_SUSPENSION"
    /// Something to be mended by a date (maoming-benefits/23.5.s2, cmpay-channel/7.5).
    case rectification = "SANCTION_KIND_RECTIFICATION"
    /// A measure that the agreement names in its own words (cmpay-channel/7.4).
    case agreedMeasure = "SANCTION_KIND_AGREED_MEASURE"
    /// Cooperation is ended (migu-membership/10.T, maoming-benefits/24.5.s1).
    case termination = "SANCTION_KIND_TERMINATION"
}

/// What a sanction can stand in the way of.
public enum Operation: String, WireEnum {
    /// Promoting a service line, by a subchannel or otherwise, in a province.
    case promote = "OPERATION_PROMOTE"
    /// Promoting in the client app.
    case promoteInClient = "OPERATION_PROMOTE_IN_CLIENT"
    /// Taking a new order.
    case order = "OPERATION_ORDER"
    /// Taking a new order that promotion brought.
    case orderFromPromotion = "OPERATION_ORDER_FROM_PROMOTION"
    /// Adding a billing point (migu-membership/10.n1).
    case addServiceCode = "OPERATION_ADD_SERVICE_CODE"
    /// Adding a product form to an agreement (migu-membership/10.n1).
    case addProduct = "OPERATION_ADD_PRODUCT"
    /// Starting a new kind of cooperation.
    case startCooperation = "OPERATION_START_COOPERATION"
    /// Billing to the phone bill.
    case billToPhoneBill = "OPERATION_BILL_TO_PHONE_BILL"
    /// Paying what is owed.
    case pay = "OPERATION_PAY"
}

/// What a sanction stands in the way of, and the service that refuses it.
public struct Block: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Block"

    /// The operation.
    public var operation: Operation
    /// The service that asks before it: `intake`.
    public var service: String

    /// A message of these fields.
    public init(operation: Operation, service: String) {
        self.operation = operation
        self.service = service
    }
}

/// What a sanction rests on.
public enum GroundKind: String, WireEnum {
    /// A warning tier of a month; the id is `PARTNER/YYYY-MM/TIER`.
    case tier = "GROUND_KIND_TIER"
    /// An important complaint, a supervised one, a dial test or a complaint letter (migu-membership annexes 1 to 4); the id is
    /// its reference.
    case finding = "GROUND_KIND_FINDING"
    /// The warnings of a service line in a month (migu-membership/a3.4 to a3.6); the id is `PARTNER/YYYY-MM/SERVICE-LINE`.
    case warnings = "GROUND_KIND_WARNINGS"
    /// An issued credit score (migu-membership/10).
    case creditScore = "GROUND_KIND_CREDIT_SCORE"
    /// A major violation (migu-membership/12).
    case majorViolation = "GROUND_KIND_MAJOR_VIOLATION"
    /// A general or severe violation (maoming-benefits/22 to 24).
    case violation = "GROUND_KIND_VIOLATION"
    /// A broken service commitment (maoming-benefits/19.2.3.s10).
    case brokenCommitment = "GROUND_KIND_BROKEN_COMMITMENT"
    /// An abnormal condition of a business (cmpay-channel/7).
    case abnormalCondition = "GROUND_KIND_ABNORMAL_CONDITION"
}

/// What a sanction rests on, and which one.
public struct Ground: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Ground"

    /// Of what kind.
    public var kind: GroundKind
    /// Which one; what it names depends on the kind.
    public var id: String

    /// A message of these fields.
    public init(kind: GroundKind, id: String) {
        self.kind = kind
        self.id = id
    }
}

/// What a sanction is against: a partner as a whole, or that part of its business that the other fields name.
public struct SanctionTarget: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.SanctionTarget"

    /// The partner.
    public var partner: PartnerID
    /// Only this service line.
    public var serviceLine: ServiceLineID?
    /// Only this subchannel.
    public var subchannel: SubchannelID?
    /// Only in this province; networkwide without one.
    public var province: String?
    /// Only this benefit or product.
    public var benefit: String?

    /// A message of these fields.
    public init(
        partner: PartnerID, serviceLine: ServiceLineID? = nil, subchannel: SubchannelID? = nil,
        province: String? = nil, benefit: String? = nil
    ) {
        self.partner = partner
        self.serviceLine = serviceLine
        self.subchannel = subchannel
        self.province = province
        self.benefit = benefit
    }

    /// Whether what is done here falls under a sanction against `other`: each part that the sanction names must be this one.
    ///
    /// Where this target leaves a part open (every province, no subchannel known), a sanction of one part does not cover it.
    public func isCovered(by other: SanctionTarget) -> Bool {
        func covers<Part: Equatable>(_ sanctioned: Part?, _ part: Part?) -> Bool {
            sanctioned == nil || sanctioned == part
        }
        return partner == other.partner && covers(other.serviceLine, serviceLine)
            && covers(other.subchannel, subchannel) && covers(other.province, province)
            && covers(other.benefit, benefit)
    }
}

/// A later end that was given to a running sanction (migu-membership/a3.7).
public struct SanctionExtension: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.SanctionExtension"

    /// When it was given.
    public var at: Instant
    /// The last day before.
    public var previousLastDay: Day
    /// The last day since.
    public var lastDay: Day
    /// Why.
    public var reason: Reason

    /// A message of these fields.
    public init(at: Instant, previousLastDay: Day, lastDay: Day, reason: Reason) {
        self.at = at
        self.previousLastDay = previousLastDay
        self.lastDay = lastDay
        self.reason = reason
    }
}
