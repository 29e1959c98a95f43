public import RPC

/// Files a claim to company importance (migu-membership/a5.3.1).
public struct FileClaimRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.FileClaimRequest"

    /// The partner that claims.
    public var partner: PartnerID
    /// The item claimed.
    public var item: CompanyItem
    /// What the evidence shows.
    public var kind: EvidenceKind
    /// The evidence.
    public var evidence: [Document]
    /// Who files it.
    public var by: Person
    /// The company that authorized the partner, where the partner claims in its place (migu-membership/a5.2.7).
    public var parent: ParentAuthorization?

    /// A message of these fields.
    public init(
        partner: PartnerID, item: CompanyItem, kind: EvidenceKind, evidence: [Document] = [], by: Person,
        parent: ParentAuthorization? = nil
    ) {
        self.partner = partner
        self.item = item
        self.kind = kind
        self.evidence = evidence
        self.by = by
        self.parent = parent
    }
}

/// Records the decision of innovation on a claim, with its minutes (migu-membership/a5.3.2, a5.3.3).
public struct DecideClaimRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.DecideClaimRequest"

    /// The claim.
    public var id: String
    /// Whether it is approved.
    public var approved: Bool
    /// The minutes.
    public var minutes: ClaimMinutes?
    /// Who records it.
    public var by: Person
    /// The first month that it is asked to count for; the earliest that is allowed unless told.
    public var fromMonth: BillingMonth?

    /// A message of these fields.
    public init(
        id: String, approved: Bool, minutes: ClaimMinutes? = nil, by: Person, fromMonth: BillingMonth? = nil
    ) {
        self.id = id
        self.approved = approved
        self.minutes = minutes
        self.by = by
        self.fromMonth = fromMonth
    }
}

/// Withdraws a claim: the company no longer meets the condition.
public struct WithdrawClaimRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WithdrawClaimRequest"

    /// The claim.
    public var id: String
    /// Who records it.
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

/// Asks for claims.
public struct ListClaimsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListClaimsRequest"

    /// Only of this partner.
    public var partner: PartnerID?

    /// A message of these fields.
    public init(partner: PartnerID? = nil) { self.partner = partner }
}

/// Claims.
public struct ListClaimsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListClaimsReply"

    /// In the order filed.
    public var claims: [ImportanceClaim]

    /// A message of these fields.
    public init(claims: [ImportanceClaim] = []) { self.claims = claims }
}

/// Records the billing record of a partner's month (migu-membership/a5.2.8).
public struct RecordRevenueRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordRevenueRequest"

    /// The partner.
    public var partner: PartnerID
    /// The month.
    public var month: BillingMonth
    /// The information-fee revenue before sharing; may be below zero.
    public var beforeSharingFen: Fen
    /// The billing record.
    public var document: Document
    /// Who records it.
    public var by: Person
    /// The document that corrects the month's earlier record, where there is one of another amount.
    public var correction: Document?

    /// A message of these fields.
    public init(
        partner: PartnerID, month: BillingMonth, beforeSharingFen: Fen, document: Document, by: Person,
        correction: Document? = nil
    ) {
        self.partner = partner
        self.month = month
        self.beforeSharingFen = beforeSharingFen
        self.document = document
        self.by = by
        self.correction = correction
    }
}

/// What a partner spent with Migu Music.
public enum SpendingKind: String, WireEnum {
    /// Products or services bought (a5.2.9).
    case purchase = "SPENDING_KIND_PURCHASE"
    /// Advertising placed (a5.2.10).
    case advertisingPlaced = "SPENDING_KIND_ADVERTISING_PLACED"
    /// Advertising brought as agent (a5.2.10).
    case advertisingBrought = "SPENDING_KIND_ADVERTISING_BROUGHT"
}

/// Records a purchase or advertising (migu-membership/a5.2.9, a5.2.10).
public struct RecordSpendingRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RecordSpendingRequest"

    /// Its own reference: the same twice counts once.
    public var id: String
    /// The partner.
    public var partner: PartnerID
    /// What it is.
    public var kind: SpendingKind
    /// The day it belongs to.
    public var day: Day
    /// The amount, above zero.
    public var amountFen: Fen
    /// What proves it.
    public var evidence: [Document]
    /// Who records it.
    public var by: Person

    /// A message of these fields.
    public init(
        id: String, partner: PartnerID, kind: SpendingKind, day: Day, amountFen: Fen, evidence: [Document] = [],
        by: Person
    ) {
        self.id = id
        self.partner = partner
        self.kind = kind
        self.day = day
        self.amountFen = amountFen
        self.evidence = evidence
        self.by = by
    }
}

/// A partner's month, as its own figures are recorded.
public struct MonthFigures: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.MonthFigures"

    /// The partner.
    public var partner: PartnerID
    /// The month.
    public var month: BillingMonth
    /// Revenue before sharing; absent without a billing record.
    public var beforeSharingFen: Fen?
    /// Products and services bought.
    public var purchasesFen: Fen
    /// Advertising placed and brought.
    public var advertisingFen: Fen

    /// A message of these fields.
    public init(
        partner: PartnerID, month: BillingMonth, beforeSharingFen: Fen? = nil, purchasesFen: Fen, advertisingFen: Fen
    ) {
        self.partner = partner
        self.month = month
        self.beforeSharingFen = beforeSharingFen
        self.purchasesFen = purchasesFen
        self.advertisingFen = advertisingFen
    }
}
