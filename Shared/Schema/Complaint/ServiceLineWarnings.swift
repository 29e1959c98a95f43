public import RPC

/// One warning of a service line (业务警告).
public struct ServiceLineWarning: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ServiceLineWarning"

    /// Its number.
    public var id: String
    /// The partner.
    public var partner: PartnerID
    /// The service line.
    public var serviceLine: ServiceLineID
    /// The month it counts in: that of its issue.
    public var month: BillingMonth
    /// When it was issued.
    public var issuedAt: Instant
    /// The clause that gives it.
    public var clause: ClauseID
    /// The reference of the finding behind it.
    public var finding: String
    /// How it was withdrawn; it counts no more.
    public var withdrawal: WarningWithdrawal?

    /// A message of these fields.
    public init(
        id: String, partner: PartnerID, serviceLine: ServiceLineID, month: BillingMonth, issuedAt: Instant,
        clause: ClauseID, finding: String, withdrawal: WarningWithdrawal? = nil
    ) {
        self.id = id
        self.partner = partner
        self.serviceLine = serviceLine
        self.month = month
        self.issuedAt = issuedAt
        self.clause = clause
        self.finding = finding
        self.withdrawal = withdrawal
    }
}

/// The decision that withdrew a warning (migu-membership/a3.5).
public struct WarningWithdrawal: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WarningWithdrawal"

    /// When it was recorded.
    public var at: Instant
    /// Who decided.
    public var by: Person
    /// The reference of the decision.
    public var decision: String
    /// Why.
    public var reason: String

    /// A message of these fields.
    public init(at: Instant, by: Person, decision: String, reason: String) {
        self.at = at
        self.by = by
        self.decision = decision
        self.reason = reason
    }
}

/// Asks for the warnings of a partner.
public struct ListWarningsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListWarningsRequest"

    /// The partner.
    public var partner: PartnerID
    /// Only of this month.
    public var month: BillingMonth?
    /// Only of this service line.
    public var serviceLine: ServiceLineID?

    /// A message of these fields.
    public init(partner: PartnerID, month: BillingMonth? = nil, serviceLine: ServiceLineID? = nil) {
        self.partner = partner
        self.month = month
        self.serviceLine = serviceLine
    }
}

/// Warnings.
public struct ListWarningsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListWarningsReply"

    /// In the order issued, withdrawn ones among them.
    public var warnings: [ServiceLineWarning]

    /// A message of these fields.
    public init(warnings: [ServiceLineWarning] = []) {
        self.warnings = warnings
    }
}

/// Withdraws a warning by a recorded decision (migu-membership/a3.5).
public struct WithdrawWarningRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WithdrawWarningRequest"

    /// The warning.
    public var id: String
    /// The reference of the decision.
    public var decision: String?
    /// Why.
    public var reason: String
    /// Who decides: of the department innovation (migu-membership/3).
    public var by: Person

    /// A message of these fields.
    public init(id: String, decision: String? = nil, reason: String, by: Person) {
        self.id = id
        self.decision = decision
        self.reason = reason
        self.by = by
    }
}

/// A warning withdrawn, and what its month has left.
public struct WithdrawWarningReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WithdrawWarningReply"

    /// The warning.
    public var warning: ServiceLineWarning
    /// The warnings of its service line and month that still count.
    public var warnings: Int
    /// The sanctions whose ground has gone; they stand until a person lifts them.
    public var groundsGone: [String]

    /// A message of these fields.
    public init(warning: ServiceLineWarning, warnings: Int, groundsGone: [String] = []) {
        self.warning = warning
        self.warnings = warnings
        self.groundsGone = groundsGone
    }
}
