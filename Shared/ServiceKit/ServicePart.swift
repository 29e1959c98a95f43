internal import Logging
public import RPC
public import Schema
public import Store

/// One subject of a service: its methods, what it does on others' events and when something falls due.
///
/// A service with many subjects is put together from such parts, each with its own files in every room.
public protocol ServicePart: Sendable {
    /// Registers its methods.
    func serve(on router: inout Router)

    /// Does what another service's event asks of this subject; part of the transaction that moves the cursor.
    ///
    /// Every part is told of every event that the service takes in.
    func react(to event: Event, from upstream: String, in transaction: Transaction) throws

    /// The kinds of deadlines that are its own.
    var deadlineKinds: Set<String> { get }

    /// Does what is due, of one of its kinds; part of the transaction that takes the deadline away.
    func fire(_ deadline: Deadline, in transaction: Transaction) throws
}

extension ServicePart {
    /// None.
    public func serve(on router: inout Router) {}
    /// Nothing.
    public func react(to event: Event, from upstream: String, in transaction: Transaction) throws {}
    /// None.
    public var deadlineKinds: Set<String> { [] }
    /// Nothing.
    public func fire(_ deadline: Deadline, in transaction: Transaction) throws {}
}

extension BusinessService where Self: ServiceOfParts {
    /// Registers the methods of all its parts.
    public func serve(on router: inout Router) { for part in parts { part.serve(on: &router) } }

    /// Tells all its parts.
    public func react(to event: Event, from upstream: String, in transaction: Transaction) throws {
        for part in parts { try part.react(to: event, from: upstream, in: transaction) }
    }

    /// Has the part whose kind it is do what is due.
    public func fire(_ deadline: Deadline, in transaction: Transaction) throws {
        guard let part = parts.first(where: { $0.deadlineKinds.contains(deadline.kind) }) else {
            return house.logger.error("unknown deadline", metadata: ["deadline.kind": "\(deadline.kind)"])
        }
        try part.fire(deadline, in: transaction)
    }
}

/// A service that is put together from parts.
public protocol ServiceOfParts: Sendable {
    /// What it stands on.
    var house: House { get }
    /// Its subjects, in the order in which they are told of events.
    var parts: [any ServicePart] { get }
}
