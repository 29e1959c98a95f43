public import RPC

/// A fact about a partner that sanctions and warnings follow from (migu-membership 8.2, annexes 1 to 4).
public struct Finding: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Finding"

    /// The reference of the letter, the report or the test: the same twice is one finding.
    public var reference: String
    /// The partner, registered or not (readings R17).
    public var partner: PartnerID
    /// What it rests on.
    public var basis: FindingBasis
    /// Who sent the letter, ran the test or exposed the complaint.
    public var issuer: FindingIssuer
    /// The day of the letter, the report or the test; its rulebook decides.
    public var date: Day
    /// The provinces that it concerns.
    public var provinces: [String]
    /// Whether it concerns no province in particular.
    public var isNetworkwide: Bool?
    /// The service lines that it names, at least one.
    public var serviceLines: [ServiceLineID]
    /// The subchannels that it names.
    public var subchannels: [SubchannelID]
    /// Who signed the letter of an important complaint, and what it is in form (migu-membership/a1.3).
    public var signer: LetterSigner?
    /// Whether the letter explicitly demands a sanction, be it without saying which (migu-membership/a1.3, a4.4).
    public var demandsSanction: Bool?
    /// What it explicitly demands; each replaces the default of what it speaks about.
    public var demands: [Demand]
    /// The letter, the report or the record of the test.
    public var documents: [Document]
    /// The clause under which it is meant to be recorded; refused where another one governs it.
    public var clause: ClauseID?

    /// A message of these fields.
    public init(
        reference: String, partner: PartnerID, basis: FindingBasis, issuer: FindingIssuer, date: Day,
        provinces: [String] = [], isNetworkwide: Bool? = nil, serviceLines: [ServiceLineID] = [],
        subchannels: [SubchannelID] = [], signer: LetterSigner? = nil, demandsSanction: Bool? = nil,
        demands: [Demand] = [], documents: [Document] = [], clause: ClauseID? = nil
    ) {
        self.reference = reference
        self.partner = partner
        self.basis = basis
        self.issuer = issuer
        self.date = date
        self.provinces = provinces
        self.isNetworkwide = isNetworkwide
        self.serviceLines = serviceLines
        self.subchannels = subchannels
        self.signer = signer
        self.demandsSanction = demandsSanction
        self.demands = demands
        self.documents = documents
        self.clause = clause
    }
}

/// Who signed a letter, and what it is in form (migu-membership/a1.3).
public struct LetterSigner: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.LetterSigner"

    /// The position as the letter has it.
    public var position: String
    /// How high that is.
    public var level: SignerLevel
    /// Whether it is an official document, or signed and sealed.
    public var form: LetterForm

    /// A message of these fields.
    public init(position: String, level: SignerLevel, form: LetterForm) {
        self.position = position
        self.level = level
        self.form = form
    }
}

/// What a letter explicitly demands, instead of the default (migu-membership/a1.2, a2.3, a3.8, a4.3).
public struct Demand: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.Demand"

    /// What it speaks about.
    public var target: DemandTarget
    /// The service line, of a demand on one or on its warnings; all of the finding's without one.
    public var serviceLine: ServiceLineID?
    /// The subchannel, of a demand on one; all of the finding's without one.
    public var subchannel: SubchannelID?
    /// The length of a suspension in calendar days.
    public var days: Int?
    /// The length of a suspension in calendar months, where it is not in days.
    public var months: Int?
    /// How many warnings, of a demand on warnings; 0 is none.
    public var warnings: Int?
    /// The provinces in which a suspension is to hold; where the default would without any.
    public var provinces: [String]
    /// Whether it is to hold everywhere.
    public var isNetworkwide: Bool?
    /// The reference of the document that states it.
    public var document: String?

    /// A message of these fields.
    public init(
        target: DemandTarget, serviceLine: ServiceLineID? = nil, subchannel: SubchannelID? = nil, days: Int? = nil,
        months: Int? = nil, warnings: Int? = nil, provinces: [String] = [], isNetworkwide: Bool? = nil,
        document: String? = nil
    ) {
        self.target = target
        self.serviceLine = serviceLine
        self.subchannel = subchannel
        self.days = days
        self.months = months
        self.warnings = warnings
        self.provinces = provinces
        self.isNetworkwide = isNetworkwide
        self.document = document
    }
}

/// A finding as it is kept, with what it caused.
public struct FindingRecord: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.FindingRecord"

    /// The finding, with the subchannels that were named later.
    public var finding: Finding
    /// The clause that governs it.
    public var clause: ClauseID
    /// Whether intake has registered the partner.
    public var isRegistered: Bool
    /// Whether a subchannel is still to be named (migu-membership/8.2).
    public var isOpen: Bool
    /// When it was recorded: what it caused was issued then.
    public var recordedAt: Instant
    /// Who recorded it.
    public var recordedBy: Person
    /// When its subchannel was named, where that was later.
    public var namedAt: Instant?
    /// Who named it.
    public var namedBy: Person?
    /// The sanctions that it gave or lengthened, in their order.
    public var sanctions: [Sanction]
    /// The warnings that it gave.
    public var warnings: [ServiceLineWarning]

    /// A message of these fields.
    public init(
        finding: Finding, clause: ClauseID, isRegistered: Bool, isOpen: Bool, recordedAt: Instant,
        recordedBy: Person, namedAt: Instant? = nil, namedBy: Person? = nil, sanctions: [Sanction] = [],
        warnings: [ServiceLineWarning] = []
    ) {
        self.finding = finding
        self.clause = clause
        self.isRegistered = isRegistered
        self.isOpen = isOpen
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
        self.namedAt = namedAt
        self.namedBy = namedBy
        self.sanctions = sanctions
        self.warnings = warnings
    }
}
