internal import RPC

/// The rules of one version, a section a subject; a regulation that does not decide a subject has no rules of it.
struct RuleSections: Sendable, Hashable {
    var warning: WarningRules?
    var findings: FindingRules?
    var replies: ReplyRules?
    var serviceScore: ServiceScoreRules?
    var waves: WaveRules?
    var violations: ViolationRules?
    var conditions: ConditionRules?
    var credit: CreditRules?

    /// The sections that each regulation's held versions must have, and how each is read.
    ///
    /// A reader gets the section's field and whether to walk the cases that the section carries.
    private static let readers: [String: [(name: String, read: Reader)]] = [
        "migu-membership": [
            ("warning", { $0.warning = WarningRules.read($1, walkingCases: $2) }),
            ("findings", { $0.findings = FindingRules.read($1, walkingCases: $2) }),
            ("replies", { sections, field, _ in sections.replies = ReplyRules.read(field) }),
            ("waves", { sections, field, _ in sections.waves = WaveRules.read(field) }),
            ("credit", { $0.credit = CreditRules.read($1, walkingCases: $2) }),
        ],
        "maoming-benefits": [
            ("waves", { sections, field, _ in sections.waves = WaveRules.read(field) }),
            ("violations", { $0.violations = ViolationRules.read($1, walkingCases: $2) }),
        ],
        "cmpay-channel": [
            ("replies", { sections, field, _ in sections.replies = ReplyRules.read(field) }),
            ("serviceScore", { sections, field, _ in sections.serviceScore = ServiceScoreRules.read(field) }),
            ("conditions", { sections, field, _ in sections.conditions = ConditionRules.read(field) }),
        ],
    ]

    private typealias Reader = @Sendable (inout RuleSections, Field, Bool) -> Void

    /// Reads the sections of a version from its fields; a section that the regulation does not have stays unasked for and so is
    /// refused as unknown.
    init(_ version: Section, of regulation: String) {
        for reader in Self.readers[regulation] ?? [] {
            if let field = version.required(reader.name) { reader.read(&self, field, true) }
        }
    }

    /// The same sections where announcements have changed figures of them: the cases are not walked, for they are those of the
    /// version.
    func reread(_ version: Field, of regulation: String) -> RuleSections {
        var sections = RuleSections()
        for reader in Self.readers[regulation] ?? [] {
            if let field = version.child(named: reader.name) { reader.read(&sections, field, false) }
        }
        return sections
    }

    private init() {}

    /// The names of the sections that read otherwise than another's.
    func names(unlike other: RuleSections) -> [String] {
        [
            ("warning", warning == other.warning), ("findings", findings == other.findings),
            ("replies", replies == other.replies), ("serviceScore", serviceScore == other.serviceScore),
            ("waves", waves == other.waves), ("violations", violations == other.violations),
            ("conditions", conditions == other.conditions), ("credit", credit == other.credit),
        ].filter { !$0.1 }.map(\.0)
    }

    /// The names of the sections of a regulation.
    static func names(of regulation: String) -> [String] { readers[regulation]?.map(\.name) ?? [] }
}
