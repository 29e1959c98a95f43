extension SanctionKind {
    /// What a sanction of this kind stands in the way of, and which service refuses it.
    ///
    /// A suspension of promotion stops promotion and the new orders that it brings, never the service of those who have ordered
    /// (migu-membership/8.2); a suspension of sales stops new orders of every kind (migu-membership/10.F).
    public var blocks: [Block] {
        switch self {
        case .promotionSuspension: Block.intake(.promote, .promoteInClient, .orderFromPromotion)
        case .serviceCodeFreeze: Block.intake(.addServiceCode)
        case .newProductStop: Block.intake(.addProduct)
        case .newCooperationStop: Block.intake(.startCooperation)
        case .phoneBillBillingSuspension: Block.intake(.billToPhoneBill)
        case .clientPromotionSuspension: Block.intake(.promoteInClient)
        case .settlementSuspension, .settlementTermination: [Block(operation: .pay, service: "settlement")]
        case .productDelisting, .salesSuspension, .emergencySuspension:
            Block.intake(.order, .orderFromPromotion, .promote, .promoteInClient)
        case .termination:
            Block.intake(
                .order, .orderFromPromotion, .promote, .promoteInClient, .addServiceCode, .addProduct,
                .startCooperation,
                .billToPhoneBill) + [Block(operation: .pay, service: "settlement")]
        case .deduction, .fine, .rectification, .agreedMeasure: []
        }
    }
}

extension Block {
    fileprivate static func intake(_ operations: Operation...) -> [Block] {
        operations.map { Block(operation: $0, service: "intake") }
    }
}
