public import RPC

extension ViolationKind {
    /// Its name for people.
    public var title: Text {
        switch self {
        case .general: Text(zh: "一般违规", en: "general violation")
        case .severe: Text(zh: "严重违规", en: "severe violation")
        }
    }
}

extension PublicAttention {
    /// Its name for people.
    public var title: Text {
        switch self {
        case .ordinary: Text(zh: "一般舆情", en: "ordinary")
        case .larger: Text(zh: "较大舆情", en: "larger")
        case .major: Text(zh: "重大舆情", en: "major")
        }
    }
}

extension SaleDuty {
    /// Its name for people.
    public var title: Text {
        switch self {
        case .clearPromotion: Text(zh: "宣传清晰", en: "clear promotion")
        case .noInducement: Text(zh: "无诱导消费", en: "no luring into consumption")
        case .orderlyProcedure: Text(zh: "订购流程规范", en: "an orderly subscription procedure")
        }
    }
}

extension BenefitScope {
    /// Its name for people.
    public var title: Text {
        switch self {
        case .networkwide: Text(zh: "全网", en: "networkwide")
        case .provincial: Text(zh: "省统通用", en: "provincial")
        case .municipal: Text(zh: "市级", en: "municipal")
        }
    }
}
