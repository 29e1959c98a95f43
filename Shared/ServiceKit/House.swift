public import Logging
public import RPC
public import Rulebook
public import Schema
public import Store

/// The version of the programs.
public enum Version {
    /// This release.
    public static let current = "0.1.0"
}

/// What a service stands on: its store, its clock, its rulebooks, its log.
public struct House: Sendable {
    /// The service's name: `complaint-monitor`.
    public let name: String
    /// Its one file.
    public let store: Store
    /// The business clock.
    public let clock: BusinessClock
    /// The rulebooks of all regulations.
    public let rulebooks: Rulebooks
    /// The service's log.
    public let logger: Logger
    /// Runs commands.
    public let commands: Commands
    /// Streams of the service's own events.
    public let streams: EventStreams
    let schemaVersion: Int
    let rulebookSource: String

    /// Every regulation's version in force on the business day of now; one without is left out.
    var rulebookDescriptions: [RulebookDescription] {
        rulebooks.regulations.compactMap { describe($0, on: clock.now.day) }
    }

    /// The version of a regulation in force on a day, or nil where none is.
    public func describe(_ regulation: String, on day: Day) -> RulebookDescription? {
        guard let version = try? rulebooks.version(of: regulation, on: day) else { return nil }
        return RulebookDescription(
            regulation: regulation, version: version.version, documentNumber: version.documentNumber,
            effectiveDay: version.effectiveDay, source: rulebookSource)
    }
}

/// One of the five: what it serves, what it does on others' events and when something falls due.
public protocol BusinessService: Sendable {
    /// The name of its executable and its file: `complaint-monitor`.
    static var name: String { get }
    /// What it does, for `--help`.
    static var summary: String { get }
    /// Where it listens unless told.
    static var defaultEndpoint: String { get }
    /// Its own tables.
    static var migrations: [Migration] { get }
    /// Whose events it takes in.
    static var upstreams: [Upstream] { get }

    /// Puts its parts together.
    init(_ house: House) throws

    /// Registers its methods.
    func serve(on router: inout Router)

    /// Does what another service's event asks for; part of the transaction that moves the cursor.
    func react(to event: Event, from upstream: String, in transaction: Transaction) throws

    /// Does what is due; part of the transaction that takes the deadline away.
    func fire(_ deadline: Deadline, in transaction: Transaction) throws
}

extension BusinessService {
    /// None.
    public static var upstreams: [Upstream] { [] }
    /// None.
    public static var migrations: [Migration] { [] }
    /// Nothing but what every service offers.
    public func serve(on router: inout Router) {}
    /// Nothing.
    public func react(to event: Event, from upstream: String, in transaction: Transaction) throws {}
    /// Nothing.
    public func fire(_ deadline: Deadline, in transaction: Transaction) throws {}
}
