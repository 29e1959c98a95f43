import ServiceKit

/// How complaints are answered: working hours, effective replies, escalation, waves (cmpay-channel annex 3).
struct Replies: MonitorPart {
    let house: House
    let ledger: Ledger
}
