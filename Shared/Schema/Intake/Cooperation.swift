public import RPC

/// How cooperation with a partner ends.
public enum CooperationEndKind: String, WireEnum {
    /// The partner does not renew (migu-membership/21.1).
    case voluntary = "COOPERATION_END_KIND_VOLUNTARY"
    /// The agreement is not renewed with it (migu-membership/23).
    case notRenewed = "COOPERATION_END_KIND_NOT_RENEWED"
    /// Its credit score has been deducted to 0 (migu-membership/20.1).
    case violation = "COOPERATION_END_KIND_VIOLATION"
    /// It is terminated over a major violation, without waiting for the term's end (migu-membership/19.2).
    case termination = "COOPERATION_END_KIND_TERMINATION"
}

/// Records the end of cooperation with a partner.
public struct EndCooperationRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.EndCooperationRequest"

    /// The partner.
    public var partner: PartnerID
    /// The last day of cooperation, past or to come.
    public var day: Day
    /// How it ends.
    public var kind: CooperationEndKind
    /// Why.
    public var reason: String
    /// Who decides.
    public var by: Person

    /// A message of these fields.
    public init(partner: PartnerID, day: Day, kind: CooperationEndKind, reason: String, by: Person) {
        self.partner = partner
        self.day = day
        self.kind = kind
        self.reason = reason
        self.by = by
    }
}

/// The end of cooperation with a partner, as it was recorded.
public struct CooperationEnd: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.CooperationEnd"

    /// The partner.
    public var partner: PartnerID
    /// The last day of cooperation.
    public var day: Day
    /// How it ends.
    public var kind: CooperationEndKind
    /// Why.
    public var reason: String
    /// Who decided.
    public var by: Person
    /// When it was recorded.
    public var recordedAt: Instant

    /// A message of these fields.
    public init(
        partner: PartnerID, day: Day, kind: CooperationEndKind, reason: String, by: Person, recordedAt: Instant
    ) {
        self.partner = partner
        self.day = day
        self.kind = kind
        self.reason = reason
        self.by = by
        self.recordedAt = recordedAt
    }
}

/// quanyi.intake.cooperation-ended.v1: cooperation with a partner has ended.
///
/// It is told when the last day is over: at once where that day is past, else at 00:00 of the day after.
public struct CooperationEnded: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.intake.v1.CooperationEnded"

    /// The end, with the last day.
    public var end: CooperationEnd

    /// A message of these fields.
    public init(end: CooperationEnd) {
        self.end = end
    }
}

extension EventType {
    /// The data is `CooperationEnded`.
    public static let cooperationEnded = "quanyi.intake.cooperation-ended.v1"
}
