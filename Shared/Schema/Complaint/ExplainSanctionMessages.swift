public import RPC

/// Asks why a sanction is, what it does, and what would have to be otherwise.
public struct ExplainSanctionRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ExplainSanctionRequest"

    /// The sanction's number in the ledger.
    public var id: String
    /// As it was known and stood at that instant (readings R36); now unless told.
    public var asOf: Instant?

    /// A message of these fields.
    public init(id: String, asOf: Instant? = nil) {
        self.id = id
        self.asOf = asOf
    }
}

/// A clause that a decision cites, as the clause catalogue has it.
public struct ClauseText: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ClauseText"

    /// The clause.
    public var clause: ClauseID
    /// The regulation's title, in Chinese.
    public var regulation: String
    /// Where it stands in it, in Chinese: `附件7 一级预警`.
    public var cite: String
    /// What it says, in English.
    public var says: String

    /// A message of these fields.
    public init(clause: ClauseID, regulation: String, cite: String, says: String) {
        self.clause = clause
        self.regulation = regulation
        self.cite = cite
        self.says = says
    }
}

/// Why a sanction is, what it does, and what would have to be otherwise.
public struct ExplainSanctionReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.ExplainSanctionReply"

    /// The sanction: its ground, its reasons with figures, since when and until when, what it blocks, what would lift it.
    public var sanction: Sanction
    /// How it stands, in a sentence.
    public var standing: Reason
    /// Those whose place it took, and those whose place they took, the newest first.
    public var replaced: [Sanction]
    /// The one that took its place, and the one that took that one's, the oldest first.
    public var successors: [Sanction]
    /// The clauses that it cites, each once.
    public var clauses: [ClauseText]
    /// What had to be different for it not to be.
    public var otherwise: [Reason]

    /// A message of these fields.
    public init(
        sanction: Sanction, standing: Reason, replaced: [Sanction] = [], successors: [Sanction] = [],
        clauses: [ClauseText] = [], otherwise: [Reason] = []
    ) {
        self.sanction = sanction
        self.standing = standing
        self.replaced = replaced
        self.successors = successors
        self.clauses = clauses
        self.otherwise = otherwise
    }
}
