import Rulebook
import Schema
import ServiceKit

/// Counts complaints and keeps the ledger of tiers and sanctions, inside a transaction: reads, has the decisions decide, writes
/// rows and events.
///
/// All that ends in a sanction goes through it, whatever the sanction rests on.
struct Ledger: Sendable {
    /// The deadline kinds of the ledger.
    static let closeDay = "close-day"
    static let sanctionEnd = "sanction-end"

    let rules: RulesByDay
    let clock: BusinessClock
}
