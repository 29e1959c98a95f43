import Schema

extension EventFamily {
    /// The types of its events.
    var types: Set<String> {
        switch self {
        case .complaint: [EventType.complaintFiled]
        case .correction: [EventType.complaintCorrected]
        case .count: [EventType.notificationRecorded, EventType.dayClosed]
        case .tier: [EventType.tierRaised]
        case .sanction:
            [
                EventType.sanctionProposed, EventType.sanctionIssued, EventType.sanctionExtended,
                EventType.sanctionReplaced, EventType.sanctionGroundGone, EventType.sanctionLifted,
                EventType.sanctionEnded,
            ]
        case .reply:
            [
                EventType.replyRecorded, EventType.replyWithdrawn, EventType.replyOverdue,
                EventType.complaintRepeated, EventType.escalationAssessed, EventType.halfYearClosed,
            ]
        case .wave: [EventType.waveFlagged, EventType.waveConfirmed, EventType.waveDismissed]
        case .finding: [EventType.findingRecorded, EventType.subchannelNamed]
        case .warning: [EventType.warningIssued, EventType.warningWithdrawn]
        case .violation:
            [
                EventType.inspectionRecorded, EventType.complaintUpheld, EventType.adjustmentChanged,
                EventType.violationOpened, EventType.violationProven, EventType.violationDismissed,
                EventType.violationSevere, EventType.violationRestored, EventType.violationWarningIssued,
                EventType.violationWarningServed,
                EventType.rectificationChecked, EventType.rectificationOverdue, EventType.commitmentBroken,
                EventType.blacklistProposed, EventType.blacklistDecided, EventType.conditionsActivated,
                EventType.indicatorRecorded, EventType.conditionOpened, EventType.conditionJudged,
                EventType.inquiryClosed, EventType.conditionRectificationChecked,
                EventType.conditionRectificationOverdue,
            ]
        case .grade:
            [
                EventType.creditScoreRecorded, EventType.gradeChanged, EventType.gradeTaskOpened,
                EventType.gradeTaskReplaced, EventType.gradeTaskApplied, EventType.gradeTaskExpired,
                EventType.scoreZeroed, EventType.zeroScoreEnded, EventType.majorViolationConfirmed,
                EventType.claimFiled, EventType.claimDecided, EventType.claimWithdrawn,
                EventType.monthFiguresRecorded, EventType.creditMarkRecorded,
            ]
        }
    }

    /// The family of each type.
    static let byType: [String: EventFamily] = Dictionary(
        allCases.flatMap { family in family.types.map { ($0, family) } }, uniquingKeysWith: { first, _ in first })
}
