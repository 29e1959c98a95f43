import Schema

/// Something that happened, at the business time at which the service learned of it.
struct Fact {
    enum What {
        case filed(Complaint)
        case corrected(ComplaintID, withdrawn: Bool?, createdAt: Instant?)
        case dialTest(line: ServiceLineID, subchannel: SubchannelID)
        case letter(line: ServiceLineID)
        /// A warning is withdrawn: its place among all warnings, from 0.
        case withdrawn(Int)
        /// An issued score of a month, in whole points.
        case score(BillingMonth, Int)
        /// The open grade is applied.
        case applied
    }

    let what: What
    let at: Instant
}
