import ServiceKit

/// Credit scores and grades, health, strategic importance and major violations (migu-membership 9 to 14, annexes 5 and 8).
struct Credit: MonitorPart {
    let house: House
    let ledger: Ledger
}
