import ServiceKit

/// Important complaints, supervised complaints, dial tests and complaint letters, and the warnings that they give
/// (migu-membership 8.2, annexes 1 to 4).
struct Findings: MonitorPart {
    let house: House
    let ledger: Ledger
}
