public import RPC

/// quanyi.complaint.violation-severe.v1: a violation is severe; what intake and settlement need of it.
public struct SevereViolation: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.SevereViolation"

    /// The violation.
    public var violation: String
    /// Whose it is.
    public var partner: PartnerID
    /// The benefit concerned.
    public var benefit: String
    /// The day from which on it is severe: that of the exit.
    public var day: Day
    /// The ground that decides.
    public var clause: ClauseID
    /// Whether it breaks law (24.1).
    public var isBreachOfLaw: Bool
    /// Whether a major negative social impact was found.
    public var hasMajorSocialImpact: Bool
    /// What it does to the cooperation; only OPENED opens an exit.
    public var exit: ExitOutcome
    /// Legal claims stay open (有权追溯): true always.
    public var areClaimsOpen: Bool
    /// Clauses and figures.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        violation: String, partner: PartnerID, benefit: String, day: Day, clause: ClauseID, isBreachOfLaw: Bool,
        hasMajorSocialImpact: Bool, exit: ExitOutcome, areClaimsOpen: Bool, reasons: [Reason] = []
    ) {
        self.violation = violation
        self.partner = partner
        self.benefit = benefit
        self.day = day
        self.clause = clause
        self.isBreachOfLaw = isBreachOfLaw
        self.hasMajorSocialImpact = hasMajorSocialImpact
        self.exit = exit
        self.areClaimsOpen = areClaimsOpen
        self.reasons = reasons
    }
}

/// quanyi.settlement.violation-found.v1, quanyi.pricing.violation-found.v1: what another service suspects.
public struct SuspectedViolation: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.SuspectedViolation"

    /// Whose act it is.
    public var partner: PartnerID
    /// The benefit concerned.
    public var benefit: String
    /// The scope of that benefit.
    public var scope: BenefitScope
    /// The day of the act.
    public var day: Day
    /// The ground, where one is suspected.
    public var ground: ViolationGround?
    /// What is known of it.
    public var facts: ViolationFacts?
    /// The same in words.
    public var summary: String
    /// What it rests on.
    public var evidence: [Document]

    /// A message of these fields.
    public init(
        partner: PartnerID, benefit: String, scope: BenefitScope, day: Day, ground: ViolationGround? = nil,
        facts: ViolationFacts? = nil, summary: String, evidence: [Document] = []
    ) {
        self.partner = partner
        self.benefit = benefit
        self.scope = scope
        self.day = day
        self.ground = ground
        self.facts = facts
        self.summary = summary
        self.evidence = evidence
    }
}
