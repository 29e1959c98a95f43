public import RPC

/// quanyi.complaint.finding-recorded.v1: a finding was recorded.
public struct FindingRecorded: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.FindingRecorded"

    /// The finding.
    public var finding: Finding
    /// The clause that governs it.
    public var clause: ClauseID
    /// Whether a subchannel is still to be named.
    public var isOpen: Bool
    /// Who recorded it.
    public var by: Person

    /// A message of these fields.
    public init(finding: Finding, clause: ClauseID, isOpen: Bool, by: Person) {
        self.finding = finding
        self.clause = clause
        self.isOpen = isOpen
        self.by = by
    }
}

/// quanyi.complaint.subchannel-named.v1: the subchannels of a finding were named.
public struct SubchannelNamed: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.SubchannelNamed"

    /// The finding.
    public var reference: String
    /// The subchannels.
    public var subchannels: [SubchannelID]
    /// Who named them.
    public var by: Person

    /// A message of these fields.
    public init(reference: String, subchannels: [SubchannelID] = [], by: Person) {
        self.reference = reference
        self.subchannels = subchannels
        self.by = by
    }
}

/// quanyi.complaint.warning-issued.v1 and quanyi.complaint.warning-withdrawn.v1: how a warning stands.
public struct WarningChanged: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.complaint.v1.WarningChanged"

    /// The warning.
    public var warning: ServiceLineWarning
    /// The warnings of its service line and month that count after it.
    public var warnings: Int

    /// A message of these fields.
    public init(warning: ServiceLineWarning, warnings: Int) {
        self.warning = warning
        self.warnings = warnings
    }
}

extension EventType {
    /// The data is `FindingRecorded`.
    public static let findingRecorded = "quanyi.complaint.finding-recorded.v1"
    /// The data is `SubchannelNamed`.
    public static let subchannelNamed = "quanyi.complaint.subchannel-named.v1"
    /// The data is `WarningChanged`: a service line got a warning.
    public static let warningIssued = "quanyi.complaint.warning-issued.v1"
    /// The data is `WarningChanged`: a decision withdrew it.
    public static let warningWithdrawn = "quanyi.complaint.warning-withdrawn.v1"
}
