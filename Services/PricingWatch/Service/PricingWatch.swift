public import ServiceKit

/// Price observations, caps, repricing, price points.
///
/// Its business is still to come; it offers what every service offers.
public struct PricingWatch: BusinessService {
    /// The name of the executable and of the file.
    public static let name = "pricing-watch"
    /// What it is for.
    public static let summary = "价格监测：价格抽查、上限、调价。 Price observations, caps, repricing, price points."
    /// Where it listens unless told.
    public static let defaultEndpoint = "tcp://127.0.0.1:7104"

    /// The service; it needs nothing of the house yet.
    public init(_ house: House) {}
}
