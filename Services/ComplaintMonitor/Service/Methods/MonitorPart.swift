import GRDB
import Schema
import ServiceKit
import Store

/// A subject of complaint-monitor.
protocol MonitorPart: ServicePart {
    /// What a deadline of one of its kinds will do, for the agenda; nil where it will do nothing that anybody sees.
    func step(for deadline: Deadline, in db: Database) throws -> AgendaStep?

    /// How far a partner is from each next threshold of this subject; none where it has no figure of it.
    func headroom(of partner: PartnerID, at now: Instant, in db: Database) throws -> [HeadroomItem]

    /// Whether an outcome that this subject decides came about, why, and which of its conditions failed by how much; nil where
    /// it is not for this subject to say.
    ///
    /// Of a kind of sanction every subject tells that gives sanctions of that kind.
    func account(for outcome: Outcome, in db: Database) throws -> OutcomeAccount?

    /// What of these days no replay of complaints can decide, and how much of it there is: what people decided or brought in.
    func unreplayed(_ days: ClosedRange<Day>, in db: Database) throws -> [WhatIfGap]
}

extension MonitorPart {
    func step(for deadline: Deadline, in db: Database) throws -> AgendaStep? { nil }
    func headroom(of partner: PartnerID, at now: Instant, in db: Database) throws -> [HeadroomItem] { [] }
    func account(for outcome: Outcome, in db: Database) throws -> OutcomeAccount? { nil }
    func unreplayed(_ days: ClosedRange<Day>, in db: Database) throws -> [WhatIfGap] { [] }
}
