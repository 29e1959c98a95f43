import ServiceKit

/// What comes next, why and why not, and what would be under another rulebook.
struct Foresight: MonitorPart {
    let house: House
    let ledger: Ledger
}
