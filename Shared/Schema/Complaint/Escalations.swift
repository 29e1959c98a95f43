public import RPC

/// Records what was found about a complaint that came through a supervisor (cmpay-channel/a3.2.2).
public struct AssessEscalationRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.AssessEscalationRequest"

    /// The complaint.
    public var complaint: ComplaintID
    /// The partner's late handling caused it.
    public var causedByLateHandling: Bool
    /// It is the partner's responsibility.
    public var isPartnersResponsibility: Bool
    /// It is a malicious one.
    public var isMalicious: Bool
    /// What else there is to say.
    public var remark: String?
    /// What the finding rests on.
    public var evidence: [Document]
    /// Who found it.
    public var by: Person

    /// A message of these fields.
    public init(
        complaint: ComplaintID, causedByLateHandling: Bool, isPartnersResponsibility: Bool, isMalicious: Bool,
        remark: String? = nil, evidence: [Document] = [], by: Person
    ) {
        self.complaint = complaint
        self.causedByLateHandling = causedByLateHandling
        self.isPartnersResponsibility = isPartnersResponsibility
        self.isMalicious = isMalicious
        self.remark = remark
        self.evidence = evidence
        self.by = by
    }
}

/// What was found about a complaint that came through a supervisor; quanyi.complaint.escalation-assessed.v1.
public struct EscalationFinding: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.EscalationFinding"

    /// What was recorded.
    public var finding: AssessEscalationRequest
    /// The partner complained of.
    public var partner: PartnerID
    /// When it was recorded; the newest finding of a complaint holds.
    public var at: Instant
    /// Whether it is an escalated complaint, which costs points.
    public var isEscalated: Bool
    /// Clauses and what was found.
    public var reasons: [Reason]

    /// A message of these fields.
    public init(
        finding: AssessEscalationRequest, partner: PartnerID, at: Instant, isEscalated: Bool, reasons: [Reason] = []
    ) {
        self.finding = finding
        self.partner = partner
        self.at = at
        self.isEscalated = isEscalated
        self.reasons = reasons
    }
}
