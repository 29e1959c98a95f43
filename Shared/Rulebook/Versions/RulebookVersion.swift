public import RPC
public import Schema

/// One version of a regulation, as its revision record names it.
public struct RulebookVersion: Sendable, Hashable {
    /// The regulation's name: `migu-membership`.
    public let regulation: String
    /// The version as printed: `2.1`.
    public let version: String
    /// The clause that names it, if one does.
    public let clause: ClauseID?
    /// The document number: `咪音通（2023）145号`; nil if none is printed.
    public let documentNumber: String?
    /// The first day on which it is in force; nil until an operator enters it.
    public let effectiveDay: Day?
    /// Whether the effective day is only the first of a printed month or year (readings R22).
    public let effectiveDayIsDefault: Bool
    /// Whether its text is held; where it is not, nothing can be decided by it.
    public let isTextHeld: Bool

    /// What to say beside the effective day, if there is anything to say.
    public var effectiveDayRemark: Text? {
        guard let effectiveDay else {
            return Text(zh: "生效日待载入时填写", en: "the effective day is to be entered when loaded")
        }
        guard effectiveDayIsDefault else { return nil }
        return Text(
            zh: "只印有月份或年份，默认自 \(effectiveDay) 起生效",
            en: "only a month or a year is printed; in force from \(effectiveDay) by default")
    }

    /// The version with its document number: `2.1 (咪音通（2023）145号)`.
    public var label: String { documentNumber.map { "\(version) (\($0))" } ?? version }
}

/// A published change of single figures (migu-membership/8.3).
public struct Announcement: Sendable, Hashable {
    /// The document that announces it.
    public let reference: String
    /// The clause that allows it.
    public let clause: ClauseID
    /// The day it was published.
    public let publishedDay: Day
    /// The first day on which the changed figures hold, not before the publication.
    public let effectiveDay: Day
    /// The figures it changes, by their path: `warning.notifications.threshold`.
    public let parameters: [String]
}

/// The rules of one regulation as they stand on a day: a version, with the announcements in force by then.
///
/// A class, for it is large and handed on for each complaint.
public final class Rulebook: Sendable {
    /// The regulation's title.
    public let title: Text
    /// The version in force.
    public let version: RulebookVersion
    /// The first day on which these rules hold.
    public let effectiveDay: Day
    /// The announcements that are in force, the oldest first.
    public let announcements: [Announcement]
    private let sections: RuleSections

    init(
        title: Text, version: RulebookVersion, effectiveDay: Day, announcements: [Announcement], sections: RuleSections
    ) {
        self.title = title
        self.version = version
        self.effectiveDay = effectiveDay
        self.announcements = announcements
        self.sections = sections
    }

    /// The regulation's name.
    public var regulation: String { version.regulation }

    /// The names of the sections that read otherwise than another rulebook's: `credit`; all of them where there is no other.
    public func sections(unlike other: Rulebook?) -> [String] {
        guard let other else { return RuleSections.names(of: regulation) }
        return self === other ? [] : sections.names(unlike: other.sections)
    }

    /// The rules of notifications and warning tiers; throws `noRules` for a regulation that has none.
    public func warningRules() throws(RulebookError) -> WarningRules { try held(sections.warning, "warning") }

    /// The rules of replies to complaints; throws `noRules` for a regulation that has none.
    public func replyRules() throws(RulebookError) -> ReplyRules { try held(sections.replies, "replies") }

    /// Whether it sets a time to answer complaints.
    public var limitsReplies: Bool { sections.replies?.limitHours != nil }

    /// The rules of scores of half-years; throws `noRules` for a regulation that has none.
    public func serviceScoreRules() throws(RulebookError) -> ServiceScoreRules {
        try held(sections.serviceScore, "serviceScore")
    }

    /// From what on waves of complaints are flagged, and the clause; nil where nobody entered a number.
    public var flaggedWaves: (citation: Citation, threshold: WaveThreshold)? {
        guard let waves = sections.waves, let threshold = waves.threshold else { return nil }
        return (waves.citation, threshold)
    }

    /// The rules of violations; throws `noRules` for a regulation that has none.
    public func violationRules() throws(RulebookError) -> ViolationRules { try held(sections.violations, "violations") }

    /// The rules of abnormal conditions; throws `noRules` for a regulation that has none.
    public func conditionRules() throws(RulebookError) -> ConditionRules { try held(sections.conditions, "conditions") }

    /// What follows from findings; throws `noRules` for a regulation that has none.
    public func findingRules() throws(RulebookError) -> FindingRules { try held(sections.findings, "findings") }

    /// The rules of credit scores; throws `noRules` for a regulation that has none.
    public func creditRules() throws(RulebookError) -> CreditRules { try held(sections.credit, "credit") }

    private func held<Rules>(_ rules: Rules?, _ section: String) throws(RulebookError) -> Rules {
        guard let rules else { throw .noRules(regulation: regulation, section: section) }
        return rules
    }
}
