import GRDB
import Schema
import ServiceKit
import Store

/// A subject of complaint-monitor.
protocol MonitorPart: ServicePart {
    /// What a deadline of one of its kinds will do, for the agenda; nil where there is nothing to tell.
    func step(for deadline: Deadline, in db: Database) throws -> AgendaStep?
}

extension MonitorPart {
    func step(for deadline: Deadline, in db: Database) throws -> AgendaStep? { nil }
}
