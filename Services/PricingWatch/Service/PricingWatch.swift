public import ServiceKit

/// Price observations, caps, repricing, price points. Its business is still to come; it offers what every service offers.
public struct PricingWatch: BusinessService {
    public static let name = "pricing-watch"
    public static let summary = "价格监测：价格抽查、上限、调价。 Price observations, caps, repricing, price points."
    public static let defaultEndpoint = "tcp://127.0.0.1:7104"

    public init(_ house: House) {}
}
