import ServiceKit

/// General and severe violations, rectification, inspections and abnormal conditions (maoming-benefits 22 to 25, cmpay-channel 7).
struct Violations: MonitorPart {
    let house: House
    let ledger: Ledger
}
