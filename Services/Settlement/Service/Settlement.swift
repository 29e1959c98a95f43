public import ServiceKit

/// Reconciliation, anomalies, statements, holds. Its business is still to come; it offers what every service offers.
public struct Settlement: BusinessService {
    public static let name = "settlement"
    public static let summary = "结算：对账、异常、结算单、暂缓。 Reconciliation, anomalies, statements, holds."
    public static let defaultEndpoint = "tcp://127.0.0.1:7105"

    public init(_ house: House) {}
}
