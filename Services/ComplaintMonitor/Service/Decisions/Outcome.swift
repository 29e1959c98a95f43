import Schema

/// What may have come about for a partner, and until when it is asked.
struct Outcome: Hashable, Sendable {
    /// The event or state asked about.
    enum Question: Hashable, Sendable {
        /// A warning tier of the month.
        case tier(Int)
        /// So many warnings of a service line in the month; of any line without one.
        case warnings(Int, ServiceLineID?)
        /// A credit grade: by the result of a month, or without one, that in which the partner is.
        case grade(CreditGrade, BillingMonth?)
        /// A sanction of a kind on the target.
        case sanction(SanctionKind)
        /// An operation that is refused on the target.
        case block(Operation)
    }

    let question: Question
    let target: SanctionTarget
    /// The month of a tier or of warnings.
    let month: BillingMonth
    /// The end of the day asked about, or now.
    let instant: Instant

    var partner: PartnerID { target.partner }
}

/// What one subject says of an outcome.
struct OutcomeAccount: Hashable, Sendable {
    var happened: Bool
    /// What led to it: clause and figures.
    var why: [Reason] = []
    /// Which conditions failed, each by how much.
    var whyNot: [Reason] = []
    /// The sanctions that it is, or that stand in the way.
    var sanctions: [Sanction] = []
}
