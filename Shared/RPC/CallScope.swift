/// What a call hands down to the calls made while serving it: its deadline, its trace and its reader's language.
public struct CallScope: Sendable {
    /// When the answer is no longer wanted.
    public var deadline: ContinuousClock.Instant?
    /// W3C Trace Context.
    public var traceparent: String?
    /// The language of messages.
    public var locale: Locale

    /// The scope of the call being served, if one is.
    @TaskLocal public static var current: CallScope?
}
