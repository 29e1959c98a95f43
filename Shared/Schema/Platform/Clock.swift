public import RPC

/// Asks what time it is for the business.
public struct GetClockRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.GetClockRequest"

    /// The empty message.
    public init() {}
}

/// The business clock.
public struct ClockState: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.ClockState"

    /// The business time.
    public var now: Instant
    /// Whether it stands still until it is advanced.
    public var isManual: Bool

    /// A message of these fields.
    public init(now: Instant, isManual: Bool) {
        self.now = now
        self.isManual = isManual
    }
}

/// Moves a manual clock.
public struct AdvanceClockRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.AdvanceClockRequest"

    /// The time to move to; not before now.
    public var to: Instant

    /// A message of these fields.
    public init(to: Instant) {
        self.to = to
    }
}

/// A manual clock, moved.
public struct AdvanceClockReply: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.AdvanceClockReply"

    /// The business time after it.
    public var now: Instant
    /// Deadlines that fell due on the way, in their order, all handled.
    public var deadlinesFired: Int

    /// A message of these fields.
    public init(now: Instant, deadlinesFired: Int) {
        self.now = now
        self.deadlinesFired = deadlinesFired
    }
}

/// The methods of `quanyi.platform.v1.Clock`.
public enum ClockMethods {
    /// The full name of the service.
    public static let service = "quanyi.platform.v1.Clock"

    /// The business time.
    public static let get = Method<GetClockRequest, ClockState>.query("/quanyi.platform.v1.Clock/Get")

    /// Moves a manual clock and handles what falls due on the way; FAILED_PRECONDITION on a real clock.
    public static let advance = Method<AdvanceClockRequest, AdvanceClockReply>.command(
        "/quanyi.platform.v1.Clock/Advance", roles: [.operator])
}
