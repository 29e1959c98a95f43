public import RPC

/// Asks for a violation.
public struct GetViolationRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.GetViolationRequest"

    /// The violation.
    public var id: String

    /// A message of these fields.
    public init(id: String) {
        self.id = id
    }
}

/// Asks for violations.
public struct ListViolationsRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListViolationsRequest"

    /// Only of this partner.
    public var partner: PartnerID?
    /// Only in this state.
    public var state: ViolationState?
    /// Only of this kind.
    public var kind: ViolationKind?
    /// Only those whose next act is this department's.
    public var waitsFor: String?
    /// 1 to 1,000; 100 unless told.
    public var pageSize: Int?
    /// Where the last page ended.
    public var pageToken: String?

    /// A message of these fields.
    public init(
        partner: PartnerID? = nil, state: ViolationState? = nil, kind: ViolationKind? = nil, waitsFor: String? = nil,
        pageSize: Int? = nil, pageToken: String? = nil
    ) {
        self.partner = partner
        self.state = state
        self.kind = kind
        self.waitsFor = waitsFor
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

/// A page of violations.
public struct ListViolationsReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ListViolationsReply"

    /// By number.
    public var violations: [Violation]
    /// The warnings served over the whole cooperation, where a partner was named.
    public var warnings: Int?
    /// Absent on the last page.
    public var nextPageToken: String?

    /// A message of these fields.
    public init(violations: [Violation] = [], warnings: Int? = nil, nextPageToken: String? = nil) {
        self.violations = violations
        self.warnings = warnings
        self.nextPageToken = nextPageToken
    }
}

/// Asks why a violation is what it is, and why not more.
public struct ExplainViolationRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ExplainViolationRequest"

    /// The violation.
    public var id: String

    /// A message of these fields.
    public init(id: String) {
        self.id = id
    }
}

/// Why, why not, and what follows.
public struct ExplainViolationReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ExplainViolationReply"

    /// The violation.
    public var violation: Violation
    /// What holds.
    public var why: [Reason]
    /// What does not hold, and what it lacks.
    public var whyNot: [Reason]
    /// The partner's warnings served over the whole cooperation.
    public var warnings: Int
    /// The sanctions that rest on it, as they stand now.
    public var sanctions: [Sanction]

    /// A message of these fields.
    public init(
        violation: Violation, why: [Reason] = [], whyNot: [Reason] = [], warnings: Int, sanctions: [Sanction] = []
    ) {
        self.violation = violation
        self.why = why
        self.whyNot = whyNot
        self.warnings = warnings
        self.sanctions = sanctions
    }
}
