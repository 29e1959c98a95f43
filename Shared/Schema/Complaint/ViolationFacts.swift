public import RPC

/// What makes an act a violation: the items of maoming-benefits 23 and 24.
public enum ViolationGround: String, WireEnum {
    /// Customer service was not answered in time, for a reason on the partner's side (23.1).
    case lateAnswer = "VIOLATION_GROUND_LATE_ANSWER"
    /// The partner's system or platform caused complaints on a large scale (规模投诉, 23.2).
    case platformComplaints = "VIOLATION_GROUND_PLATFORM_COMPLAINTS"
    /// An untrue statement about the product caused complaints on a large scale (23.3).
    case untrueStatement = "VIOLATION_GROUND_UNTRUE_STATEMENT"
    /// The partner induced customers to resell benefits and profited from it (23.4).
    case inducedResale = "VIOLATION_GROUND_INDUCED_RESALE"
    /// The partner broke national law or regulations (24.1).
    case breachOfLaw = "VIOLATION_GROUND_BREACH_OF_LAW"
    /// A system of ours was attacked, or a weakness of it used against our customers (24.2).
    case systemAttack = "VIOLATION_GROUND_SYSTEM_ATTACK"
    /// Customers were induced or deceived into an unaware subscription (24.3).
    case deceivedSubscription = "VIOLATION_GROUND_DECEIVED_SUBSCRIPTION"
    /// The partner's platform led to complaints in bulk (批量投诉) or of public attention (24.4).
    case majorComplaint = "VIOLATION_GROUND_MAJOR_COMPLAINT"
}

/// How grave a violation is (maoming-benefits 22).
public enum ViolationKind: String, WireEnum {
    /// 一般 (23): a warning with a date, measures by decision of the panel.
    case general = "VIOLATION_KIND_GENERAL"
    /// 严重 (24): the cooperation ends.
    case severe = "VIOLATION_KIND_SEVERE"
}

/// On whose side the reason of a late answer lies (maoming-benefits/23.1).
public enum AnswerCause: String, WireEnum {
    /// On the partner's.
    case partner = "ANSWER_CAUSE_PARTNER"
    /// On another's.
    case other = "ANSWER_CAUSE_OTHER"
    /// Not known yet.
    case unknown = "ANSWER_CAUSE_UNKNOWN"
}

/// How many complaints, where the regulation gives no number (readings R20).
public enum ComplaintScale: String, WireEnum {
    /// 规模投诉 (maoming-benefits/23.2).
    case large = "COMPLAINT_SCALE_LARGE"
    /// 批量投诉 (maoming-benefits/24.4), not less than large.
    case bulk = "COMPLAINT_SCALE_BULK"
}

/// The level of public attention (舆情) of complaints (maoming-benefits/24.4).
public enum PublicAttention: String, WireEnum {
    /// 一般: no ground by itself.
    case ordinary = "PUBLIC_ATTENTION_ORDINARY"
    /// 较大.
    case larger = "PUBLIC_ATTENTION_LARGER"
    /// 重大.
    case major = "PUBLIC_ATTENTION_MAJOR"
}

/// A person's word on the scale of complaints, where the rulebook has no number (readings R20).
public struct ScaleAttestation: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ScaleAttestation"

    /// The scale.
    public var scale: ComplaintScale
    /// Who attests it.
    public var by: Person

    /// A message of these fields.
    public init(scale: ComplaintScale, by: Person) {
        self.scale = scale
        self.by = by
    }
}

/// The facts of maoming-benefits/23.1.
public struct LateAnswer: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.LateAnswer"

    /// When the complaint was handed to the partner.
    public var handedAt: Instant
    /// When the partner answered; absent while it has not.
    public var answeredAt: Instant?
    /// The answer time that the agreement gives.
    public var agreedMinutes: Int?
    /// Who finds the answer late, where the agreement gives no time.
    public var attestedBy: Person?
    /// On whose side the reason lies; a proof needs the partner's.
    public var cause: AnswerCause

    /// A message of these fields.
    public init(
        handedAt: Instant, answeredAt: Instant? = nil, agreedMinutes: Int? = nil, attestedBy: Person? = nil,
        cause: AnswerCause
    ) {
        self.handedAt = handedAt
        self.answeredAt = answeredAt
        self.agreedMinutes = agreedMinutes
        self.attestedBy = attestedBy
        self.cause = cause
    }
}

/// The facts of maoming-benefits/23.2 and 24.4.
public struct PlatformComplaints: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.PlatformComplaints"

    /// The complaints that the partner's system or platform caused; 1 or more.
    public var complaints: Int
    /// A person's word on their scale.
    public var attested: ScaleAttestation?
    /// The public attention that a person has marked.
    public var attention: PublicAttention?

    /// A message of these fields.
    public init(complaints: Int, attested: ScaleAttestation? = nil, attention: PublicAttention? = nil) {
        self.complaints = complaints
        self.attested = attested
        self.attention = attention
    }
}

/// The facts of maoming-benefits/23.3.
public struct UntrueStatement: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.UntrueStatement"

    /// The statement in question.
    public var statement: String
    /// Whether it is proven to be untrue.
    public var isUntrue: Bool?
    /// The complaints that it caused; 1 or more.
    public var complaints: Int
    /// A person's word on their scale.
    public var attested: ScaleAttestation?

    /// A message of these fields.
    public init(statement: String, isUntrue: Bool? = nil, complaints: Int, attested: ScaleAttestation? = nil) {
        self.statement = statement
        self.isUntrue = isUntrue
        self.complaints = complaints
        self.attested = attested
    }
}

/// The facts of maoming-benefits/23.4.
public struct InducedResale: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.InducedResale"

    /// Whether it is proven that the partner induced the resale.
    public var isInduced: Bool?
    /// Whether it is proven that it profited.
    public var hasProfited: Bool?

    /// A message of these fields.
    public init(isInduced: Bool? = nil, hasProfited: Bool? = nil) {
        self.isInduced = isInduced
        self.hasProfited = hasProfited
    }
}

/// The facts of maoming-benefits/24.1.
public struct LawBreach: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.LawBreach"

    /// The law or regulation broken; a proof needs it.
    public var law: String?

    /// A message of these fields.
    public init(law: String? = nil) {
        self.law = law
    }
}

/// The facts of maoming-benefits/24.2.
public struct SystemAttack: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.SystemAttack"

    /// The platform or system affected; a proof needs it.
    public var system: String?
    /// The partner attacked it in bad faith.
    public var isInBadFaith: Bool?
    /// It was attacked for a reason on the partner's side.
    public var isCausedByPartner: Bool?
    /// It slowed down or failed.
    public var isDisrupted: Bool?
    /// The partner used a weakness of it to harm our customers.
    public var isWeaknessUsed: Bool?

    /// A message of these fields.
    public init(
        system: String? = nil, isInBadFaith: Bool? = nil, isCausedByPartner: Bool? = nil, isDisrupted: Bool? = nil,
        isWeaknessUsed: Bool? = nil
    ) {
        self.system = system
        self.isInBadFaith = isInBadFaith
        self.isCausedByPartner = isCausedByPartner
        self.isDisrupted = isDisrupted
        self.isWeaknessUsed = isWeaknessUsed
    }
}

/// The facts of maoming-benefits/24.3.
public struct DeceivedSubscription: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.DeceivedSubscription"

    /// The complaints it rests on; one of them at least of the kind unaware-subscription.
    public var complaints: [ComplaintID]
    /// Whether inducement or deception by the partner is proven.
    public var isDeceptionProven: Bool?

    /// A message of these fields.
    public init(complaints: [ComplaintID] = [], isDeceptionProven: Bool? = nil) {
        self.complaints = complaints
        self.isDeceptionProven = isDeceptionProven
    }
}

/// What is known of an act: the facts of each ground that may apply, from which the program derives them.
public struct ViolationFacts: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ViolationFacts"

    /// Of 23.1.
    public var answer: LateAnswer?
    /// Of 23.2 and 24.4.
    public var platform: PlatformComplaints?
    /// Of 23.3.
    public var statement: UntrueStatement?
    /// Of 23.4.
    public var resale: InducedResale?
    /// Of 24.1.
    public var law: LawBreach?
    /// Of 24.2.
    public var attack: SystemAttack?
    /// Of 24.3.
    public var subscription: DeceivedSubscription?
    /// Whether a major negative social impact was found (24.5.s2).
    public var hasMajorSocialImpact: Bool?

    /// A message of these fields.
    public init(
        answer: LateAnswer? = nil, platform: PlatformComplaints? = nil, statement: UntrueStatement? = nil,
        resale: InducedResale? = nil, law: LawBreach? = nil, attack: SystemAttack? = nil,
        subscription: DeceivedSubscription? = nil, hasMajorSocialImpact: Bool? = nil
    ) {
        self.answer = answer
        self.platform = platform
        self.statement = statement
        self.resale = resale
        self.law = law
        self.attack = attack
        self.subscription = subscription
        self.hasMajorSocialImpact = hasMajorSocialImpact
    }
}
