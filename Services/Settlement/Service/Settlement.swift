public import ServiceKit

/// Reconciliation, anomalies, statements, holds.
///
/// Its business is still to come; it offers what every service offers.
public struct Settlement: BusinessService {
    /// The name of the executable and of the file.
    public static let name = "settlement"
    /// What it is for.
    public static let summary = "结算：对账、异常、结算单、暂缓。 Reconciliation, anomalies, statements, holds."
    /// Where it listens unless told.
    public static let defaultEndpoint = "tcp://127.0.0.1:7105"

    /// The service; it needs nothing of the house yet.
    public init(_ house: House) {}
}
