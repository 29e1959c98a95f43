public import RPC

extension SanctionKind {
    /// Its name for people: the regulations' own term, and the glossary's.
    public var title: Text {
        switch self {
        case .promotionSuspension: Text(zh: "暂停推广", en: "promotion suspension")
        case .serviceCodeFreeze: Text(zh: "暂停新申请业务代码", en: "service-code freeze")
        case .newProductStop: Text(zh: "停止新增产品", en: "new-product stop")
        case .newCooperationStop: Text(zh: "停止新增合作", en: "new-cooperation stop")
        case .phoneBillBillingSuspension: Text(zh: "暂停话费计费能力", en: "phone-bill billing suspension")
        case .clientPromotionSuspension: Text(zh: "暂停客户端推广", en: "client promotion suspension")
        case .settlementSuspension: Text(zh: "暂停结算", en: "settlement suspension")
        case .settlementTermination: Text(zh: "终止结算", en: "settlement termination")
        case .deduction: Text(zh: "扣罚", en: "deduction")
        case .fine: Text(zh: "罚款", en: "fine")
        case .productDelisting: Text(zh: "产品下架", en: "product delisting")
        case .salesSuspension: Text(zh: "暂停业务销售", en: "sales suspension")
        case .emergencySuspension: Text(zh: "紧急暂停", en: "emergency suspension")
        case .rectification: Text(zh: "限期整改", en: "rectification")
        case .agreedMeasure: Text(zh: "协议约定的措施", en: "measure of the agreement")
        case .termination: Text(zh: "终止合作", en: "termination")
        }
    }
}

extension SanctionState {
    /// Its name for people.
    public var title: Text {
        switch self {
        case .proposed: Text(zh: "待签发", en: "proposed")
        case .inForce: Text(zh: "生效中", en: "in force")
        case .ended: Text(zh: "已到期", en: "ended")
        case .replaced: Text(zh: "已被替代", en: "replaced")
        case .lifted: Text(zh: "已解除", en: "lifted")
        }
    }
}
