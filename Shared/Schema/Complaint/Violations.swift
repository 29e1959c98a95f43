public import RPC

/// Where a benefit is sold: who handles what concerns it (maoming-benefits/25.s2).
public enum BenefitScope: String, WireEnum {
    /// 全网.
    case networkwide = "BENEFIT_SCOPE_NETWORKWIDE"
    /// 省统通用.
    case provincial = "BENEFIT_SCOPE_PROVINCIAL"
    /// 市级.
    case municipal = "BENEFIT_SCOPE_MUNICIPAL"
}

/// How far a violation has come.
public enum ViolationState: String, WireEnum {
    /// It is being checked.
    case suspected = "VIOLATION_STATE_SUSPECTED"
    /// A person of customer-operations has proven it.
    case proven = "VIOLATION_STATE_PROVEN"
    /// A person of customer-operations has found nothing in it.
    case dismissed = "VIOLATION_STATE_DISMISSED"
}

/// Who handles a violation (maoming-benefits/25.s2).
public enum ViolationHandling: String, WireEnum {
    /// We check, make known and handle it.
    case localCheck = "VIOLATION_HANDLING_LOCAL_CHECK"
    /// It is reported to the provincial company; no local warning, no local sanction.
    case provincialReport = "VIOLATION_HANDLING_PROVINCIAL_REPORT"
}

/// Where a suspicion comes from.
public enum ViolationOrigin: String, WireEnum {
    /// A person filed it.
    case person = "VIOLATION_ORIGIN_PERSON"
    /// An inspection found it (maoming-benefits/13.2).
    case inspection = "VIOLATION_ORIGIN_INSPECTION"
    /// A complaint was upheld (maoming-benefits/57.s3).
    case complaint = "VIOLATION_ORIGIN_COMPLAINT"
    /// settlement found it.
    case settlement = "VIOLATION_ORIGIN_SETTLEMENT"
    /// pricing-watch found it.
    case pricing = "VIOLATION_ORIGIN_PRICING"
}

/// What a severe violation does to the cooperation (maoming-benefits/24.5.s1).
public enum ExitOutcome: String, WireEnum {
    /// Intake opens an exit of kind violation.
    case opened = "EXIT_OUTCOME_OPENED"
    /// The partner has left already: on record only.
    case alreadyExited = "EXIT_OUTCOME_ALREADY_EXITED"
    /// The partner is not registered: on record only (readings R17).
    case unregistered = "EXIT_OUTCOME_UNREGISTERED"
    /// The provincial company decides (25.s2).
    case reported = "EXIT_OUTCOME_REPORTED"
}

/// The days of an agreement with the partner, the first and the last one counted.
public struct AgreementTerm: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.AgreementTerm"

    /// The first day.
    public var firstDay: Day
    /// The last day; absent where it has none yet.
    public var lastDay: Day?

    /// A message of these fields.
    public init(firstDay: Day, lastDay: Day? = nil) {
        self.firstDay = firstDay
        self.lastDay = lastDay
    }
}

/// A person's finding whether a rectification reaches the requirement.
public struct RectificationCheck: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.RectificationCheck"

    /// The day of the finding.
    public var day: Day
    /// Whether it does.
    public var isReached: Bool
    /// What the finding rests on.
    public var evidence: [Document]
    /// Who found it.
    public var by: Person
    /// When it was recorded.
    public var recordedAt: Instant

    /// A message of these fields.
    public init(day: Day, isReached: Bool, evidence: [Document] = [], by: Person, recordedAt: Instant) {
        self.day = day
        self.isReached = isReached
        self.evidence = evidence
        self.by = by
        self.recordedAt = recordedAt
    }
}

/// A warning with the order to rectify by a date (maoming-benefits/23.5.s1).
public struct ViolationWarning: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ViolationWarning"

    /// When it was written.
    public var issuedAt: Instant
    /// Who issued it.
    public var issuedBy: Person
    /// The last day to rectify; it does not roll on (readings R37).
    public var rectifyBy: Day
    /// The written warning.
    public var document: Document?
    /// The day of service, from which on it counts; absent while it is not served.
    public var servedDay: Day?
    /// Who recorded the service.
    public var servedBy: Person?
    /// What proves the service.
    public var service: [Document]
    /// The findings on the rectification, in the order recorded.
    public var checks: [RectificationCheck]
    /// When it was told that the date has passed unconfirmed.
    public var overdueAt: Instant?

    /// A message of these fields.
    public init(
        issuedAt: Instant, issuedBy: Person, rectifyBy: Day, document: Document? = nil, servedDay: Day? = nil,
        servedBy: Person? = nil, service: [Document] = [], checks: [RectificationCheck] = [], overdueAt: Instant? = nil
    ) {
        self.issuedAt = issuedAt
        self.issuedBy = issuedBy
        self.rectifyBy = rectifyBy
        self.document = document
        self.servedDay = servedDay
        self.servedBy = servedBy
        self.service = service
        self.checks = checks
        self.overdueAt = overdueAt
    }
}

/// The proposal to put a partner on the Guangdong blacklist (maoming-benefits/24.5.s2, readings R23).
public struct BlacklistProposal: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.BlacklistProposal"

    /// The severe violation behind it.
    public var violation: String
    /// Whom it is about.
    public var partner: PartnerID
    /// When the program proposed it.
    public var proposedAt: Instant
    /// The condition that holds.
    public var reasons: [Reason]
    /// The decision, absent until a person decides; where it is true our own bar holds from then on.
    public var isListed: Bool?
    /// When a person decided.
    public var decidedAt: Instant?
    /// Who did.
    public var decidedBy: Person?
    /// Why.
    public var reason: String?

    /// A message of these fields.
    public init(
        violation: String, partner: PartnerID, proposedAt: Instant, reasons: [Reason] = [], isListed: Bool? = nil,
        decidedAt: Instant? = nil, decidedBy: Person? = nil, reason: String? = nil
    ) {
        self.violation = violation
        self.partner = partner
        self.proposedAt = proposedAt
        self.reasons = reasons
        self.isListed = isListed
        self.decidedAt = decidedAt
        self.decidedBy = decidedBy
        self.reason = reason
    }
}

/// An act of a partner that breaks, or may break, the rules (maoming-benefits 22 to 25).
public struct Violation: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Violation"

    /// Its number.
    public var id: String
    /// Whose act it is, registered or not (readings R17).
    public var partner: PartnerID
    /// Whether the partner is registered now.
    public var isRegistered: Bool
    /// The benefit concerned.
    public var benefit: String
    /// The scope of that benefit.
    public var scope: BenefitScope
    /// The day of the act.
    public var day: Day
    /// How far it has come.
    public var state: ViolationState
    /// Who handles it.
    public var handling: ViolationHandling
    /// The ground as it was stated.
    public var ground: ViolationGround?
    /// What is known of it.
    public var facts: ViolationFacts
    /// What is known of it in words.
    public var summary: String?
    /// What it rests on.
    public var evidence: [Document]
    /// The agreements with the partner, where whoever filed it knew them.
    public var agreements: [AgreementTerm]
    /// Where the suspicion comes from.
    public var origin: ViolationOrigin
    /// Which complaint or event, where one of them.
    public var source: String?
    /// When it was recorded.
    public var recordedAt: Instant
    /// Who filed it; absent where another service did.
    public var filedBy: Person?
    /// When it was proven or dismissed.
    public var decidedAt: Instant?
    /// Who did.
    public var decidedBy: Person?
    /// General or severe; absent until it is proven.
    public var kind: ViolationKind?
    /// The grounds that hold, as proven.
    public var grounds: [ViolationGround]
    /// Clauses and figures behind the kind.
    public var reasons: [Reason]
    /// The warning it has brought.
    public var warning: ViolationWarning?
    /// The day from which on it counts as severe, where it does.
    public var severeFrom: Day?
    /// What being severe does to the cooperation.
    public var exit: ExitOutcome?
    /// The proposal it has brought.
    public var blacklist: BlacklistProposal?
    /// The department whose act comes next.
    public var waitsFor: String?

    /// A message of these fields.
    public init(
        id: String, partner: PartnerID, isRegistered: Bool, benefit: String, scope: BenefitScope, day: Day,
        state: ViolationState, handling: ViolationHandling, ground: ViolationGround? = nil, facts: ViolationFacts,
        summary: String? = nil, evidence: [Document] = [], agreements: [AgreementTerm] = [], origin: ViolationOrigin,
        source: String? = nil, recordedAt: Instant, filedBy: Person? = nil, decidedAt: Instant? = nil,
        decidedBy: Person? = nil, kind: ViolationKind? = nil, grounds: [ViolationGround] = [], reasons: [Reason] = [],
        warning: ViolationWarning? = nil, severeFrom: Day? = nil, exit: ExitOutcome? = nil,
        blacklist: BlacklistProposal? = nil, waitsFor: String? = nil
    ) {
        self.id = id
        self.partner = partner
        self.isRegistered = isRegistered
        self.benefit = benefit
        self.scope = scope
        self.day = day
        self.state = state
        self.handling = handling
        self.ground = ground
        self.facts = facts
        self.summary = summary
        self.evidence = evidence
        self.agreements = agreements
        self.origin = origin
        self.source = source
        self.recordedAt = recordedAt
        self.filedBy = filedBy
        self.decidedAt = decidedAt
        self.decidedBy = decidedBy
        self.kind = kind
        self.grounds = grounds
        self.reasons = reasons
        self.warning = warning
        self.severeFrom = severeFrom
        self.exit = exit
        self.blacklist = blacklist
        self.waitsFor = waitsFor
    }
}
