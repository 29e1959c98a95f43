public import Schema

/// Within what time a complaint is to be answered, and what an answer must say (cmpay-channel annex 3, migu-membership/a5.1.3).
public struct ReplyRules: Sendable, Hashable {
    /// The clause of the limit.
    public let citation: Citation
    /// Working hours within which an effective reply is in time; nil where the regulation names none and nobody entered one.
    public let limitHours: Int?
    /// The hours that count.
    public let workingHours: WorkingHours
    /// The clause by which an effective reply states cause and solution; nil where none asks for it.
    public let effective: Citation?

    /// The last second at which a reply to what was raised at an instant is in time; nil without a limit.
    public func due(raisedAt: Instant) -> Instant? {
        limitHours.map { workingHours.adding($0 * 3600, to: raisedAt) }
    }
}
