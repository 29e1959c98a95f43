import RPC
import Schema

extension SanctionKind {
    /// The clause that gives measures of this kind; the one nearest to it where several do.
    private var source: ClauseID {
        switch self {
        case .promotionSuspension, .serviceCodeFreeze: Regulation.tiers
        case .newProductStop, .newCooperationStop: ClauseID(checked: "migu-membership/10.C")
        case .phoneBillBillingSuspension, .clientPromotionSuspension: ClauseID(checked: "migu-membership/10.D")
        case .settlementSuspension: ClauseID(checked: "migu-membership/10.E")
        case .salesSuspension: ClauseID(checked: "migu-membership/10.F")
        case .termination: ClauseID(checked: "migu-membership/10.T")
        case .deduction, .settlementTermination: ClauseID(checked: "maoming-benefits/19.2.3.s10")
        case .fine, .productDelisting, .rectification: ClauseID(checked: "maoming-benefits/23.5.s2")
        case .emergencySuspension: ClauseID(checked: "cmpay-channel/7.2")
        case .agreedMeasure: ClauseID(checked: "cmpay-channel/7.4")
        }
    }

    /// That nothing is on record which brings a measure of this kind.
    var notOnRecord: Reason {
        Reason(
            clause: source,
            text: Text(zh: "没有\(title.zh)的依据记录在案", en: "no ground of \(title.en) is on record"))
    }
}
