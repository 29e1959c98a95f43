import Schema
import ServiceKit
import Store

extension Credit {
    /// Ends what a grade ordered once the cooperation has ended, from when on the wind-down holds the money (10.n2, 24.2).
    ///
    /// The termination over a major violation is another order and stands. An open task has nothing left to restrict.
    func endMeasures(with end: CooperationEnd, in transaction: Transaction) throws {
        _ = try replaceTask(of: end.partner, from: house.clock.now, in: transaction)
        let clause = Regulation.CreditClause.endOfMeasures
        for sanction in try live(end.partner, on: [.creditScore], in: transaction) {
            try ledger.lift(
                sanction, by: nil,
                reason: "合作于 \(end.day) 结束（\(clause)） / the cooperation ended on \(end.day) (\(clause))",
                in: transaction)
        }
    }
}
